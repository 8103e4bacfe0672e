// What happens when things fail: no network, a new release, a crash, drafts and the way back.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, openPage, settled } from './support/chromium.mjs';
import { startServer } from './support/server.mjs';

const portal = 'panorama';
let server, browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A signed-in agent at `path`. */
async function signedIn(context, path = '', options = {}) {
  const opened = await openPage(browser, { locale: 'fr-CA', ...options });
  context.after(async () => {
    await opened.page.unrouteAll({ behavior: 'ignoreErrors' });
    await opened.context.close();
  });
  const { page } = opened;
  await page.goto(`${server.url}/${portal}/signin`);
  await clientReady(page);
  await page.getByRole('textbox', { name: /Code d’agent/ }).fill('48213');
  await page.locator('#guichet-mirror input[autocomplete~="current-password"]').fill('guichet-demo-2026');
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await page.getByRole('link', { name: 'Accueil', exact: true }).first().waitFor();
  if (path) await page.goto(`${server.url}/${portal}/${path}`);
  await clientReady(page);
  await settled(page);
  return opened;
}

test('the second visit starts without a network and shows what is kept', async (context) => {  // P37
  const { page, context: visitor } = await signedIn(context, 'orders', { serviceWorkers: 'allow' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      if (await (await caches.open(name)).match('/panorama/')) return true;
    }
    return false;
  }, null, { timeout: 30_000 });
  await page.reload();
  await clientReady(page);
  await settled(page);
  const title = await page.title();
  await visitor.setOffline(true);
  await page.reload();
  await clientReady(page);
  await page.getByText(/Connexion perdue/).first().waitFor();
  assert.equal(await page.title(), title);
  assert.ok(await page.getByRole('link', { name: 'Commandes' }).count());
  await visitor.setOffline(false);
  await page.getByText(/Connexion perdue/).first().waitFor({ state: 'detached' });
});

test('back finds the place and the focus at once', async (context) => {
  const { page } = await signedIn(context, 'orders');
  await page.getByRole('link', { name: 'Accueil', exact: true }).first().click();
  await settled(page);
  assert.match(await page.title(), /^Accueil/);
  assert.match(await page.evaluate(() => document.activeElement?.tagName ?? ''), /^(H1|MAIN)$/);
  await page.route('**/api/**', () => {});
  await page.goBack();
  await page.waitForURL(/\/orders$/);
  await settled(page);
  assert.ok(await page.getByText(/SP-\d+/).count(), 'the list is not shown from memory');
});

test('a new release is offered', async (context) => {
  const { page } = await signedIn(context);
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'guichet-build': 'another' } });
  });
  await page.getByRole('link', { name: 'Commandes', exact: true }).first().click();
  await page.getByText('Une nouvelle version est disponible').first().waitFor();
  const reloaded = page.waitForEvent('domcontentloaded');
  await page.getByRole('button', { name: 'Recharger' }).click();
  await reloaded;
  await clientReady(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a crash shows a reference, a way to reload, and reports no person', async (context) => {
  const { page } = await signedIn(context, 'orders?text=Bouchard');
  const sent = page.waitForRequest('**/api/diagnostics/crash');
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable executed for elise@panorama.example');
    dispatchEvent(new ErrorEvent('error', { error, filename: location.href }));
  });
  const request = await sent;
  const report = request.postDataJSON();
  assert.equal((await request.response())?.status(), 200);
  assert.equal(report.error, 'RuntimeError');
  assert.doesNotMatch(JSON.stringify(report), /elise|Bouchard|example/);
  const reference = await page.locator('#guichet-reference').innerText();
  assert.equal(reference, report.reference);
  await page.getByRole('button', { name: 'Recharger' }).click();
  await clientReady(page);
});

test('the reference of a crash has places of our own files only', async () => {
  const source = await readFile(new URL('../../web/crash.js', import.meta.url), 'utf8');
  const { placesIn } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  assert.deepEqual(placesIn(`Error: elise@panorama.example
    at f (https://portal.example/assets/main.0a1b.js?q=Bouchard:1:2)
    at g (https://portal.example/assets/main.0a1b.js:1:2345)
    at wasm://wasm/0042:wasm-function[812]:0x5f3a1
    at https://portal.example/assets/rest.0a1b.wasm:wasm-function[7]:0x5f
    at https://elsewhere.example/x.js:1:1`), ['assets/main.0a1b.js:1:2345', 'app.wasm:wasm-function[812]:0x5f3a1',
    'rest.wasm:wasm-function[7]:0x5f']);
});
