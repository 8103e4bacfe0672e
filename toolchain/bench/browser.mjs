// Chromium with software WebGL for the benchmarks of the client, and what they ask of a page.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { family, memoryMiB, sleep } from './common.mjs';

export const slow = { cpu: 4, latencyMs: 150, bytesPerSecond: (1638.4 * 1024) / 8 };

export const switches = ['--no-sandbox', '--disable-background-networking', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** @param {string[]} more switches */
export const launch = (...more) => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...switches, ...more] });

/** Runs before the page's scripts: long tasks, frames and their length. */
function probe() {
  const seen = { longEnd: 0, frames: 0, frameMs: [] };
  globalThis.bench = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.longEnd = Math.max(seen.longEnd, entry.startTime + entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  const native = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => native((at) => {
    const began = performance.now();
    callback(at);
    seen.frames++;
    seen.frameMs.push(performance.now() - began);
  });
}

/** Runs before the page's scripts: WebAssembly memories. */
export function noteMemories() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) (globalThis.memories ??= []).push(value);
    return made;
  };
}

/** A page of its own profile, with the probe and its debugger. @param {(() => void)[]} scripts to run before the page's */
export async function open(browser, { isSlow = false, scripts = [], viewport = { width: 1280, height: 800 } } = {}) {
  const context = await browser.newContext({ viewport, serviceWorkers: 'block', locale: 'fr-CA', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  for (const script of [probe, noteMemories, ...scripts]) await page.addInitScript(script);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (isSlow) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', { offline: false, latency: slow.latencyMs,
      downloadThroughput: slow.bytesPerSecond, uploadThroughput: slow.bytesPerSecond });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  }
  return { context, page, cdp };
}

const clientRuns = (page) => page.waitForFunction(() => document.documentElement.dataset.client === 'running', null, { timeout: 60_000 });

/** Signed in, as the demo's agent unless said otherwise. */
export async function signIn(browser, url, options, login = '48213') {
  const opened = await open(browser, options);
  const { page } = opened;
  await page.goto(`${url}/panorama/signin`);
  await clientRuns(page);
  await page.getByRole('textbox', { name: 'Code d’agent' }).fill(login);
  await page.locator('#guichet-mirror input[type=password]').fill('guichet-demo-2026');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: login === '48213' ? /^Bonjour/ : 'Reçue' }).first().waitFor({ state: 'attached', timeout: 60_000 });
  await sleep(3000);  // pictures arrive
  return opened;
}

/** A screen by its address, once it has had time to show what it fetches. */
export async function visit(page, address, ms = 2000) {
  await page.goto(address);
  await clientRuns(page);
  await sleep(ms);
}

export async function metrics(cdp) {
  return Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
}
export const taskSeconds = async (cdp) => (await metrics(cdp)).TaskDuration;

/** Chromium's own bubbles and menus are pages, too, and may weigh more. @param {number} pid */
const isOfBrowser = (pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--top-chrome-webui');

/** Proportional memory in MiB of the process that has the page, and of the one that draws. The browser must have one page only. */
export async function processMemory(browser) {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  await cdp.detach();
  const ofType = (type) => Math.max(0, ...processInfo.filter((one) => one.type === type && !isOfBrowser(one.id)).map(({ id }) => memoryMiB(id)));
  return { page: ofType('renderer'), gpu: ofType('GPU'), all: processInfo.flatMap(({ id, type }) => (type === 'browser' ? family(id) : []))
    .reduce((sum, pid) => sum + memoryMiB(pid), 0) };
}

export const collectGarbage = async (cdp) => {
  for (let pass = 0; pass < 3; ++pass) await cdp.send('HeapProfiler.collectGarbage');
};
