// P32: through the rooms of a tour with the keyboard alone, and it stands still when nobody asked it to move.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clientReady, launchChromium, openPage, screenshot, settled } from './support/chromium.mjs';
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
  await picturesMade(server.url);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** @param {import('node:test').TestContext} context @param {import('playwright-core').BrowserContextOptions} options */
async function tour(context, options = {}) {
  const { page, context: own, complaints } = await openPage(browser, { locale: 'fr-CA', ...options });
  context.after(async () => {
    await own.close();
    assert.deepEqual(complaints, []);
  });
  await own.addCookies(session);
  await page.goto(`${server.url}/panorama/orders/SP-20391`);
  await clientReady(page);
  await page.getByRole('application', { name: 'Visite 360°, Salon' }).waitFor();
  await settled(page);
  return page;
}

const kitchen = /^Aller à.*Cuisine$/, living = /^Aller à.*Salon$/;

test('the keyboard goes from room to room and back', async (context) => {
  const page = await tour(context);
  const viewer = page.getByRole('application', { name: /^Visite 360°/ });
  await viewer.focus();
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? ''), kitchen);
  await screenshot(page, 'tour-hot-spot');
  await page.keyboard.press('Enter');
  await page.getByRole('application', { name: 'Visite 360°, Cuisine' }).waitFor();
  await until(() => viewer.evaluate((element) => element === document.activeElement), 'the tour has the focus');
  // The way back is behind: who turns round finds it.
  assert.equal(await page.getByRole('button', { name: living }).count(), 0);
  for (let n = 0; n < 18; ++n) await page.keyboard.press('ArrowLeft');
  const back = page.getByRole('button', { name: living });
  await back.waitFor();
  const [seen, box] = [await back.boundingBox(), await viewer.boundingBox()];
  assert.ok(seen && box && seen.x >= box.x && seen.x + seen.width <= box.x + box.width, 'the way is in the picture');
  assert.ok(seen.width >= 44 && seen.height >= 44);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('application', { name: 'Visite 360°, Salon' }).waitFor();
});

test('a way moves with the picture under the finger, and the plan follows', async (context) => {
  const page = await tour(context, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  assert.equal(await page.getByRole('group', { name: 'Plan d’étage' }).count(), 0);
  await page.getByRole('button', { name: 'Plan d’étage', exact: true }).click();
  await page.getByRole('group', { name: 'Plan d’étage' }).waitFor({ state: 'attached' });
  await settled(page);
  await screenshot(page, 'tour-phone-plan');
  await page.getByRole('button', { name: 'Plan d’étage, Cuisine' }).click();
  await page.getByRole('application', { name: 'Visite 360°, Cuisine' }).waitFor();
});

test('it turns when asked, and not at all for who wants less motion', async (context) => {
  const page = await tour(context, { reducedMotion: 'no-preference' });
  const way = page.getByRole('button', { name: kitchen });
  const toggle = page.getByRole('button', { name: 'Rotation automatique' });
  const before = (await way.boundingBox())?.x ?? 0;
  await toggle.click();
  await until(async () => ((await way.boundingBox())?.x ?? before) < before - 4, 'the picture moves left');
  assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
  await page.getByRole('application', { name: /^Visite 360°/ }).press('ArrowUp');
  await until(async () => await toggle.getAttribute('aria-pressed') === 'false', 'it has stopped');
  await settled(page);

  const calm = await tour(context, { reducedMotion: 'reduce' });
  assert.equal(await calm.getByRole('button', { name: 'Rotation automatique' }).count(), 0);
});
