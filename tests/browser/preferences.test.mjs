// What people asked of their system holds at once: forced colours, less motion, larger text, dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, screenshot, settled } from './support/chromium.mjs';
import { until } from './support/people.mjs';
import { screens } from './support/screens.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

const screen = (/** @type {string} */ name) => screens.find((one) => one.name === name) ?? assert.fail(name);

/** Whatever a test asked for is taken back. @param {import('node:test').TestContext} context @param {string} name */
async function visit(context, name) {
  const page = await stage.visits.visit(screen(name));
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
  // Texts of one part of the page, as far as it shows them, never lie over each other.
  const shown = [...document.querySelectorAll('#guichet-mirror .text, #guichet-mirror [data-role=text]')]
    .filter((text) => !text.closest('[inert]') && text.textContent && !text.querySelector('.text'))
    .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect(), part: text.closest('[data-role=scroller], [role=dialog], nav, [role=banner]') }));
  for (const [index, one] of shown.entries()) {
    for (const other of shown.slice(index + 1)) {
      const [a, b] = [one.box, other.box];
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left), height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (one.part === other.part && width > 2 && height > Math.min(a.height, b.height) / 3) wrong.push(`${one.words} and ${other.words} lie over each other`);
    }
  }
  return wrong;
});

/** Size of the letters of each text that stands there once. @param {import('playwright-core').Page} page */
const heights = async (page) => new Map(await page.evaluate(() => [...document.querySelectorAll('#guichet-mirror .text, #guichet-mirror [data-role=text]')]
  .filter((text) => !text.closest('[inert]') && text.textContent && /** @type {HTMLElement} */ (text).style.fontSize !== '')
  .map((text) => {
    const scale = text.getBoundingClientRect().height / /** @type {HTMLElement} */ (text).offsetHeight;
    return /** @type {[string, number]} */ ([text.textContent ?? '', scale * parseFloat(/** @type {HTMLElement} */ (text).style.fontSize)]);
  })));

for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const name of ['home', 'orders', 'order-form', 'order', 'account', 'queue-order', 'signin']) {
    // On a phone as far as lines of 320 units fit: what is wider than the screen cannot be read either.
    test(`text at 200 % holds at once and nothing is lost: ${name}, ${size.width} wide`, async () => {
      const page = await stage.visits.visit(screen(name));
      await page.setViewportSize(size);
      await settled(page);
      const before = await heights(page);
      // What the text size of the browser's settings does.
      await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
      await until(async () => {
        const after = await heights(page);
        const growth = [...before].filter(([text]) => after.has(text)).map(([text, height]) => (after.get(text) ?? 0) / height).sort((a, b) => a - b);
        return (growth[growth.length >> 1] ?? 0) > Math.min(2, size.width / 320) - 0.1;
      }, 'most texts are larger');
      await settled(page);
      await screenshot(page, `large-text-${name}-${size.width}`);
      assert.deepEqual(await misplaced(page), []);
      assert.ok((await page.locator('#guichet-mirror').innerText()).length > 200, 'little is said any more');
      await page.evaluate(() => (document.documentElement.style.fontSize = ''));
      await page.setViewportSize({ width: 1440, height: 900 });
    });
  }
}
