// What would sink a canvas program in a browser, tried on the sign-in screen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings, clientReady, launchChromium, openPage, painterChosen, screenshot, settled, withoutWebgl } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';

const portal = 'manutek';
const username = 'input[autocomplete~="username"]';
const password = 'input[autocomplete~="current-password"]';
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The sign-in screen, drawn and at rest; afterwards the page must not have complained. */
async function signIn(context, options = {}, used = browser, at = portal) {
  const opened = await openPage(used, options);
  context.after(async () => {
    const violations = await opened.page.evaluate(() => globalThis.violations).catch(() => []);
    await opened.context.close();
    assert.deepEqual(violations, [], 'the content security policy was violated');
    assert.deepEqual(opened.complaints, []);
  });
  await opened.page.goto(`${server.url}/${at}/signin`);
  await clientReady(opened.page);
  await painterChosen(opened.page);
  await settled(opened.page);
  return opened;
}

const valueOf = (page, selector) => page.locator(`#guichet-mirror ${selector}`).inputValue();

test('the fields can be used before any script runs and keep what was typed', async (context) => {  // P37
  const { page } = await openPage(browser);
  context.after(() => page.context().close());
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/\.js$/, async (route) => (await held, route.continue()));
  await page.goto(`${server.url}/${portal}/signin`, { waitUntil: 'commit' });
  await page.locator(username).pressSequentially('anna@example.org');
  assert.equal(await page.locator('form[method=post]').count(), 1);
  release();
  await clientReady(page);
  await settled(page);
  assert.equal(await valueOf(page, username), 'anna@example.org');
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'));
  assert.match(focused ?? '', /username/, 'the focus moved while the client took over');
  await page.keyboard.type('x');
  assert.equal(await valueOf(page, username), 'anna@example.orgx');
});

test('who signs in with Enter, and touches nothing else, is let in', async (context) => {  // P38, P39
  const { page } = await signIn(context, {}, browser, 'panorama');
  await page.locator(`#guichet-mirror ${username}`).fill('48213');
  await page.locator(`#guichet-mirror ${password}`).fill('guichet-demo-2026');
  await settled(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Bonjour Élise' }).waitFor({ state: 'attached' });
});

test('password managers find fields of real size that are hit at their centre', async (context) => {  // P39
  const { page } = await signIn(context);
  for (const selector of [username, password]) {
    const found = await page.locator(`#guichet-mirror ${selector}`).evaluate((field) => {
      const box = field.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return { width: box.width, height: box.height, isHit: hit === field, isInForm: field.form !== null, root: field.getRootNode() === document };
    });
    assert.ok(found.width >= 30 && found.height >= 24, `${selector} is ${found.width} x ${found.height}`);
    assert.ok(found.isHit && found.isInForm && found.root, JSON.stringify(found));
  }
});

test('composed, dead-key and AltGr text arrives', async (context) => {  // P39
  const { page } = await signIn(context);
  await page.locator(`#guichet-mirror ${username}`).focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'zażółć', selectionStart: 6, selectionEnd: 6 });
  await devtools.send('Input.insertText', { text: 'zażółć' });
  // Windows says AltGr as Ctrl+Alt: a page that takes such keys for shortcuts eats Polish letters.
  const isEaten = await page.locator(`#guichet-mirror ${username}`).evaluate((field) => {
    const keys = ['ą', 'k', '@', '€'].map((key) =>
      new KeyboardEvent('keydown', { key, ctrlKey: true, altKey: true, bubbles: true, cancelable: true }));
    return keys.some((event) => !field.dispatchEvent(event));
  });
  assert.equal(isEaten, false);
  await settled(page);
  assert.equal(await valueOf(page, username), 'zażółć');
});

test('nothing is drawn and nothing runs at rest', async (context) => {  // P41
  const { page } = await signIn(context);
  await page.evaluate(() => document.activeElement?.blur());
  await settled(page);
  const frames = await page.evaluate(() => new Promise((done) => {
    let count = 0;
    const native = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => (count++, native(callback));
    setTimeout(() => done(count), 3000);
  }));
  assert.equal(frames, 0);
});

test('every activation happens once, whoever clicks', async (context) => {
  const { page } = await signIn(context);
  const box = page.locator('#guichet-mirror input[type=checkbox]').first();
  const steps = [() => box.click(), () => box.press('Space'), () => box.evaluate((element) => element.click())];
  for (const step of steps) {
    const earlier = await box.isChecked();
    await step();
    await settled(page, 100);
    assert.equal(await box.isChecked(), !earlier);
  }
});

test('texts can be found, selected and copied', async (context) => {
  const { page } = await signIn(context);
  const heading = await page.locator('#guichet-mirror h1').innerText();
  assert.ok(heading.length > 3);
  assert.ok(await page.evaluate((text) => window.find(text, false, false, true), heading), 'find in page');
  const selected = await page.evaluate(() => String(getSelection()));
  assert.equal(selected, heading);
  const line = await page.locator('#guichet-mirror h1 .text').boundingBox();
  await page.mouse.click(1, 1);
  await page.mouse.move(line.x + 2, line.y + line.height / 2);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width - 2, line.y + line.height / 2, { steps: 5 });
  await page.mouse.up();
  assert.ok(heading.includes((await page.evaluate(() => String(getSelection()))).trim()));
});

test('axe-core has nothing to say', async (context) => {
  for (const colorScheme of ['light', 'dark']) {
    const { page } = await signIn(context, { colorScheme });
    assert.deepEqual(await axeFindings(page), []);
  }
});

