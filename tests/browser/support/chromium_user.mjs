// A person in Debian's Chromium, for the journeys of ./people.mjs.
import { readFile } from 'node:fs/promises';
import { clientReady, openPage } from './chromium.mjs';
import { wordsOf } from './words.mjs';

const patience = 60_000;

/**
 * @param {import('playwright-core').Browser} browser @param {string} origin
 * @param {import('playwright-core').BrowserContextOptions} options @param {string} language
 */
export async function chromiumUser(browser, origin, options = {}, language = 'fr-CA') {
  const { context, page, complaints } = await openPage(browser, { locale: language, acceptDownloads: true, ...options });
  page.setDefaultTimeout(patience);
  const isTouch = options.hasTouch === true;
  const one = (/** @type {any} */ role, /** @type {string | RegExp} */ name) => page.getByRole(role, { name, exact: true });
  const find = (/** @type {string} */ role, /** @type {string | RegExp} */ name) =>
    role.split('|').map((part) => one(part, name)).reduce((all, next) => all.or(next)).first();
  return {
    page, context, find, language, words: wordsOf(language),
    open: async (/** @type {string} */ path) => {
      await page.goto(origin + path);
      await clientReady(page);
    },
    activate: (/** @type {string} */ role, /** @type {string | RegExp} */ name) =>
      isTouch ? find(role, name).tap() : find(role, name).click(),
    type: async (/** @type {string} */ role, /** @type {string} */ name, /** @type {string} */ text) => {
      await find(role, name).fill(text);
    },
    pick: async (/** @type {string} */ name, /** @type {string} */ option) => {
      await find('combobox', name).selectOption({ label: option });
    },
    see: (/** @type {string} */ role, /** @type {string | RegExp} */ name) => find(role, name).waitFor({ state: 'attached' }),
    miss: (/** @type {string} */ role, /** @type {string} */ name) => find(role, name).waitFor({ state: 'detached' }),
    choose: (/** @type {string} */ name, /** @type {string[]} */ files) => page.getByLabel(name).first().setInputFiles(files),
    focus: (/** @type {string} */ role, /** @type {string} */ name) => find(role, name).focus(),
    press: (/** @type {string} */ key) => page.keyboard.press(key),
    path: async () => new URL(page.url()).pathname + new URL(page.url()).search,
    has: (/** @type {string} */ role, /** @type {string} */ name) => find(role, name).count().then(Boolean),
    isEnabled: (/** @type {string} */ role, /** @type {string} */ name) => find(role, name).isEnabled(),
    text: () => page.locator('#guichet-mirror').innerText(),
    download: async (/** @type {() => Promise<void>} */ action) => {
      const [download] = await Promise.all([page.waitForEvent('download'), action()]);
      return readFile(/** @type {string} */ (await download.path()));
    },
    picture: () => page.screenshot(),
    complaints: async () => [...complaints, ...await page.evaluate(() => globalThis.violations)],
    close: () => context.close(),
  };
}
