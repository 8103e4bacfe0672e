// Debian's Firefox through WebDriver BiDi.
import puppeteer from 'puppeteer-core';

export const launchFirefox = () => puppeteer.launch({
  browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true,
  extraPrefsFirefox: { 'webgl.force-enabled': true, 'browser.shell.checkDefaultBrowser': false },
});

/** @param {import('puppeteer-core').Browser} browser @param {string} url */
export async function openInFirefox(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.client === 'running', { timeout: 60_000 });
  return page;
}