test('the page never blocks zoom, menus or printing', async (context) => {
  const { page } = await signIn(context);
  assert.doesNotMatch(await page.locator('meta[name=viewport]').getAttribute('content') ?? '', /user-scalable|maximum-scale/);
  const prevented = await page.evaluate(() => {
    const element = document.querySelector('#guichet-mirror input');
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    element.dispatchEvent(menu);
    const keys = ['p', 's', 'f', 'r'].map((key) => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
      return event.defaultPrevented;
    });
    return menu.defaultPrevented || keys.includes(true);
  });
  assert.equal(prevented, false);
});

test('the back button goes back', async (context) => {
  const { page } = await signIn(context);
  const start = page.url();
  const link = page.locator('#guichet-mirror a[href]').first();
  await link.click();
  await page.waitForURL((url) => url.href !== start);
  await page.goBack();
  await page.waitForURL(start);
  await settled(page);
  assert.equal(await page.locator(`#guichet-mirror ${username}`).count(), 1);
});

test('a lost context comes back with the same picture', async (context) => {
  const { page } = await signIn(context);
  await page.evaluate(() => document.activeElement?.blur());
  await settled(page);
  const before = await page.screenshot();
  await page.evaluate(() => {
    const gl = document.getElementById('guichet-canvas').getContext('webgl2');
    globalThis.losing = gl.getExtension('WEBGL_lose_context');
    globalThis.losing.loseContext();
  });
  await page.waitForTimeout(300);
  await page.evaluate(() => globalThis.losing.restoreContext());
  await page.waitForTimeout(300);
  await settled(page);
  assert.ok(before.equals(await page.screenshot()), 'the restored picture differs');
});

test('a context that stays away is replaced by software painting', async (context) => {
  const { page } = await signIn(context);
  await page.evaluate(() => document.getElementById('guichet-canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
  await page.waitForFunction(() => document.getElementById('guichet-canvas').getContext('2d') !== null, null, { timeout: 8000 });
  await settled(page);
  assert.ok(await hasInk(page), 'the canvas is blank');
});

test('the first frames, painted in software, look like those of WebGL', async (context) => {
  const { page, context: own } = await openPage(browser);
  context.after(() => own.close());
  await page.addInitScript(() => {  // WebGL waits until the test says so
    const idle = globalThis.requestIdleCallback.bind(globalThis);
    globalThis.requestIdleCallback = (callback) => void (globalThis.goOn = () => idle(callback));
  });
  await page.route('**/pictures/**', (route) => route.abort());  // they wait for WebGL
  await page.goto(`${server.url}/${portal}/register`);
  await page.waitForFunction(() => globalThis.goOn);
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(500);
  assert.ok(await hasInk(page), 'the canvas is blank');
  const before = await page.screenshot();
  const again = () => page.evaluate(() => { const now = globalThis.goOn; globalThis.goOn = undefined; now(); });
  await again();
  await page.waitForFunction(() => globalThis.goOn);
  await again();
  await painterChosen(page);
  assert.equal(await page.evaluate(() => document.getElementById('guichet-canvas').getContext('2d')), null, 'still in software');
  await settled(page);
  // Soft edges differ a little; one in ten thousand by more than an eye might see.
  assert.ok(await shareThatDiffers(page, before, await page.screenshot()) < 2e-4, 'the picture differs');
});

/** How much of two screenshots differs by more than a sixteenth. */
const shareThatDiffers = (page, ...pictures) => page.evaluate(async (encoded) => {
  const [before, after] = await Promise.all(encoded.map(async (text) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  return before.filter((value, at) => Math.abs(value - after[at]) > 16).length / before.length;
}, pictures.map((picture) => picture.toString('base64')));

test('a dense screen gets all its pixels', async (context) => {  // P42
  const { page } = await signIn(context, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  assert.deepEqual(await page.evaluate(() => { const { width, height } = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas')); return [width, height]; }), [780, 1688]);
});

test('without WebGL the same screen is painted in software', async (context) => {
  const plain = await launchChromium(withoutWebgl);
  context.after(() => plain.close());
  const { page } = await signIn(context, {}, plain);
  assert.equal(await page.evaluate(() => document.createElement('canvas').getContext('webgl2')), null);
  assert.ok(await hasInk(page), 'the canvas is blank');
  await screenshot(page, 'signin-software');
});

/** Whether the 2D canvas shows more than one colour. */
const hasInk = (page) => page.evaluate(() => {
  const canvas = document.getElementById('guichet-canvas');
  const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const colors = new Set();
  for (let at = 0; at < data.length && colors.size < 4; at += 4) colors.add(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
  return colors.size > 3;
});

test('touch scrolls natively and clicks nothing', async (context) => {
  const { page } = await signIn(context, { viewport: { width: 360, height: 420 }, hasTouch: true, isMobile: true });
  const before = page.url();
  const devtools = await page.context().newCDPSession(page);
  const touch = (type, y) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 180, y }] });
  await touch('touchStart', 350);
  for (let y = 340; y >= 100; y -= 20) await touch('touchMove', y);
  await touch('touchEnd', 100);
  await settled(page);
  const scrolled = await page.evaluate(() => Math.max(...[...document.querySelectorAll('[data-role=scroller]')].map((at) => at.scrollTop), 0));
  assert.ok(scrolled > 50, `scrolled by ${scrolled}`);
  assert.equal(page.url(), before);
});

test('the first picture needs few requests, all of this site', async (context) => {
  const { page } = await openPage(browser);
  context.after(() => page.context().close());
  const requests = [];
  page.on('request', (request) => request.resourceType() !== 'image' && !request.url().endsWith('.jpg') && requests.push(request.url()));
  await page.goto(`${server.url}/${portal}/signin`);
  await clientReady(page);
  assert.ok(requests.every((url) => url.startsWith(server.url) || url.startsWith('data:')), requests.join('\n'));
  assert.ok(requests.length <= 9, requests.join('\n'));
});
