// The search over everything, by keyboard; what is typed and where one is, through a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, clientReady, screenshot, settled } from './support/chromium.mjs';
import { screens } from './support/screens.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();

const screen = (/** @type {string} */ name) => screens.find((one) => one.name === name) ?? assert.fail(name);
const search = 'Rechercher ou agir';

/** What a screen reader says the arrow keys are at. @param {import('playwright-core').Page} page */
const active = (page) => page.evaluate(() => {
  const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.getAttribute('aria-label') ?? document.getElementById(id)?.textContent ?? '';
});

test('Control+K, some letters, arrow, Enter', async () => {
  const page = await stage.visits.visit(screen('orders'));
  const asked = [];
  page.on('request', (request) => new URL(request.url()).pathname.startsWith('/api/') && asked.push(new URL(request.url()).pathname));
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: search });
  await field.waitFor({ state: 'attached' });
  await settled(page);
  asked.length = 0;
  await page.keyboard.insertText('cartier');
  await page.getByRole('option', { name: '77, avenue Cartier' }).first().waitFor({ state: 'attached' });
  await settled(page);
  assert.deepEqual(asked, ['/api/search'], 'one round trip');
  await screenshot(page, 'palette-light');
  assert.deepEqual(await axeFindings(page), []);
  assert.equal(await active(page), '77, avenue Cartier');
  const first = await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'));
  await page.keyboard.press('ArrowDown');
  await settled(page, 120);
  assert.notEqual(await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant')), first);
  await page.keyboard.press('ArrowUp');
  await settled(page, 120);
  await page.keyboard.press('Enter');
  await page.waitForURL(/orders\/SP-20422/);
});

test('Escape closes the search and gives the focus back', async () => {
  const page = await stage.visits.visit(screen('orders'));
  await page.getByRole('button', { name: search }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: search }).waitFor({ state: 'attached' });
  await settled(page, 120);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await settled(page, 120);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), search);
});

test('staff find agents, clients do not', async () => {
  for (const [name, count] of [['queue', 1], ['orders', 0]]) {
    const page = await stage.visits.visit(screen(String(name)));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: search }).waitFor({ state: 'attached' });
    await settled(page);
    const answered = page.waitForRequest((request) =>
      request.url().endsWith('/api/search') && (request.postData() ?? '').includes('48213'));
    await page.keyboard.insertText('48213');
    await (await (await answered).response())?.finished();
    const agent = page.getByRole('option', { name: 'Élise Gagnon' });
    if (count) await agent.first().waitFor({ state: 'attached' });
    await settled(page);
    assert.equal(await agent.count(), count);
  }
});

test('the list of shortcuts can be turned off where it is shown', async () => {
  const page = await stage.visits.visit(screen('orders'));
  await page.keyboard.press('Shift+?');
  const dialog = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await dialog.waitFor({ state: 'attached' });
  await settled(page);
  await screenshot(page, 'shortcuts-light');
  await page.getByRole('switch', { name: 'Raccourcis à une seule touche' }).click();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Shift+?');
  await settled(page);
  assert.equal(await dialog.count(), 0);
  await page.evaluate(() => localStorage.removeItem('guichet.single_keys'));
});

test('a message and the place on the page survive a reload', async () => {
  const page = await stage.visits.visit({ name: 'compose', path: '/panorama/messages/new', who: screen('orders').who });
  await page.getByRole('textbox', { name: 'Objet' }).fill('Clés');
  await page.getByRole('textbox', { name: 'Message' }).fill('Sous le paillasson.');
  await settled(page);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await clientReady(page);
  await settled(page);
  assert.equal(await page.getByRole('textbox', { name: 'Objet' }).inputValue(), 'Clés');
  assert.equal(await page.getByRole('textbox', { name: 'Message' }).inputValue(), 'Sous le paillasson.');
  await page.getByRole('textbox', { name: 'Objet' }).fill('');
  await page.getByRole('textbox', { name: 'Message' }).fill('');
  await settled(page);
  await stage.visits.visit(screen('order-new'));
  const furthest = () => page.evaluate(() => Math.max(...[...document.querySelectorAll('[data-role=scroller]')].map((at) => at.scrollTop)));
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 700);
  await settled(page);
  const place = await furthest();
  assert.ok(place > 100, `scrolled by ${place}`);
  await page.reload();
  await clientReady(page);
  await settled(page);
  assert.ok(Math.abs(await furthest() - place) < 2, `${await furthest()} instead of ${place}`);
});
