// The budget of toolchain/size_budget.txt, held against build/web and against what a browser really asks for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, openPage, settled } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name) => readFile(path.join(root, name), 'utf8');
const budget = Object.fromEntries((await read('toolchain/size_budget.txt')).split('\n')
  .map((line) => line.replace(/#.*/, '').trim().split(/\s+/)).filter((words) => words.length === 2)
  .map(([name, limit]) => [name, Number(limit)]));
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

function assertWithin(name, amount) {
  assert.ok(amount <= budget[name], `${name}: ${amount}, allowed are ${budget[name]}`);
}

/** What arrived so far: the page itself and its resources. */
const received = (page) => page.evaluate(() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].map((entry) => ({ url: entry.name, bytes: entry.encodedBodySize })));

/** The portal's own picture beside the sign-in form is its content, not the client's weight. */
const ofClient = (answers) => answers.filter(({ url }) => !new URL(url).pathname.startsWith('/pictures/'));

const total = (answers) => answers.reduce((sum, answer) => sum + answer.bytes, 0);

test('all files of the client stay within the budget', async () => {
  const files = Object.values(JSON.parse(await read('build/web/manifest.json')));
  assertWithin('whole_client', files.reduce((sum, file) => sum + file.br, 0));
});

test('the sign-in form can be filled in after a few kilobytes', async (context) => {
  const { page } = await openPage(browser);
  context.after(() => page.context().close());
  await page.route(/\.(js|wasm|bin)$/, () => {});  // never arrive
  await page.goto(`${server.url}/panorama/signin`, { waitUntil: 'commit' });
  await page.locator('input[autocomplete~="username"]').fill('anna@example.org');
  assertWithin('before_typing', total(await received(page)));
});

test('the first drawn screen stays within the budget of bytes and requests', async (context) => {
  const { page } = await openPage(browser);
  context.after(() => page.context().close());
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${server.url}/panorama/signin`);
  await clientReady(page);
  await settled(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), [], 'another host was asked');
  assertWithin('first_screen', total(ofClient(await received(page))));
  assertWithin('requests_first_screen', ofClient(requests.map((url) => ({ url }))).length);
});
