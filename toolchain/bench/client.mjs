// The client in a browser, against a small React page and the least any page costs: bytes, start, rest, frames, memory.
// `toolchain/dev bench client`; ROUNDS and REST_S shorten it.
import * as esbuild from 'esbuild';
import { createServer } from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { chromium } from 'playwright-core';
import { installPeers, median, out, percentile, report, sleep, startGuichet } from './common.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);
const restSeconds = Number(process.env.REST_S ?? 60);
const slow = { cpu: 4, latencyMs: 150, bytesPerSecond: (1638.4 * 1024) / 8 };
const page404 = { type: 'text/plain', body: Buffer.from('not found') };

async function reactFiles() {
  await installPeers({ react: '19.3.1', 'react-dom': '19.3.1' });
  const built = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'react_page.jsx')], bundle: true, minify: true, write: false, format: 'esm',
    jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, nodePaths: [path.join(out, 'node_modules')],
  });
  const html = '<!doctype html><meta charset=utf-8><title>React</title><link rel=icon href="data:,">'
    + '<div id=root></div><script type=module src=/page.js></script>';
  return { '/react': { type: 'text/html', body: Buffer.from(html) }, '/page.js': { type: 'text/javascript', body: built.outputFiles[0].contents } };
}

/** Serves the peers from memory, compressed as hard as the product's own files are. */
async function servePeers() {
  const floor = '<!doctype html><meta charset=utf-8><title>HTML</title><link rel=icon href="data:,"><h1>HTML</h1>';
  const files = { ...await reactFiles(), '/html': { type: 'text/html', body: Buffer.from(floor) } };
  for (const file of Object.values(files)) file.br = zlib.brotliCompressSync(file.body);
  const server = createServer((request, response) => {
    const file = files[request.url] ?? page404;
    response.writeHead(files[request.url] ? 200 : 404, { 'Content-Type': file.type, ...(file.br && { 'Content-Encoding': 'br' }) });
    response.end(file.br ?? file.body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** Runs before the page's scripts: long tasks, frames and their length, WebAssembly memories. */
function probe() {
  const seen = { longEnd: 0, frames: 0, frameMs: [], memories: [] };
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
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const made = await instantiate.apply(WebAssembly, args);
    for (const value of Object.values((made.instance ?? made).exports)) if (value instanceof WebAssembly.Memory) seen.memories.push(value);
    return made;
  };
}

async function open(browser, isSlow = false) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block', locale: 'fr-CA' });
  const page = await context.newPage();
  await page.addInitScript(probe);
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

const taskSeconds = async (cdp) =>
  (await cdp.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;

/** One cold load: until a person can type, until the first screen is there and nothing long runs any more. */
async function load(browser, row, isSlow) {
  const { context, page, cdp } = await open(browser, isSlow);
  let requests = 0;
  page.on('request', () => requests++);
  await page.goto(row.url, { waitUntil: 'commit' });
  const typed = await page.waitForFunction((selector) => document.querySelector(selector) && performance.now(), row.field);
  const shown = await page.waitForFunction((ready) => document.querySelector(ready) && performance.now(), row.ready, { polling: 'raf' });
  await sleep(1000);
  const times = { typable: await typed.jsonValue(), shown: await shown.jsonValue() };
  const task = await taskSeconds(cdp);
  const page_ = await page.evaluate(() => ({ longEnd: globalThis.bench.longEnd,
    bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0) }));
  await context.close();
  return { ...times, interactive: Math.max(times.shown, page_.longEnd), task, bytes: page_.bytes, requests };
}

async function starts(browser, rows) {
  const results = new Map(rows.map((row) => [row.name, { plain: [], slow: [] }]));
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      results.get(row.name).plain.push(await load(browser, row, false));
      results.get(row.name).slow.push(await load(browser, row, true));
    }
  }
  const middle = (list, key) => median(list.map((entry) => entry[key]));
  await report('client start', ['page', 'KiB', 'requests', 'typable s', 'shown s', 'interactive s', 'processor s',
    'typable slow s', 'interactive slow s'], rows.map(({ name }) => {
    const { plain, slow: slowed } = results.get(name);
    const seconds = (list, key) => (middle(list, key) / 1000).toFixed(2);
    return [name, (middle(plain, 'bytes') / 1024).toFixed(0), middle(plain, 'requests'), seconds(plain, 'typable'),
      seconds(plain, 'shown'), seconds(plain, 'interactive'), middle(plain, 'task').toFixed(2), seconds(slowed, 'typable'),
      seconds(slowed, 'interactive')];
  }));
}

/** Signed in as the demo's agent. */
async function signIn(browser, url) {
  const opened = await open(browser);
  const { page } = opened;
  await page.goto(`${url}/panorama/signin`);
  await page.waitForFunction(() => document.documentElement.dataset.client === 'running');
  await page.getByRole('textbox', { name: 'Code d’agent' }).fill('48213');
  await page.locator('#guichet-mirror input[type=password]').fill('guichet-demo-2026');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { name: /^Bonjour/ }).waitFor({ state: 'attached', timeout: 60_000 });
  await sleep(3000);  // pictures arrive
  return opened;
}

