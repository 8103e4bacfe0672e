// Debian's Firefox through WebDriver BiDi.
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

export const launchFirefox = (/** @type {Record<string, unknown>} */ preferences = {}) => puppeteer.launch({
  browser: 'firefox', executablePath: process.env.GUICHET_FIREFOX ?? '/usr/bin/firefox-esr', headless: true,
  extraPrefsFirefox: {
    'webgl.force-enabled': true, 'browser.shell.checkDefaultBrowser': false, 'intl.accept_languages': 'fr-CA, fr',
    ...preferences,
  },
});

/**
 * Asks until there is an answer. Puppeteer's own waiting makes functions of texts, which the page's policy refuses in
 * Firefox 140. @template T @param {() => Promise<T | null>} ask @param {string} what @returns {Promise<T>}
 */
export async function untilThere(ask, what, patience = 60_000) {
  for (const end = Date.now() + patience; Date.now() < end; await wait(50)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`${what} did not come`);
}

/** Waits for the first painted frame. @param {import('puppeteer-core').Page} page */
export const clientRuns = (page) =>
  untilThere(() => page.evaluate(() => performance.getEntriesByName('guichet-whole').length > 0), 'the program');
