// What people asked of their system holds at once: forced colours, less motion, larger text, dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, screenshot, settled } from './support/chromium.mjs';
import { until } from './support/people.mjs';
import { screens } from './support/screens.mjs';
import { setStage } from './support/stage.mjs';
import { visitor } from './support/visitor.mjs';

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

/** What a screen consists of: colours with more than their share of the pixels, the most frequent first. @param {import('playwright-core').Page} page */
const mainColours = async (page) => page.evaluate(async (png) => {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  const pixels = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const color = `rgb(${pixels[at]}, ${pixels[at + 1]}, ${pixels[at + 2]})`;
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > pixels.length / 4 / 2000).sort(([, a], [, b]) => b - a).map(([color]) => color);
}, (await page.screenshot()).toString('base64'));

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`forced colours are the system's, ${colorScheme}`, async (context) => {
    const page = await visit(context, 'account');
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await settled(page);
    const system = await page.evaluate(() => Object.fromEntries(
      ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText', 'ButtonText'].map((keyword) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = keyword;
        const color = getComputedStyle(probe).color.replace(/rgba\((.*), [\d.]+\)/, 'rgb($1)');
        probe.remove();
        return [keyword, color];
      })));
    const shown = await mainColours(page);
    assert.equal(shown[0], system['Canvas']);
    assert.ok(shown.includes(system['CanvasText'] ?? ''), `${shown} and no ${system['CanvasText']}`);
    assert.deepEqual(shown.filter((color) => !Object.values(system).includes(color)), [], JSON.stringify(system));
    await screenshot(page, `forced-colours-${colorScheme}`);
  });
}

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
const heights = async (page) => new Map(await page.evaluate(() => [...document.querySelectorAll(
  // What stands on one line may be wrapped, a paragraph, once it is larger.
  '#guichet-mirror .text, #guichet-mirror [data-role=text], #guichet-mirror [data-role=paragraph]')]
  .filter((text) => !text.closest('[inert]') && text.textContent && /** @type {HTMLElement} */ (text).style.fontSize !== '')
  .map((text) => {
    const scale = text.getBoundingClientRect().height / /** @type {HTMLElement} */ (text).offsetHeight;
    return /** @type {[string, number]} */ ([(text.textContent ?? '').replaceAll('\n', ' '), scale * parseFloat(/** @type {HTMLElement} */ (text).style.fontSize)]);
  })));

for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const name of ['home', 'orders', 'order-form', 'order', 'account', 'queue-order', 'signin']) {
    test(`text at 200 % holds at once and nothing is lost: ${name}, ${size.width} wide`, async () => {
      const page = await stage.visits.visit(screen(name));
      await page.setViewportSize(size);
      await settled(page);
      const before = await heights(page);
      // What the text size of the browser's settings does.
      await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
      await until(async () => {
        const growth = [...await heights(page)].filter(([text]) => before.has(text)).map(([text, height]) => height / (before.get(text) ?? 1));
        growth.sort((left, right) => left - right);
        return growth.length > 2 && (growth[growth.length >> 1] ?? 0) > 1.9;
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

test('two fingers enlarge the page of a phone to more than twice its size and move it', async (context) => {
  const phones = visitor(stage.browser, stage.server.url, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  context.after(() => phones.close());
  const page = await phones.visit(screen('orders'));
  const client = await page.context().newCDPSession(page);
  /** @param {{ x: number, y: number }[][]} steps where the fingers are */
  const touch = async (...steps) => {
    for (const [at, touchPoints] of steps.entries()) {
      await client.send('Input.dispatchTouchEvent', { type: at ? 'touchMove' : 'touchStart', touchPoints });
    }
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const apart = Array.from({ length: 12 }, (_, step) => [{ x: 175 - step * 12, y: 300 }, { x: 215 + step * 12, y: 300 }]);
  await touch(...apart);
  const view = () => page.evaluate(() => ({ scale: visualViewport?.scale ?? 1, left: visualViewport?.offsetLeft ?? 0 }));
  await until(async () => (await view()).scale >= 2, 'the page is twice as large');
  // Towards the farther edge: a finger that goes on at an edge of the page is the browser's way back to the page before.
  const { left, scale } = await view(), way = left > (390 - 390 / scale) / 2 ? 15 : -15;
  await touch(...Array.from({ length: 10 }, (_, step) => [{ x: 195 + step * way, y: 300 }]));
  await until(async () => Math.abs((await view()).left - left) > 20, 'one finger shows another part of it');
  assert.deepEqual(await misplaced(page), []);
});

/** Width of each text that stands there once. @param {import('playwright-core').Page} page */
const widths = async (page) => new Map(await page.evaluate(() => [...document.querySelectorAll('#guichet-mirror .text, #guichet-mirror [data-role=text]')]
  .filter((text) => !text.closest('[inert]') && text.textContent && !text.textContent.includes('\n') && /** @type {HTMLElement} */ (text).style.fontSize !== '')
  .map((text) => /** @type {[string, number]} */ ([text.textContent ?? '', text.getBoundingClientRect().width]))));

/** Of the page once its photographs have come, too. @param {import('playwright-core').Page} page */
async function stillPicture(page) {
  let last = await page.screenshot();
  await until(async () => {
    await settled(page);
    const earlier = last;
    last = await page.screenshot();
    return last.equals(earlier);
  }, 'the picture stands still');
  return last;
}

/** As extensions and bookmarklets do, and what WCAG 1.4.12 names. */
const wideSpacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  for (const name of ['home', 'orders', 'order-form', 'order', 'conversation', 'account', 'queue-order', 'signin']) {
    test(`text spacing of the reader's style sheet holds at once and nothing is lost: ${name}, ${size.width} wide`, async () => {
      const page = await stage.visits.visit(screen(name));
      await page.setViewportSize(size);
      await settled(page);
      const said = async () => (await page.locator('#guichet-mirror').innerText()).replace(/\s+/g, ' ');
      const before = await widths(page), picture = await stillPicture(page), words = await said();
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, wideSpacing);
      const growth = async () => {
        const after = await widths(page);
        return [...before].filter(([text]) => after.has(text)).map(([text, width]) => (after.get(text) ?? 0) / width).sort((a, b) => a - b);
      };
      await until(async () => {
        const all = await growth();
        return (all[all.length >> 1] ?? 0) > 1.15;
      }, 'most texts are wider');
      await settled(page);
      await screenshot(page, `text-spacing-${name}-${size.width}`);
      assert.deepEqual(await misplaced(page), []);
      await page.evaluate(() => (document.adoptedStyleSheets = []));
      await until(async () => ((await growth()).at(-1) ?? 2) < 1.01, 'everything is as it was');
      // Home says how many minutes ago somebody answered: once they are others, so is the picture.
      await until(async () => picture.equals(await page.screenshot()) || words !== await said(), 'the old picture comes back');
      await page.setViewportSize({ width: 1440, height: 900 });
    });
  }
}