async function rest(opened) {
  const { page, cdp } = opened;
  await page.evaluate(() => void (globalThis.bench.frames = 0));
  const before = await taskSeconds(cdp);
  await sleep(restSeconds * 1000);
  const used = await taskSeconds(cdp) - before;
  return { frames: await page.evaluate(() => globalThis.bench.frames), share: (100 * used) / restSeconds };
}

async function frames(opened, url, rate) {
  const { page, cdp } = opened;
  await page.goto(`${url}/panorama/orders`);
  await page.waitForFunction(() => document.documentElement.dataset.client === 'running');
  await page.locator('#guichet-mirror a[href*="/orders/SP-"]').first().click();
  await sleep(2000);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.evaluate(() => void (globalThis.bench.frameMs = []));
  for (let step = 0; step < 200; ++step) await page.mouse.move(300 + (step * 37) % 900, 120 + (step * 53) % 600);
  await page.mouse.wheel(0, 300);
  await sleep(500);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return page.evaluate(() => globalThis.bench.frameMs);
}

async function memory({ page, cdp }) {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => globalThis.bench.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { heap: usedSize / 2 ** 20, wasm: wasm / 2 ** 20 };
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] });
const [server, peers] = await Promise.all([startGuichet(), servePeers()]);
try {
  await starts(browser, [
    { name: 'Guichet', url: `${server.url}/panorama/signin`, field: 'input[autocomplete~="username"]', ready: '[data-client=running]' },
    { name: 'React page', url: `${peers.url}/react`, field: 'input[autocomplete~="username"]', ready: 'tbody tr' },
    { name: 'HTML floor', url: `${peers.url}/html`, field: 'h1', ready: 'h1' },
  ]);
  const opened = await signIn(browser, server.url);
  const still = await rest(opened);
  const held = await memory(opened);
  const plain = await frames(opened, server.url, 1);
  const throttled = await frames(opened, server.url, 4);
  const times = (list) => [median(list), percentile(list, 0.99)].map((ms) => ms.toFixed(1)).join(' / ');
  await report('client at work', ['figure', 'value'], [
    [`frames in ${restSeconds} s at rest`, still.frames],
    ['main thread at rest, % of a core', still.share.toFixed(3)],
    ['JavaScript heap, MiB', held.heap.toFixed(1)],
    ['WebAssembly memory, MiB', held.wasm.toFixed(0)],
    [`order page, ms a frame, median / 99th (${plain.length} frames)`, times(plain)],
    [`the same, processor 4x slower (${throttled.length} frames)`, times(throttled)],
  ]);
} finally {
  await browser.close();
  await server.stop();
  peers.stop();
}
