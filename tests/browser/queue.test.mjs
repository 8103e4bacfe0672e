// The queue of the staff: several orders are given away at once, and a view of them outlives a reload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings, settled } from './support/chromium.mjs';
import { setStage } from './support/stage.mjs';

const stage = setStage();
const dispatcher = 'dispatch@panorama.example', photographer = 'Noémie Roy', view = 'Visites de Noémie';

/** @param {import('playwright-core').Page} page */
const rows = (page) => page.getByRole('checkbox', { name: /^Choisir SP-/ });

test('a view is saved, three orders are assigned, and both are there after a reload', async () => {
  const page = await stage.visits.visit({ name: 'queue', path: '/panorama/staff/orders', who: dispatcher });
  const names = [];
  for (const n of [0, 1, 2]) {
    names.push(await rows(page).nth(n).getAttribute('aria-label') ?? '');
    await rows(page).nth(n).click();
  }
  await page.getByText('3 commandes choisies').first().waitFor({ state: 'attached' });
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Assigner' }).click();
  await page.getByRole('menuitem', { name: photographer }).click();
  await page.getByText(`3 commandes assignées à ${photographer}`).first().waitFor({ state: 'attached' });

  await page.getByRole('button', { name: 'Affichage' }).click();
  await page.getByRole('combobox', { name: 'Assignée' }).selectOption({ label: photographer });
  await page.waitForURL(/assignee=/);
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
  await page.getByRole('textbox', { name: 'Nom de la vue' }).fill(view);
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.waitForURL(/view=/);

  await page.reload();
  const link = page.getByRole('link', { name: new RegExp(`^${view} \\d+$`) });
  await link.waitFor({ state: 'attached' });
  await rows(page).first().waitFor({ state: 'attached' });
  await settled(page);
  assert.equal(await link.getAttribute('aria-current') !== null, true);
  const count = Number((await link.textContent() || await link.getAttribute('aria-label') || '').match(/\d+$/)?.[0]);
  assert.equal(await rows(page).count(), count);
  for (const name of names) await page.getByRole('checkbox', { name }).waitFor({ state: 'attached' });
});

test('Shift chooses a range, Escape none', async () => {
  const page = await stage.visits.visit({ name: 'queue', path: '/panorama/staff/orders', who: dispatcher });
  await rows(page).nth(0).click();
  await rows(page).nth(3).click({ modifiers: ['Shift'] });
  await page.getByText('4 commandes choisies').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await page.getByText('4 commandes choisies').first().waitFor({ state: 'detached' });
  await settled(page);
  assert.equal(await rows(page).nth(0).isChecked(), false);
});
