// When things fail: a dead server, a lost network, an ended session, no script, no WebAssembly. Each is said
// plainly, nothing typed or sent is lost, and work goes on afterwards.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchChromium, openPage } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { Caller } from './support/caller.mjs';
import { administrator, agent, password, signIn, until } from './support/people.mjs';
import { dataFolder, runServer } from './support/server.mjs';

let server, browser;
const port = () => Number(new URL(server.url).port);

before(async () => {
  [server, browser] = await Promise.all([dataFolder().then((data) => runServer(data)), launchChromium()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** @param {import('node:test').TestContext} context @param {string} who */
async function signedIn(context, who) {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await signIn(user, who);
  return user;
}

/** Everything but the order's button. @param {Awaited<ReturnType<typeof chromiumUser>>} user */
async function fillOrder(user) {
  await user.open('/panorama/orders/new?listing=26190447');
  await user.activate('checkbox', 'Photos HDR, 189\u00a0$');
  await user.type('textbox', 'Nom du client', 'Zoé Łęcka');
  await user.type('textbox', 'Téléphone', '418 555-0142');
  await user.activate('checkbox', 'Les coordonnées de la propriété sont exactes\u00a0: 1310, rue des Érables, Québec (Montcalm) G1R 2K6');
}

const orderCount = async () => {
  const caller = new Caller(server.url);
  await caller.signIn(agent, password);
  return (await caller.call('/api/orders/list', { group: 'in_progress', text: '', after: '' })).counts.in_progress;
};

const shows = (/** @type {Awaited<ReturnType<typeof chromiumUser>>} */ user, /** @type {string | RegExp} */ words) =>
  until(async () => new RegExp(words).test(await user.text()), `"${words}" is shown`);

test('a session that ended unseen leads to an entrance that works', async (context) => {
  const user = await signedIn(context, agent);
  await user.open('/panorama/orders');
  await user.context.clearCookies();
  await user.open('/panorama/signin');
  await signIn(user, agent);
  assert.deepEqual(await user.complaints(), []);
});

test('the server dies while one types and comes back: the page says so, the draft stays', async (context) => {
  const user = await signedIn(context, agent);
  await user.open('/panorama/orders/new?listing=27440120');
  await user.type('textbox', 'Nom du client', 'Jean-Philippe');
  await server.kill();
  await user.type('textbox', 'Commentaire', 'Sonner avant d’entrer.');
  await user.activate('link', 'Médias');
  await shows(user, 'Connexion perdue');
  server = await runServer(server.data, port());
  await until(async () => {
    if (await user.has('button', 'Réessayer')) await user.activate('button', 'Réessayer').catch(() => {});
    return user.has('heading', 'Médias');
  }, 'the page came');
  await user.open('/panorama/orders/new?listing=27440120');
  await user.see('textbox', 'Commentaire');
  assert.equal(await user.find('textbox', 'Nom du client').inputValue(), 'Jean-Philippe');
  assert.equal(await user.find('textbox', 'Commentaire').inputValue(), 'Sonner avant d’entrer.');
});

test('an order sent to a dead server waits for it and is placed once', async (context) => {
  const user = await signedIn(context, agent);
  const before = await orderCount();
  await fillOrder(user);
  await server.kill();
  await user.activate('button', 'Commander');
  await shows(user, 'Connexion perdue');
  server = await runServer(server.data, port());
  await until(async () => {
    if (await user.has('button', 'Réessayer')) await user.activate('button', 'Réessayer').catch(() => {});
    return /Commande SP-\d+ reçue/.test(await user.text());
  }, 'the order was confirmed');
  assert.equal(await orderCount(), before + 1);
});

test('an upload goes on after the server died', async (context) => {
  const user = await signedIn(context, administrator);
  const file = path.join(server.data, 'plan.pdf');
  await writeFile(file, Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(30_000_000), Buffer.from('\n%%EOF\n')]));
  await user.open('/panorama/staff/orders?order=SP-20418');
  await user.pick('Genre de fichier', 'Documents');
  // On one machine thirty megabytes may have arrived before anybody looks.
  const network = await user.context.newCDPSession(user.page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 3_000_000 });
  await user.choose('Déposez les fichiers ici', [file]);
  await until(() => user.has('button', 'Mettre en pause, plan.pdf'), 'the upload runs');
  await server.kill();
  server = await runServer(server.data, port());
  await until(async () => {
    if (await user.has('button', 'Réessayer, plan.pdf')) await user.activate('button', 'Réessayer, plan.pdf').catch(() => {});
    return user.has('button', 'Retirer le fichier, plan.pdf');
  }, 'the file arrived');
});

test('a lost network is said and its return noticed', async (context) => {
  const user = await signedIn(context, agent);
  await user.context.setOffline(true);
  await user.activate('link', 'Médias');
  await shows(user, 'Connexion perdue|Aucune connexion');
  await user.context.setOffline(false);
  await until(async () => {
    if (await user.has('button', 'Réessayer')) await user.activate('button', 'Réessayer').catch(() => {});
    return user.has('heading', 'Médias');
  }, 'the page came');
});

test('an ended session asks to sign in over the page and goes on with what was typed', async (context) => {
  const user = await signedIn(context, agent);
  await fillOrder(user);
  await user.context.clearCookies();
  await user.activate('button', 'Commander');
  await user.see('dialog', 'Votre session a pris fin');
  // The sign-in name is known: only the password is to be typed.
  await until(() => user.page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Mot de passe'), 'the password has the focus');
  await user.page.keyboard.type(password);
  await user.page.getByRole('dialog').getByRole('button', { name: 'Se connecter' }).click();
  await shows(user, /Commande SP-\d+ reçue/);
});

for (const [locale, words] of [['fr-CA', 'JavaScript'], ['en', 'This portal needs JavaScript'], ['pl-PL', 'wymaga JavaScriptu']]) {
  test(`without script one signs in and is told whom to call, ${locale}`, async (context) => {
    const { page, context: own } = await openPage(browser, { javaScriptEnabled: false, locale });
    context.after(() => own.close());
    await page.goto(`${server.url}/panorama/`);
    await page.locator('input[autocomplete~=username]').fill(agent);
    await page.locator('input[type=password]').fill(password);
    await page.locator('form button').click();
    await page.waitForURL(`${server.url}/panorama/`);
    const note = page.locator('noscript .note');
    assert.match(await note.innerText(), new RegExp(words));
    assert.equal(await note.locator('a[href^="mailto:"]').count(), 1);
    assert.equal(await note.locator('a[href^="tel:"]').count(), 1);
  });
}

test('a client that does not arrive is said to be slow, then to have failed', async (context) => {
  const { page, context: own } = await openPage(browser, { locale: 'pl-PL' });
  context.after(() => own.close());
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/\.wasm$/, async (route) => (await held, route.abort()));
  await page.goto(`${server.url}/panorama/`);
  await page.locator('#guichet-slow').waitFor({ state: 'visible', timeout: 20_000 });
  assert.match(await page.locator('#guichet-slow').innerText(), /Połączenie jest wolne/);
  release();
  await page.locator('#guichet-failed').waitFor({ state: 'visible' });
  assert.match(await page.locator('#guichet-failed').innerText(), /Nie udało się uruchomić/);
  assert.equal(await page.locator('form[method=post] input[type=password]').count(), 1, 'the plain form stays');
});
