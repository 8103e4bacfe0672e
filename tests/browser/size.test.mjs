// The budget of toolchain/size_budget.txt, held against build/web and against what a browser really asks for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientReady, launchChromium, openPage, settled } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { agent, password, signIn, until } from './support/people.mjs';
import { startServer } from './support/server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
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
  const files = Object.entries(JSON.parse(await read('build/web/manifest.json')));
  const sizes = (/** @type {boolean} */ areWords) => files.filter(([name]) => name.startsWith('words') === areWords).map(([, file]) => file.br);
  // of the languages one is read: the longest
  assertWithin('whole_client', sizes(false).reduce((sum, size) => sum + size, 0) + Math.max(...sizes(true)));
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
  await page.route(/\/rest\.[0-9a-f]+\.wasm$/, () => {});  // fetched once that screen is there
  await page.goto(`${server.url}/panorama/signin`);
  await clientReady(page);
  await settled(page);
  assert.deepEqual(requests.filter((url) => !url.startsWith(server.url)), [], 'another host was asked');
  const needed = requests.filter((url) => !url.includes('/rest.'));
  assertWithin('first_screen', total(ofClient(await received(page))));
  assertWithin('requests_first_screen', ofClient(needed.map((url) => ({ url }))).length);
});

test('whoever is signed in waits for one answer and no more requests than the budget', async (context) => {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await signIn(user, agent);
  const { page } = user;
  await page.waitForLoadState('networkidle');  // what the page before still asks for is not counted
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await page.reload();
  await user.see('heading', 'Bonjour Élise');
  await settled(page);
  const ofProgram = requests.filter((request) => !/^\/(photos|pictures)\//.test(new URL(request.url()).pathname));
  assert.equal(ofProgram.filter((request) => request.method() === 'POST').length, 1);
  assertWithin('requests_first_screen', ofProgram.length);
});

test('the entrance works before the rest of the program has come, and signing in waits for that', async (context) => {  // P37
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  const { page } = user;
  /** @type {(() => void)[]} */
  const held = [];
  await page.route(/\/rest\.[0-9a-f]+\.wasm$/, (route) => held.push(() => void route.continue()));
  for (const [path, role, name] of [['register', 'textbox', 'Code d’agent'], ['reset', 'textbox', 'Code d’agent'],
    ['link/notatoken', 'main', 'Studio Panorama'], ['orders', 'textbox', 'Code d’agent']]) {
    await user.open(`/panorama/${path}`);
    await clientReady(page);
    await user.see(role, name);
    // Not until it rests: what waits for the rest of the program says so with a moving sign.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await user.type('textbox', 'Code d’agent', agent);
  await user.type('textbox', 'Mot de passe', password);
  await user.activate('button', 'Se connecter');
  await until(async () => held.length > 0, 'the rest was asked for');
  assert.deepEqual(await user.complaints(), []);
  held.forEach((release) => release());
  await user.see('link', 'Nouvelle commande');
  assert.deepEqual(await user.complaints(), []);
});
