// A person in Debian's Firefox, for the journeys of ./people.mjs; roles and names as Firefox computes them.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clientRuns, untilThere } from './firefox.mjs';
import { wordsOf } from './words.mjs';

const patience = 60_000;

/** The one file of a folder, once it is whole. @param {string} folder */
async function fileIn(folder) {
  for (const end = Date.now() + patience; Date.now() < end; await wait(100)) {
    const names = await readdir(folder).catch(() => []);
    const whole = names.find((name) => name.endsWith('.zip'));
    if (whole && !names.some((name) => name.endsWith('.part'))) {
      const bytes = await readFile(path.join(folder, whole));
      await rm(path.join(folder, whole));
      if (bytes.length) return bytes;
    }
  }
  throw new Error('nothing was downloaded');
}

/** A click at its centre reaches it. @param {import('puppeteer-core').ElementHandle} control */
const isFree = (control) => control.evaluate((element) => {
  const box = element.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return element.contains(hit);
});

/**
 * @param {import('puppeteer-core').Browser} browser @param {string} origin @param {string} downloads folder
 * @param {{ viewport?: import('puppeteer-core').Viewport }} options
 */
export async function firefoxUser(browser, origin, downloads, { viewport = { width: 1280, height: 800 } } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport(viewport).catch((error) => {
    if (!/unknown command/.test(String(error))) throw error;  // Firefox 140 knows sizes, but not how a device is held
  });
  await untilThere(() => page.evaluate((width) => innerWidth === width, viewport.width), `a width of ${viewport.width}`);
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const selector = (/** @type {string} */ role, /** @type {string} */ name) =>
    `::-p-aria([name=${JSON.stringify(name)}]${role ? `[role="${role}"]` : ''})`;
  /** A link by the beginning of its name, which is its text unless it has a label. @param {RegExp} name */
  const linkLike = async (name) => {
    const found = await page.evaluateHandle((source) => {
      const links = [...document.querySelectorAll('#guichet-mirror a[href]')];
      return links.find((link) => new RegExp(source).test(link.getAttribute('aria-label') ?? link.textContent ?? '')) ?? null;
    }, name.source);
    return /** @type {import('puppeteer-core').ElementHandle<Element> | null} */ (found.asElement());
  };
  /** One of several roles: whichever comes first. @param {string} role @param {string | RegExp} name */
  const find = async (role, name) => {
    for (const end = Date.now() + patience; Date.now() < end; await wait(100)) {
      for (const part of role.split('|')) {
        const found = name instanceof RegExp ? await linkLike(name) : await page.$(selector(part, name));
        if (found) return found;
      }
    }
    throw new Error(`${role} "${name}" did not appear on ${page.url()}`);
  };
  return {
    language: 'fr-CA', words: wordsOf('fr-CA'),
    page, context,
    open: async (/** @type {string} */ address) => {
      await page.goto(origin + address);
      await clientRuns(page);
    },
    activate: async (/** @type {string} */ role, /** @type {string | RegExp} */ name) => {
      const control = await find(role, name);
      await control.scrollIntoView();
      // Puppeteer clicks whatever lies there; a person waits until nothing does.
      for (const end = Date.now() + patience; !(await isFree(control)); await wait(100)) {
        if (Date.now() > end) throw new Error(`${role} "${name}" is covered`);
      }
      await control.click();
    },
    type: async (/** @type {string} */ role, /** @type {string} */ name, /** @type {string} */ text) => {
      // Password fields have no role of their own.
      const field = await find(role === 'textbox' ? '' : role, name);
      await field.evaluate((element) => /** @type {HTMLInputElement} */ (element).select());
      await field.type(text);
    },
    see: async (/** @type {string} */ role, /** @type {string} */ name) => void (await find(role, name)),
    miss: async (/** @type {string} */ role, /** @type {string} */ name) => {
      for (const end = Date.now() + patience; await page.$(selector(role, name)); await wait(100)) {
        if (Date.now() > end) throw new Error(`${role} "${name}" stays`);
      }
    },
    has: async (/** @type {string} */ role, /** @type {string} */ name) => (await page.$(selector(role, name))) !== null,
    isEnabled: async (/** @type {string} */ role, /** @type {string} */ name) =>
      (await find(role, name)).evaluate((element) => element.getAttribute('aria-disabled') !== 'true'),
    pick: async (/** @type {string} */ name, /** @type {string} */ option) => {
      const field = await find('combobox', name);
      const value = await field.evaluate((element, label) =>
        [.../** @type {HTMLSelectElement} */ (element).options].find((at) => at.label === label)?.value, option);
      await field.select(value ?? '');
    },
    choose: async (/** @type {string} */ name, /** @type {string[]} */ files) => {
      const field = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        await untilThere(() => page.$(`input[type=file][aria-label=${JSON.stringify(name)}]`), name));
      await field.uploadFile(...files);
    },
    download: async (/** @type {() => Promise<void>} */ action) => {
      await action();
      return fileIn(downloads);
    },
    path: async () => new URL(page.url()).pathname + new URL(page.url()).search,
    focus: async (/** @type {string} */ role, /** @type {string} */ name) => (await find(role, name)).focus(),
    press: (/** @type {import('puppeteer-core').KeyInput} */ key) => page.keyboard.press(key),
    text: () => page.evaluate(() => document.getElementById('guichet-mirror')?.innerText ?? ''),
    picture: async () => Buffer.from(await page.screenshot()),
    complaints: async () => complaints,
    close: () => context.close(),
  };
}
