// Debian's Firefox through WebDriver BiDi.
import puppeteer from 'puppeteer-core';

export const launchFirefox = (/** @type {Record<string, unknown>} */ preferences = {}) => puppeteer.launch({
  browser: 'firefox', executablePath: process.env.GUICHET_FIREFOX ?? '/usr/bin/firefox-esr', headless: true,
  extraPrefsFirefox: {
    'webgl.force-enabled': true, 'browser.shell.checkDefaultBrowser': false, 'intl.accept_languages': 'fr-CA, fr',
    ...preferences,
  },
});

/** Waits for the first painted frame. @param {import('puppeteer-core').Page} page */
export const clientRuns = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.client === 'running', { timeout: 60_000 });
