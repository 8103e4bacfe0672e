// What screens may draw, change and load, held against the budget of toolchain/size_budget.txt: counts, never times.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium, openPage, painterChosen, settled, withWebgl, withoutWebgl } from './support/chromium.mjs';
import { chromiumUser } from './support/chromium_user.mjs';
import { watchDrawing, watchMirror } from './support/drawing.mjs';
import { picturesHeld } from './support/memory.mjs';
import { agent, signIn, until } from './support/people.mjs';
import { startServer } from './support/server.mjs';

const text = await readFile(fileURLToPath(new URL('../../toolchain/size_budget.txt', import.meta.url)), 'utf8');
const budget = Object.fromEntries(text.split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
  .filter((words) => words.length === 2).map(([name, limit]) => [name, Number(limit)]));
const gallery = '/panorama/orders/SP-20391';
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

/** Élise, on the page of an order whose files are ready. */
async function atGallery(context, ...scripts) {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  for (const script of scripts) await user.page.addInitScript(script);
  await signIn(user, agent);
  const tiles = [];
  user.page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/tiles/') && response.ok()) tiles.push({ name: pathname.split('/').slice(4).join('/'), bytes: (await response.body()).length });
  });
  // The demo's files get their renditions in its first minute.
  await until(async () => {
    tiles.length = 0;
    await user.open(gallery);
    await user.see('heading', '1248, rue des Érables');
    await settled(user.page);
    return user.has('application', 'Visite 360°, Salon');
  }, 'the rooms can be looked at');
  await painterChosen(user.page);
  return { user, page: user.page, tiles };
}

test('the densest screen is drawn with few vertices in few draw calls', async (context) => {
  const { page } = await atGallery(context, watchDrawing);
  await page.mouse.move(640, 215);
  for (let step = 0; step < 6; ++step) {
    await page.mouse.wheel(0, 150);
    await settled(page, 50);
  }
  const frames = await page.evaluate(() => globalThis.drawing.frames);
  assert.ok(frames.length > 0);
  assertWithin('order_page_vertices', Math.max(...frames.map((frame) => frame.vertices)));
  assertWithin('order_page_draw_calls', Math.max(...frames.map((frame) => frame.draws)));
});

test('the picture of the first frames is given back once WebGL draws', async (context) => {
  const held = async (/** @type {string[]} */ flags) => {
    const own = await launchChromium(flags);
    context.after(() => own.close());
    const { page } = await openPage(own, { viewport: { width: 1000, height: 700 } });
    await page.goto(`${server.url}/panorama/signin`);
    await painterChosen(page);
    await settled(page, 500);
    return picturesHeld(page, 1000, 700);
  };
  assert.ok(await held(withoutWebgl) > 0, 'the software painter keeps its picture');
  assert.equal(await held(withWebgl), 0, 'nobody sees it any more');
});

test('scrolling changes nothing of the mirror that stays', async (context) => {
  const { page } = await atGallery(context, watchMirror);
  await page.mouse.move(5, 5);  // the wheel would turn into zoom where the viewer comes to lie under it
  await settled(page);
  await page.evaluate(() => void (globalThis.mirrorChanges.length = 0));
  for (let step = 0; step < 8; ++step) {
    await page.evaluate(() => {
      for (const scroller of document.querySelectorAll('[data-role=scroller]')) scroller.scrollBy(0, 40);
    });
    await page.waitForTimeout(30);
  }
  await settled(page);
  const changes = await page.evaluate(() => globalThis.mirrorChanges);
  for (const change of changes) assert.ok(change.kept.length <= budget.mirror_changes_scrolling, change.kept.join('; '));
});

test('of a long list the rows in sight and a screen around it are mirrored, and all of them printed', async (context) => {
  const user = await chromiumUser(browser, server.url);
  context.after(() => user.close());
  await user.page.addInitScript(watchMirror);
  await signIn(user, agent);
  const { page } = user;
  await user.open('/panorama/orders/new');
  await settled(page);
  await page.getByRole('radio', { name: 'Tout le bureau' }).click();
  const rows = page.getByRole('list', { name: 'Rechercher dans notre base de données' }).getByRole('listitem');
  const more = page.getByRole('button', { name: 'Afficher plus' });
  const length = async () => Number(await rows.first().getAttribute('aria-setsize'));
  await until(async () => await rows.count() > 5 && await length() > 25, 'properties of the office are shown');
  for (const before = await length(); await more.count() && await length() === before;) {
    await more.click();
    await until(async () => await length() > before, 'more rows came');
  }
  const scrollTo = (part) => page.evaluate((at) => {
    for (const scroller of document.querySelectorAll('[data-role=scroller]')) scroller.scrollTo(0, scroller.scrollHeight * at);
  }, part);
  for (const part of [1, 0.5, 0]) {
    await scrollTo(part);
    await settled(page);
    assertWithin('list_rows_mirrored', await rows.count());
  }
  await page.evaluate(() => void (globalThis.mirrorChanges.length = 0));
  for (let step = 1; step <= 20; ++step) {
    await page.evaluate(() => document.querySelectorAll('[data-role=scroller]').forEach((one) => one.scrollBy(0, 60)));
    await page.waitForTimeout(30);
  }
  const changes = await page.evaluate(() => globalThis.mirrorChanges);
  assert.ok(changes.some((change) => change.came > 0), 'no row came');
  for (const change of changes) assert.ok(change.kept.length <= budget.mirror_changes_scrolling, change.kept.join('; '));

  await page.evaluate(() => addEventListener('beforeprint', () => {
    globalThis.rowsPrinted = document.querySelectorAll('#guichet-mirror [aria-setsize][data-role=list_item]').length;
  }));
  await page.pdf();
  assert.equal(await page.evaluate(() => globalThis.rowsPrinted), await length());
  await settled(page);
  assertWithin('list_rows_mirrored', await rows.count());
});

test('a room is seen after a few kilobytes, and only what is looked at is loaded', async (context) => {
  const { tiles } = await atGallery(context);
  await until(async () => tiles.some(({ name }) => name !== 'preview.jpg'), 'tiles arrive');
  assert.equal(tiles[0]?.name, 'preview.jpg');
  assertWithin('panorama_preview', tiles[0].bytes);
  const sharp = tiles.filter(({ name }) => name !== 'preview.jpg').map(({ name }) => name);
  assert.deepEqual(sharp.filter((name) => name.split('/')[1].startsWith('b')), [], 'what lies behind was loaded');
  assert.equal(new Set(sharp).size, sharp.length, 'a tile was loaded twice');
});
