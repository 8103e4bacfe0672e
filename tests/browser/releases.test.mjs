// A new release while somebody works: it is offered and never forced, the page that is open goes on with its own files,
// and no page is made of two releases.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, settled } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { administrator, password, until } from './support/people.mjs';
import { filesOf, nextRelease, reworded } from './support/releases.mjs';
import { dataFolder, runServer, web } from './support/server.mjs';

let folder, data, browser, server;

before(async () => {
  [folder, data, browser] = await Promise.all([mkdtemp(path.join(tmpdir(), 'guichet-release-')), dataFolder(), launchChromium()]);
  server = await runServer(data);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What this page is made of. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
const filesUsed = (page) => page.evaluate(() => [...new Set(performance.getEntriesByType('resource')
  .map((entry) => new URL(entry.name).pathname).filter((address) => address.startsWith('/assets/')))]);

/** Everything the page uses is of this release. @param {import('playwright-core').Page} page @param {string[]} release */
async function isMadeOf(page, release) {
  const used = await filesUsed(page);
  for (const needed of [/main\./, /\.wasm$/, /words-fr-CA\./]) assert.ok(used.some((address) => needed.test(address)), String(used));
  assert.deepEqual(used.filter((address) => !release.includes(address)), []);
}

/** The start page of the release this page is of can be shown without a network. @param {import('playwright-core').Page} page */
const keepsItself = (page) => until(() => page.evaluate(async () => {
  const script = document.querySelector('script[type=module]')?.getAttribute('src') ?? '';
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).match('/panorama/');
    if (kept && (await kept.text()).includes(script)) return true;
  }
  return false;
}), 'the start page is kept');

test('a new release is offered, and no page is made of two', { timeout: 240_000 }, async (context) => {
  const user = await chromiumUser(browser, server.url, { serviceWorkers: 'allow' });
  context.after(() => user.close());
  const { page } = user;
  await user.open('/panorama/');
  await user.type('textbox', 'Code d’agent', administrator);
  await user.type('textbox', 'Mot de passe', password);
  await user.activate('button', 'Se connecter');
  await user.see('heading', 'Reçue');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await clientReady(page);
  await keepsItself(page);
  const first = await filesOf(web);
  await isMadeOf(page, first);

  const port = Number(new URL(server.url).port);
  await server.kill();
  const release = await nextRelease(folder);
  const next = await filesOf(release.web);
  assert.ok(next.some((address) => !first.includes(address)));
  server = await runServer(data, port, release);
  await page.evaluate(() => { globalThis.isSamePage_ = true; });

  // The next worker comes while the page of the first release is open, as after a visit in another tab.
  const other = await user.context.newPage();
  await other.goto(`${server.url}/panorama/`);
  await clientReady(other);
  await isMadeOf(other, next);
  await keepsItself(other);
  await other.close();

  await user.activate('link', reworded.before);
  await user.see('button', 'Recharger');
  assert.match(await user.text(), /Une nouvelle version est disponible/);
  assert.equal(await page.evaluate(() => globalThis.isSamePage_), true, 'the page was reloaded by itself');
  assert.equal(await user.has('link', reworded.after), false, 'words of the next release');
  // What this page still may ask for is there, even when the browser forgot what it fetched.
  for (const file of first) {
    const isThere = await page.evaluate((address) => fetch(address, { cache: 'reload' }).then((response) => response.ok), file);
    assert.ok(isThere, `${file} is gone`);
  }

  await Promise.all([page.waitForEvent('domcontentloaded'), user.activate('button', 'Recharger')]);
  await clientReady(page);
  await settled(page);
  await isMadeOf(page, next);
  assert.equal(await user.has('button', 'Recharger'), false);
  await user.see('link', reworded.after);

  await user.context.setOffline(true);
  await page.reload();
  await clientReady(page);
  await isMadeOf(page, next);
});
