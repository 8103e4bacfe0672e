// The budget of toolchain/size_budget.txt, held against build/web and against what a browser really asks for.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { firstFrame, launchChromium, openPage, settled } from './support/chromium.mjs';
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
  await firstFrame(page);
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
  await page.mouse.move(0, 0);  // a pointer left where the button was rests on a row and fetches its order ahead
  const requests = [];
  page.on('request', (request) => requests.push(request));
  await page.reload();
  await user.see('heading', 'Bonjour Élise');
  await settled(page);
  const sinceReload = requests.slice(requests.findIndex((request) => request.isNavigationRequest()));
  const ofProgram = sinceReload.filter((request) => !/^\/(photos|pictures)\//.test(new URL(request.url()).pathname));
  assert.equal(ofProgram.filter((request) => request.method() === 'POST').length, 1);
  assertWithin('requests_first_screen', ofProgram.length);
});

/** The second part of the program stays away until it is let through. @param {import('playwright-core').Page} page */
async function holdRest(page) {
  /** @type {(() => void)[]} */
  const held = [];
  await page.route(/\/rest\.[0-9a-f]+\.wasm$/, (route) => held.push(() => void route.continue()));
  return {
    isAsked: () => until(async () => held.length > 0, 'the rest was asked for'),
    come: () => held.splice(0).forEach((letThrough) => letThrough()),
  };
}

const looks = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 1280, height: 720 }, colorScheme: 'dark', locale: 'pl-PL' },
  { viewport: { width: 1024, height: 768 }, forcedColors: 'active', locale: 'en-GB' },
  { viewport: { width: 768, height: 1024 }, contrast: 'more', deviceScaleFactor: 1.5 },
  { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3, reducedMotion: 'reduce' },
  { viewport: { width: 320, height: 568 }, colorScheme: 'dark', contrast: 'more', locale: 'pl-PL' },
];

test('the first frame of every entrance is drawn by the first part of the program alone', async (context) => {  // P37
  for (const look of looks) {
    const { page, complaints } = await openPage(browser, /** @type {import('playwright-core').BrowserContextOptions} */ (look));
    context.after(() => page.context().close());
    const rest = await holdRest(page);
    for (const portal of ['panorama', 'niveau', 'lumen', 'brzozowa', 'manutek']) {
      for (const address of portal === 'panorama' ? ['signin', 'register', 'reset', 'orders', 'nowhere'] : ['signin', 'reset']) {
        await page.goto(`${server.url}/${portal}/${address}`);
        await firstFrame(page);
        await page.locator('#guichet-mirror').getByRole('textbox').first().waitFor({ state: 'attached' });
        await rest.isAsked();
        assert.deepEqual([portal, address, look, complaints], [portal, address, look, []]);
        assert.equal(await page.evaluate(() => performance.getEntriesByName('guichet-whole').length), 0);
      }
    }
  }
});

test('what is done before the rest of the program has come is done when it is there', async (context) => {  // P37
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  const { page } = user;
  const rest = await holdRest(page);
  await page.goto(`${server.url}/panorama/signin`);
  await firstFrame(page);
  await user.type('textbox', 'Code d’agent', agent);
  await user.type('textbox', 'Mot de passe', password);
  await page.mouse.move(300, 300);
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await user.activate('button', 'Se connecter');
  await rest.isAsked();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.deepEqual(await user.complaints(), []);
  rest.come();
  await user.see('link', 'Nouvelle commande');
  assert.deepEqual(await page.evaluate(() => [document.querySelector('canvas')?.clientWidth, innerWidth]), [1000, 1000]);
  assert.deepEqual(await user.complaints(), []);
});
