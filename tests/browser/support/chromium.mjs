// Debian's Chromium with software WebGL, and what the tests ask of a page.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const screensFolder = path.join(root, 'build/screens');

const commonFlags = ['--no-sandbox', '--disable-background-networking'];
export const withWebgl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
export const withoutWebgl = ['--disable-gpu', '--disable-software-rasterizer'];

/** @param {string[]} flags */
export const launchChromium = (flags = withWebgl) =>
  chromium.launch({ executablePath: process.env.GUICHET_CHROMIUM ?? '/usr/bin/chromium', args: [...commonFlags, ...flags] });

/**
 * A page that remembers what the browser complained about.
 * @param {import('playwright-core').Browser} browser @param {import('playwright-core').BrowserContextOptions} options
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fr-FR', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return { context, page, complaints };
}

/** Waits for the first painted frame, which stands still until the program is whole. @param {import('playwright-core').Page} page */
export const firstFrame = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.client === 'running', null, { timeout: 60_000 });

/** Waits until the program is whole. @param {import('playwright-core').Page} page */
export const clientReady = (page) =>
  page.waitForFunction(() => performance.getEntriesByName('guichet-whole').length > 0, null, { timeout: 60_000 });

/** Waits until the page draws with WebGL, or has found out that it cannot. @param {import('playwright-core').Page} page */
export const painterChosen = (page) =>
  page.waitForFunction(() => performance.getEntriesByName('guichet-painter').length > 0, null, { timeout: 60_000 });

const unrestMax = 25_000;

/**
 * Waits until no frame is asked for; a page that never rests fails. A frame that was asked for before we listen is
 * waited for first, and the quiet is counted in time and in frames: a busy machine stretches only the one. A program that
 * is whole is about to choose its painter.
 * @param {import('playwright-core').Page} page
 */
export async function settled(page, quietMs = 250) {
  const isAtRest = await page.evaluate(async ([quiet, longest]) => {
    const native = globalThis.requestAnimationFrame;
    const frame = () => new Promise((done) => native(done));
    const end = performance.now() + longest;
    const has = (/** @type {string} */ mark) => performance.getEntriesByName(mark).length > 0;
    let asked = 0, seen = -1;
    globalThis.requestAnimationFrame = (callback) => {
      asked++;
      return native(callback);
    };
    await frame();
    while ((asked !== seen || (has('guichet-whole') && !has('guichet-painter'))) && performance.now() < end) {
      seen = asked;
      await new Promise((done) => setTimeout(done, quiet));
      await frame();
    }
    globalThis.requestAnimationFrame = native;
    return asked === seen;
  }, [quietMs, unrestMax]);
  if (!isAtRest) throw new Error(`frames are still being drawn after ${unrestMax} ms`);
}

/** The findings of axe-core. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export async function axeFindings(page) {
  const source = await readFile(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  // evaluated through the debugger, so the page's policy stays as it is
  await page.evaluate(`${source}; undefined`);
  return page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

/** @param {import('playwright-core').Page} page @param {string} name */
export async function screenshot(page, name) {
  await mkdir(screensFolder, { recursive: true });
  const file = path.join(screensFolder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}
