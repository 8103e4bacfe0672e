// The client among the browser's own tools: addresses, history, tabs, find, copy, print, zoom, touch and settings.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, openPage, screenshot, settled } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { Caller } from './support/caller.mjs';
import { agent, password, until } from './support/people.mjs';
import { startServer } from './support/server.mjs';
import { picturesMade } from './support/visitor.mjs';

let server, browser;
/** @type {{ name: string, value: string, url: string }[]} */
let session = [];

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  const caller = new Caller(server.url);
  await caller.signIn(agent, password);
  session = caller.cookie.split('; ').map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1), url: server.url }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** @param {import('node:test').TestContext} context @param {string} path @param {import('playwright-core').BrowserContextOptions} options */
async function at(context, path, options = {}) {
  const { page, context: own, complaints } = await openPage(browser, { locale: 'fr-CA', ...options });
  context.after(async () => {
    await own.close();
    assert.deepEqual(complaints, []);
  });
  await own.addCookies(session);
  await page.goto(server.url + path);
  await clientReady(page);
  await settled(page);
  return page;
}

const named = (/** @type {import('playwright-core').Page} */ page, /** @type {any} */ role, /** @type {string | RegExp} */ name) =>
  page.getByRole(role, { name, exact: typeof name === 'string' }).first();

test('an address leads where it says, after signing in', async (context) => {  // P21, V57
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await user.open('/panorama/orders/SP-20391?tab=details');
  await user.type('textbox', 'Code d’agent', agent);
  await user.type('textbox', 'Mot de passe', password);
  await user.activate('button', 'Se connecter');
  await user.see('tab', 'Détails de la commande');
  const details = await user.text();
  for (const said of ['1248, rue des Érables', 'Québec (Montcalm)', '24718803', 'Photos HDR']) assert.ok(details.includes(said), said);
  assert.equal(await user.path(), '/panorama/orders/SP-20391?tab=details');
});

test('the link of the company’s own site leads to the sign-in page, or straight in', async (context) => {  // V1
  const company = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    answer.end(`<nav><a href="${server.url}/panorama/">Accès client</a></nav>`);
  });
  await new Promise((listening) => company.listen(0, '127.0.0.1', () => listening(undefined)));
  context.after(() => company.close());
  const { page, context: own } = await openPage(browser, { locale: 'fr-CA' });
  context.after(() => own.close());
  // another site to the browser: cookies don't cross from "localhost" to an address of numbers
  const address = company.address();
  assert.ok(address && typeof address === 'object');
  const enter = async () => {
    await page.goto(`http://localhost:${address.port}/`);
    await named(page, 'link', 'Accès client').click();
    await clientReady(page);
  };
  await enter();
  await named(page, 'form', 'Vous authentifier').waitFor({ state: 'attached' });
  await own.addCookies(session);
  await enter();
  await named(page, 'heading', 'Bonjour Élise').waitFor({ state: 'attached' });
});

test('reloading stays on the page', async (context) => {
  const page = await at(context, '/panorama/orders?group=completed');
  await page.reload();
  await clientReady(page);
  await named(page, 'heading', 'Mes commandes').waitFor({ state: 'attached' });
  assert.ok(page.url().endsWith('/panorama/orders?group=completed'));
});

test('back returns to the same place with the same focus', { timeout: 60_000 }, async (context) => {
  const page = await at(context, '/panorama/', { viewport: { width: 1280, height: 420 } });
  const scroller = page.locator('main [data-role=scroller]').first();
  await scroller.evaluate((element) => element.scrollTo(0, 240));
  await settled(page);
  const link = named(page, 'link', /^3310, chemin Saint-Louis/);
  await link.focus();  // which scrolls it into view
  await settled(page);
  const place = await scroller.evaluate((element) => element.scrollTop);
  assert.ok(place > 0, 'the page does not scroll');
  await page.keyboard.press('Enter');
  await page.waitForURL(/SP-20425/);
  await named(page, 'heading', '3310, chemin Saint-Louis').waitFor({ state: 'attached' });
  await page.goBack();
  await link.waitFor({ state: 'attached' });
  await settled(page);
  await until(async () => Math.abs(await scroller.evaluate((element) => element.scrollTop) - place) < 2, 'the scroll is restored');
  await until(() => link.evaluate((element) => element === document.activeElement), 'the focus is restored');
});

test('links open in another tab with the middle button and with Control', async (context) => {
  const page = await at(context, '/panorama/');
  for (const how of [{ button: 'middle' }, { modifiers: ['Control'] }]) {
    const [other] = await Promise.all([page.context().waitForEvent('page'), named(page, 'link', 'Commandes').click(how)]);
    await other.waitForURL(/\/panorama\/orders$/);
    await other.close();
  }
  assert.ok(page.url().endsWith('/panorama/'), 'this tab moved');
});

test('texts of a page can be found, selected and copied', async (context) => {
  const page = await at(context, '/panorama/orders', { permissions: ['clipboard-read', 'clipboard-write'] });
  assert.ok(await page.evaluate(() => window.find('77, avenue Cartier', false, false, true)), 'find in page');
  await page.keyboard.press('Control+c');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '77, avenue Cartier');
});

test('printing prints the text, not the canvas', async (context) => {
  const page = await at(context, '/panorama/orders/SP-20391?tab=details');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#guichet-canvas').isVisible(), false);
  const heading = named(page, 'heading', '1248, rue des Érables');
  assert.equal(await heading.evaluate((element) => getComputedStyle(element).color), 'rgb(0, 0, 0)');
  const pdf = await page.pdf();
  assert.ok(pdf.includes('/Font') && pdf.length > 8000, 'the printed page has no text');
});

