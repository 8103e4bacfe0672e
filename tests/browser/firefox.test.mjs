// What differs by engine, tried in Firefox: text from keyboards, and a visit without a server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clientRuns, launchFirefox } from './support/firefox.mjs';
import { until } from './support/people.mjs';
import { dataFolder, runServer } from './support/server.mjs';

const username = '#guichet-mirror input[autocomplete~="username"]';
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([dataFolder().then((data) => runServer(data)), launchFirefox()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** @param {import('node:test').TestContext} context */
async function signInPage(context) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  context.after(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });
  await page.goto(`${server.url}/panorama/signin`);
  await clientRuns(page);
  return page;
}

/** Frames in which the client could put back what it did not take. @param {import('puppeteer-core').Page} page */
const someFrames = (page) => page.evaluate(() => new Promise((done) => {
  let left = 10;
  const next = () => (left-- ? requestAnimationFrame(next) : done(undefined));
  next();
}));

const valueOf = (/** @type {import('puppeteer-core').Page} */ page) =>
  page.$eval(username, (field) => /** @type {HTMLInputElement} */ (field).value);

test('characters that need AltGr arrive, and keys held with it are left alone', async (context) => {
  const page = await signInPage(context);
  await page.focus(username);
  await page.keyboard.type('zażółć gęślą jaźń @€');
  await someFrames(page);
  assert.equal(await valueOf(page), 'zażółć gęślą jaźń @€');
  await page.evaluate(() => {
    globalThis.eaten_ = [];
    addEventListener('keydown', (event) => event.defaultPrevented && globalThis.eaten_.push(event.key));
  });
  // Windows says AltGr as Control and Alt.
  await page.keyboard.down('Control');
  await page.keyboard.down('Alt');
  for (const key of ['ą', 'k', 'ł', '@', '€']) await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
  await page.keyboard.up('Alt');
  await page.keyboard.up('Control');
  assert.deepEqual(await page.evaluate(() => globalThis.eaten_), []);
});

test('the client does not write into a field while text is composed', async (context) => {
  const page = await signInPage(context);
  await page.focus(username);
  // The protocol has no dead keys: the events of one are made by hand, the frames between them are real.
  const step = (/** @type {string} */ kind, /** @type {string} */ text) => page.$eval(username, (field, type, value) => {
    const input = /** @type {HTMLInputElement} */ (field);
    if (value) input.value = value;
    input.dispatchEvent(type === 'input' ? new InputEvent(type, { bubbles: true, isComposing: true })
      : new CompositionEvent(type, { bubbles: true, data: value }));
  }, kind, text);
  await step('compositionstart', '');
  for (const text of ['^', 'ê']) {
    await step('input', text);
    await someFrames(page);
    assert.equal(await valueOf(page), text);
  }
  await step('compositionend', 'ê');
  await page.keyboard.type('tre');
  await someFrames(page);
  assert.equal(await valueOf(page), 'être');
});

test('the second visit starts without a server', async (context) => {
  const page = await signInPage(context);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await clientRuns(page);
  await until(() => page.evaluate(async () => (await caches.match('/panorama/')) !== undefined), 'the start page is kept');
  const { data } = server;
  const port = Number(new URL(server.url).port);
  await server.kill();
  await page.reload();
  await clientRuns(page);
  assert.ok(await page.$('#guichet-mirror h1, #guichet-mirror h2, #guichet-mirror form'));
  server = await runServer(data, port);
});
