// A page whose debugger keeps no log. Playwright and Puppeteer's own pages have the browser keep every answer for an
// inspector, in the process of the page: over hundreds of screens that is more than the page itself needs.
import puppeteer from 'puppeteer-core';
import { noteMemories, switches } from './browser.mjs';
import { sleep } from './common.mjs';

const size = { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false };
const form = '#guichet-mirror input';

/** The target of the only page, which Puppeteer is never asked to open. */
async function onlyPage(browser) {
  for (;;) {
    const target = browser.targets().find((one) => one.type() === 'page');
    if (target) return target;
    await sleep(50);
  }
}

/** The demo's agent signed in; `browser` is as `processMemory` of ./browser.mjs wants it. */
export async function signInUnlogged(url) {
  const chromium = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', waitForInitialPage: false,
    protocolTimeout: 3_600_000, args: switches });
  const cdp = await (await onlyPage(chromium)).createCDPSession();
  /** @param {(...args: never[]) => unknown} work runs in the page; what it returns comes back */
  const evaluate = async (work, ...args) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate',
      { expression: `(${work})(...${JSON.stringify(args)})`, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until = async (isSo) => {
    while (!(await evaluate(isSo).catch(() => false))) await sleep(100);
  };
  const type = async (selector, text) => {
    await evaluate((wanted) => document.querySelector(wanted).focus(), selector);
    await cdp.send('Input.insertText', { text });
  };
  await cdp.send('Page.enable');
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setDeviceMetricsOverride', size);
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${noteMemories})()` });
  await cdp.send('Page.navigate', { url: `${url}/panorama/signin` });
  await until(() => document.documentElement.dataset.client === 'running' && performance.getEntriesByName('guichet-whole').length > 0);
  await type(`${form}[autocomplete~=username]`, '48213');
  await type(`${form}[type=password]`, 'guichet-demo-2026');
  for (const key of [{ type: 'keyDown', text: '\r' }, { type: 'keyUp' }]) {
    await cdp.send('Input.dispatchKeyEvent', { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, ...key });
  }
  await until(() => location.pathname === '/panorama/' && !document.querySelector('#guichet-mirror input[type=password]'));
  await sleep(3000);  // pictures arrive
  const browser = { newBrowserCDPSession: () => chromium.target().createCDPSession(), close: () => chromium.close() };
  return { browser, cdp, evaluate };
}