test('at 400 % everything is there without scrolling sideways', async (context) => {
  const page = await at(context, '/panorama/', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  await named(page, 'heading', 'Bonjour Élise').waitFor({ state: 'attached' });
  const wide = await page.evaluate(() => [...document.querySelectorAll('#guichet-mirror .text, #guichet-mirror [data-role=text]')]
    .filter((element) => !element.closest('.sideways') && element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.textContent));
  assert.deepEqual(wide, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await screenshot(page, 'home-zoomed');
});

const placeOfPicture = /^(Photo|Fichier) \d+ sur \d+$/;

/** A picture on a phone, and fingers: each move is a list of where they are. */
async function atPicture(context) {
  const page = await at(context, '/panorama/orders/SP-20391', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await named(page, 'button', 'Séjour').tap();
  await page.getByText(placeOfPicture).waitFor({ state: 'attached' });
  const devtools = await page.context().newCDPSession(page);
  const touch = async (/** @type {{ x: number, y: number }[][]} */ ...moves) => {
    for (const [step, touchPoints] of moves.entries()) {
      await devtools.send('Input.dispatchTouchEvent', { type: step ? 'touchMove' : 'touchStart', touchPoints });
    }
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  return { touch, shown: () => page.getByText(placeOfPicture).innerText(), page };
}

const along = (/** @type {number} */ from, /** @type {number} */ to, steps = 11) =>
  Array.from({ length: steps }, (_, step) => from + ((to - from) * step) / (steps - 1));
const swiped = along(320, 100).map((x) => [{ x, y: 420 }]);
const pinched = (/** @type {number} */ from, /** @type {number} */ to) =>
  along(from, to).map((apart) => [{ x: 195 - apart / 2, y: 420 }, { x: 195 + apart / 2, y: 420 }]);

test('a tap activates once and a swipe turns the picture', { timeout: 60_000 }, async (context) => {
  const { touch, shown } = await atPicture(context);
  const first = await shown();
  await touch(...swiped);
  await until(async () => await shown() !== first, 'the next picture is shown');
});

test('two fingers enlarge the picture, which one finger then moves', { timeout: 60_000 }, async (context) => {
  const { touch, shown, page } = await atPicture(context);
  const first = await shown();
  const whole = await page.screenshot();
  await touch(...pinched(80, 240));
  await settled(page);
  assert.ok(!whole.equals(await page.screenshot()), 'the picture is as large as before');
  assert.equal(await page.evaluate(() => visualViewport?.scale), 1, 'the page grew instead');
  await touch(...swiped);
  await settled(page);
  assert.equal(await shown(), first, 'moving the enlarged picture turned the page');
  await touch(...pinched(240, 40));
  await settled(page);
  await touch(...swiped);
  await until(async () => await shown() !== first, 'whole again, it is turned by a swipe');
});

test('with less motion a page change draws a handful of frames', async (context) => {
  const page = await at(context, '/panorama/', { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const native = globalThis.requestAnimationFrame;
    globalThis.frames_ = 0;
    globalThis.requestAnimationFrame = (callback) => (globalThis.frames_++, native(callback));
  });
  await named(page, 'link', 'Outils et compte').click();
  await named(page, 'heading', 'Mon compte').waitFor({ state: 'attached' });
  await settled(page);
  const frames = await page.evaluate(() => globalThis.frames_);
  assert.ok(frames < 25, `${frames} frames`);
});

test('forced colours reach the canvas and the text stays single', async (context) => {
  const plain = await at(context, '/panorama/');
  const page = await at(context, '/panorama/', { forcedColors: 'active' });
  const heading = named(page, 'heading', 'Bonjour Élise');
  assert.equal(await heading.locator('.text').evaluate((element) => getComputedStyle(element).color), 'rgba(0, 0, 0, 0)');
  assert.ok(!(await plain.screenshot()).equals(await page.screenshot()), 'nothing changed');
});

test('the page stands in the history once however often one opens it', async (context) => {
  const page = await at(context, '/panorama/');
  const before = await page.evaluate(() => history.length);
  await named(page, 'link', 'Accueil').click();
  await named(page, 'link', 'Accueil').click();
  await settled(page);
  assert.equal(await page.evaluate(() => history.length), before);
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('the tour has the whole of a full screen and gives it back', async (context) => {
  await picturesMade(server.url);
  const page = await at(context, '/panorama/orders/SP-20391');
  const menu = named(page, 'navigation', 'Menu principal');
  await named(page, 'button', 'Plein écran').click();
  await named(page, 'button', 'Quitter le plein écran').waitFor();
  await menu.waitFor({ state: 'detached' });
  const seen = await named(page, 'application', /^Visite 360°/).boundingBox();
  assert.deepEqual(seen, { x: 0, y: 0, ...page.viewportSize() });
  await named(page, 'button', 'Quitter le plein écran').click();
  await menu.waitFor({ state: 'attached' });
});

test('on a phone the tour reaches the upper edge and the header’s buttons scroll with it', async (context) => {
  await picturesMade(server.url);
  const page = await at(context, '/panorama/orders/SP-20391', phone);
  assert.equal((await named(page, 'application', /^Visite 360°/).boundingBox())?.y, 0);
  assert.equal(await page.getByRole('banner').count(), 0);
  for (const name of ['Rechercher ou agir', 'Déconnexion du système', 'Plein écran']) await named(page, 'button', name).waitFor();
  await page.getByRole('checkbox').last().focus();
  await until(async () => ((await named(page, 'button', 'Retour').boundingBox())?.y ?? 0) < 0, 'the page is scrolled');
  await named(page, 'button', 'Retour').focus();
  await until(async () => ((await named(page, 'button', 'Retour').boundingBox())?.y ?? -1) >= 0, 'the button is in sight again');
});
