// A person in Debian's Firefox, for the journeys of ./people.mjs; roles and names as Firefox computes them.
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clientRuns } from './firefox.mjs';

const patience = 30_000;

/**
 * @param {import('puppeteer-core').Browser} browser @param {string} origin
 * @param {{ viewport?: import('puppeteer-core').Viewport }} options
 */
export async function firefoxUser(browser, origin, { viewport = { width: 1280, height: 800 } } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport(viewport);
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const find = (/** @type {string} */ role, /** @type {string} */ name) =>
    page.waitForSelector(`::-p-aria([name=${JSON.stringify(name)}]${role ? `[role="${role}"]` : ''})`);
  return {
    page, context,
    open: async (/** @type {string} */ address) => {
      await page.goto(origin + address);
      await clientRuns(page);
    },
    activate: async (/** @type {string} */ role, /** @type {string} */ name) => (await find(role, name))?.click(),
    type: async (/** @type {string} */ role, /** @type {string} */ name, /** @type {string} */ text) => {
      // Password fields have no role of their own.
      const field = await find(role === 'textbox' ? '' : role, name);
      await field?.evaluate((element) => /** @type {HTMLInputElement} */ (element).select());
      await field?.type(text);
    },
    see: async (/** @type {string} */ role, /** @type {string} */ name) => void (await find(role, name)),
    path: async () => new URL(page.url()).pathname + new URL(page.url()).search,
    press: (/** @type {import('puppeteer-core').KeyInput} */ key) => page.keyboard.press(key),
    text: () => page.evaluate(() => document.getElementById('guichet-mirror')?.innerText ?? ''),
    picture: async () => Buffer.from(await page.screenshot()),
    complaints: async () => complaints,
    close: () => context.close(),
  };
}
