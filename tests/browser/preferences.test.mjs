// What people asked of their system holds at once: forced colours, less motion, larger text, dark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings, launchChromium, settled } from './support/chromium.mjs';
import { screens } from './support/screens.mjs';
import { startServer } from './support/server.mjs';
import { visitor } from './support/visitor.mjs';

let server, browser, visits;
before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  visits = visitor(browser, server.url);
});
after(async () => {
  await visits?.close();
  await browser?.close();
  await server?.stop();
});

const screen = (/** @type {string} */ name) => screens.find((one) => one.name === name) ?? assert.fail(name);


/** Whatever a test asked for is taken back. @param {import('node:test').TestContext} context @param {string} name */
async function visit(context, name) {
  const page = await visits.visit(screen(name));
  context.after(() => page.emulateMedia({ forcedColors: null, colorScheme: null, reducedMotion: null }));
  return page;
}

test('forced colours come and go while the page stands', async (context) => {
  const page = await visit(context, 'account');
  const plain = await page.screenshot();
  await page.emulateMedia({ forcedColors: 'active' });
  await settled(page);
  assert.ok(!plain.equals(await page.screenshot()), 'the picture is the same as before');
  await page.getByRole('textbox', { name: 'Nouveau courriel' }).focus();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle);
  assert.equal(outline, 'solid', 'the system does not draw the focus');
  assert.deepEqual(await axeFindings(page), []);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.emulateMedia({ forcedColors: 'none' });
  await settled(page);
  assert.ok(plain.equals(await page.screenshot()), 'the old picture does not come back');
});

test('dark comes and goes while the page stands, unless one look was chosen', async (context) => {
  const page = await visit(context, 'account');
  const light = await page.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  assert.ok(!light.equals(await page.screenshot()), 'the picture is the same as before');
  await page.getByRole('combobox', { name: 'Apparence' }).selectOption({ label: 'Clair' });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === 'light');
  await page.getByRole('combobox', { name: 'Apparence' }).selectOption({ index: 0 });
});

test('less motion is less at once', async (context) => {
  const page = await visit(context, 'orders');
  const frames = async () => {
    await page.evaluate(() => {
      const native = globalThis.requestAnimationFrame;
      globalThis.frames_ = 0;
      globalThis.requestAnimationFrame = (callback) => (globalThis.frames_++, native(callback));
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Rechercher ou agir' }).waitFor({ state: 'attached' });
    await settled(page);
    await page.keyboard.press('Escape');
    await settled(page);
    return page.evaluate(() => globalThis.frames_);
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const still = await frames();
  assert.ok(still < 40, `${still} frames`);
});

/** Texts that lie over each other or beyond the edge. @param {import('playwright-core').Page} page */
const misplaced = (page) => page.evaluate(() => {
  const wrong = [];
  if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
  for (const text of document.querySelectorAll('#guichet-mirror .text, #guichet-mirror [data-role=text]')) {
    const box = text.getBoundingClientRect();
    if (!text.closest('.sideways') && box.width > 0 && box.right > innerWidth + 1) wrong.push(`${text.textContent} is cut off`);
  }
  return wrong;
});

for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const name of ['home', 'orders', 'order-form', 'order', 'account', 'queue-order', 'signin']) {
    test(`text at 200 % holds at once and nothing is lost: ${name}, ${size.width} wide`, async () => {
      const page = await visits.visit(screen(name));
      await page.setViewportSize(size);
      await settled(page);
      // The first level may be said only, where the bar above shows it.
      const text = page.locator('#guichet-mirror :is(h1, h2) .text').last();
      const before = (await text.boundingBox())?.height ?? 0;
      const words = await page.locator('#guichet-mirror').innerText();
      // What the text size of the browser's settings does.
      await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
      await settled(page);
      const after = (await text.boundingBox())?.height ?? 0;
      assert.ok(after >= before * 1.4 || size.width > 390 && before === 0, `${before} px became ${after} px`);
      assert.deepEqual(await misplaced(page), []);
      assert.ok((await page.locator('#guichet-mirror').innerText()).length > words.length * 0.6, 'much is not said any more');
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await page.setViewportSize({ width: 1440, height: 900 });
    });
  }
}
