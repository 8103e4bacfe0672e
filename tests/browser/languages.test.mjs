// The words of one language come with the page, those of another when it is chosen; nobody sees two of them in one visit
// who did not ask for it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, settled, withoutWebgl } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { agent, password, signIn, until } from './support/people.mjs';
import { startServer, web } from './support/server.mjs';
import { tags } from './support/words.mjs';

let server, browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** @param {import('node:test').TestContext} context @param {import('playwright-core').BrowserContextOptions} options */
async function visitor(context, options = {}, own = browser) {
  const user = await chromiumUser(own, server.url, options);
  context.after(async () => {
    await user.page.unrouteAll({ behavior: 'ignoreErrors' });
    await user.close();
  });
  /** The languages whose words were asked for, in order. @type {string[]} */
  const asked = [];
  user.page.on('request', (request) => {
    const found = /\/words-([\w-]+)\.[0-9a-f]{12}\.bin$/.exec(request.url());
    if (found?.[1]) asked.push(found[1]);
  });
  return { ...user, asked };
}

/** Holds back the words of a language. @param {import('playwright-core').Page} page @param {string} tag */
async function hold(page, tag) {
  /** @type {(() => void)[]} */
  const held = [];
  const file = new RegExp(`/words-${tag}\\.`);
  await page.route(file, (route) => held.push(() => void route.continue()));
  return {
    come: () => until(async () => held.length > 0, `the words of ${tag} were asked for`),
    release: async () => {
      held.splice(0).forEach((go) => go());
      await page.unroute(file);
    },
  };
}

test('each language has a file with all messages, of one list', async () => {
  const manifest = JSON.parse(await readFile(path.join(web, 'manifest.json'), 'utf8'));
  const names = Object.keys(manifest).filter((name) => name.startsWith('words-'));
  assert.deepEqual(names.sort(), tags.map((tag) => `words-${tag}.bin`));
  const files = await Promise.all(names.map((name) => readFile(path.join(web, manifest[name].path))));
  const marks = new Set(files.map((bytes) => bytes.subarray(0, 4).toString('hex')));
  assert.equal(marks.size, 1);
  const counts = new Set(files.map((bytes) => {
    const words = bytes.subarray(4).toString('utf8').split('\0');
    assert.equal(words.pop(), '', 'the last message ends');
    assert.ok(words.every((text) => text !== ''), 'a message is missing');
    return words.length;
  }));
  assert.equal(counts.size, 1, `${[...counts]} messages`);
});

for (const [locale, tag, button] of [['fr-CA', 'fr-CA', 'Se connecter'], ['fr-FR', 'fr-FR', 'Se connecter'], ['en-GB', 'en', 'Sign in'],
  ['pl-PL', 'pl-PL', 'Zaloguj się'], ['de-DE', 'fr-CA', 'Se connecter']]) {
  test(`a browser in ${locale} fetches the words of ${tag}, once`, async (context) => {
    const user = await visitor(context, { locale });
    await user.open('/panorama/signin');
    await user.see('button', String(button));
    await settled(user.page);
    assert.deepEqual(user.asked, [tag]);
    assert.equal(await user.page.locator('html').getAttribute('lang'), tag);
    assert.deepEqual(await user.complaints(), []);
  });
}

test('a chosen language is fetched, then spoken at once, and the next page comes in it', async (context) => {
  const user = await visitor(context);
  const { page } = user;
  await user.open('/panorama/signin');
  const polish = await hold(page, 'pl-PL');
  await user.pick('Langue', 'Polski');
  await polish.come();
  await settled(page);
  assert.ok(await user.has('button', 'Se connecter'), 'the old language went before the new one came');
  await polish.release();
  await user.see('button', 'Zaloguj się');
  assert.deepEqual(user.asked, ['fr-CA', 'pl-PL']);
  const served = await page.reload();
  assert.match(await served?.text() ?? '', /<html lang="pl-PL"/);
  await clientReady(page);
  await user.see('button', 'Zaloguj się');
  assert.deepEqual(user.asked, ['fr-CA', 'pl-PL', 'pl-PL']);
  await user.pick('Język', 'Français (Canada)');
  await user.see('button', 'Se connecter');
  assert.deepEqual(await user.complaints(), []);
});

test('a language that cannot be fetched says so, and nothing changes', async (context) => {
  const user = await visitor(context);
  await user.open('/panorama/signin');
  await user.context.setOffline(true);
  await user.pick('Langue', 'Polski');
  await user.page.getByText('Cette langue n’a pas pu être chargée').first().waitFor();
  assert.ok(await user.has('button', 'Se connecter'));
  assert.equal(await user.page.locator('html').getAttribute('lang'), 'fr-CA');
  assert.equal(await user.find('combobox', 'Langue').evaluate((/** @type {HTMLSelectElement} */ select) => select.selectedOptions[0]?.label), 'Français (Canada)');
  await user.context.setOffline(false);
  await user.pick('Langue', 'Polski');
  await user.see('button', 'Zaloguj się');
});

test('whoever signs in to an account in another language sees its pages in that one only', async (context) => {
  const first = await visitor(context);
  await signIn(first, agent);
  await first.open('/panorama/account');
  await first.pick('Langue', 'Polski');
  await first.see('heading', 'Moje konto');
  await settled(first.page);

  const user = await visitor(context, { locale: 'en-GB' });
  const { page } = user;
  await user.open('/panorama/signin');
  const polish = await hold(page, 'pl-PL');
  await user.type('textbox', 'Agent code', agent);
  await user.type('textbox', 'Password', password);
  await user.activate('button', 'Sign in');
  await polish.come();
  await settled(page);
  assert.ok(await user.has('button', 'Sign in'), 'a page was shown in the language of the entrance');
  await polish.release();
  await user.see('link', 'Zamówienia');
  await page.reload();
  await clientReady(page);
  assert.deepEqual(user.asked, ['en', 'pl-PL', 'pl-PL']);
  await first.pick('Język', 'Français (Canada)');
  await first.see('heading', 'Mon compte');
  await settled(first.page);
});

test('without WebGL it is the same', async (context) => {
  const plain = await launchChromium(withoutWebgl);
  const user = await visitor(context, { locale: 'en-GB' }, plain);
  context.after(() => plain.close());
  await user.open('/panorama/signin');
  await user.pick('Language', 'Polski');
  await user.see('button', 'Zaloguj się');
  assert.deepEqual(user.asked, ['en', 'pl-PL']);
});

test('without a network the program starts in the language it was left in, and the others are kept too', async (context) => {
  const user = await visitor(context, { serviceWorkers: 'allow' });
  const { page } = user;
  await user.open('/panorama/signin');
  await user.pick('Langue', 'Polski');
  await user.see('button', 'Zaloguj się');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await clientReady(page);
  await until(() => page.evaluate(async () => {
    for (const name of await caches.keys()) if (await (await caches.open(name)).match('/panorama/')) return true;
    return false;
  }), 'the start page is kept');
  await user.context.setOffline(true);
  await page.reload();
  await clientReady(page);
  await user.see('button', 'Zaloguj się');
  await user.pick('Język', 'English');
  await user.see('button', 'Sign in');
});

test('words of another list of messages are never shown', async (context) => {
  const user = await visitor(context);
  await user.page.route(/\/words-/, async (route) => {
    const response = await route.fetch();
    const bytes = await response.body();
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    await route.fulfill({ response, body: bytes });
  });
  await user.page.goto(`${server.url}/panorama/signin`);
  await user.page.locator('#guichet-failed').getByRole('button', { name: 'Recharger' }).waitFor();
});
