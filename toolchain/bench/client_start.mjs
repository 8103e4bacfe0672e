// The client's start in a browser against a small React page, a real admin template and the least any page costs: bytes,
// requests, times, processor time; over HTTP/2 and TLS, the same front before all. `toolchain/dev bench client-start`; ROUNDS
// shortens it.
import { launch, metrics, open } from './browser.mjs';
import { median, report, sleep } from './common.mjs';
import { startFront } from './http2_front.mjs';
import { startRestingDemo } from './load.mjs';
import { servePages } from './pages.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);

const quietMs = 1000;

/** Processor seconds of the main thread so far, again and again. @returns {{ until: (ms: number) => number, stop: () => void }} */
function watchProcessor(cdp) {
  const seen = [];
  let isOver = false;
  const look = async () => {
    while (!isOver) {
      const { Timestamp, NavigationStart, TaskDuration } = await metrics(cdp);
      seen.push({ at: (Timestamp - NavigationStart) * 1000, seconds: TaskDuration });
      await sleep(50);
    }
  };
  const looking = look();
  return { until: (ms) => (seen.find(({ at }) => at >= ms) ?? seen.at(-1)).seconds, stop: () => ((isOver = true), looking) };
}

/** Runs before the page's scripts: its paints, and when the field is there and takes what is typed. @param {string} selector */
function watch(selector) {
  globalThis.bench.painted = { first: NaN, largest: NaN, screen: NaN };
  const note = (name) => (list) => (globalThis.bench.painted[name] = list.getEntries().at(-1).startTime);
  new PerformanceObserver(note('first')).observe({ type: 'paint', buffered: true });
  new PerformanceObserver(note('largest')).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(note('screen')).observe({ type: 'element', buffered: true });
  if (!selector) return;
  const look = () => (globalThis.bench.fieldAt ??= document.querySelector(selector) ? performance.now() : undefined);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

const settleMs = 1000;

/**
 * One cold load in a browser of its own: until a person can type and sees where, until the first screen is shown and nothing
 * long runs any more. A page of elements is shown when what it marks is painted, or else its largest part; of a canvas no paint
 * is told: it is shown when its picture is handed over.
 */
async function load(row, isSlow) {
  const browser = await launch('--use-gl=angle', '--ignore-gpu-blocklist');
  const { page, cdp } = await open(browser, { isSlow });
  await sleep(settleMs);
  await page.addInitScript(watch, row.field ?? '');
  let requests = 0;
  page.on('request', () => requests++);
  await page.goto(row.url, { waitUntil: 'commit' });
  const shown = await page.waitForFunction((ready) => document.querySelector(ready) && performance.now(), row.ready, { polling: 'raf' });
  const processor = watchProcessor(cdp);
  await sleep(quietMs);
  await processor.stop();
  const page_ = await page.evaluate(() => ({ longEnd: globalThis.bench.longEnd, typable: globalThis.bench.fieldAt ?? NaN,
    painted: globalThis.bench.painted,
    bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0) }));
  const { typable, painted } = page_;
  const times = { typable, seen: Math.max(typable, painted.first), shown: Math.max(await shown.jsonValue(), painted[row.paint]) };
  await browser.close();
  const interactive = Math.max(times.shown, page_.longEnd);
  return { ...times, interactive, task: processor.until(interactive), bytes: page_.bytes, requests };
}

async function starts(rows) {
  const results = new Map(rows.map((row) => [row.name, { plain: [], slow: [] }]));
  for (const row of rows) await load(row, false);  // not counted: what answers has not answered before
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      results.get(row.name).plain.push(await load(row, false));
      results.get(row.name).slow.push(await load(row, true));
    }
  }
  const middle = (list, key) => median(list.map((entry) => entry[key]));
  await report('client start', ['page', 'KiB', 'requests', 'typable s', 'form seen s', 'shown s', 'interactive s', 'processor s',
    'typable slow s', 'form seen slow s', 'interactive slow s'], rows.map(({ name }) => {
    const { plain, slow } = results.get(name);
    const seconds = (list, key) => (middle(list, key) / 1000).toFixed(2).replace('NaN', '');
    return [name, (middle(plain, 'bytes') / 1024).toFixed(0), middle(plain, 'requests'), seconds(plain, 'typable'),
      seconds(plain, 'seen'), seconds(plain, 'shown'), seconds(plain, 'interactive'), middle(plain, 'task').toFixed(2), seconds(slow, 'typable'),
      seconds(slow, 'seen'), seconds(slow, 'interactive')];
  }));
}

const [server, pages] = await Promise.all([startRestingDemo(), servePages()]);
const [product, peers] = await Promise.all([startFront(server.url), startFront(pages.url)]);
try {
  const form = 'input[autocomplete~="username"]';
  await starts([
    { name: 'Guichet', url: `${product.url}/panorama/signin`, field: form, ready: '[data-client=running]', paint: 'first' },
    { name: 'React page', url: `${peers.url}/react`, field: form, ready: 'tbody tr', paint: 'screen' },
    { name: 'React admin template', url: `${peers.url}/admin/dashboard`, ready: 'tbody tr', paint: 'largest' },
    { name: 'HTML floor', url: `${peers.url}/html`, field: 'h1', ready: 'h1', paint: 'first' },
  ]);
} finally {
  product.stop();
  peers.stop();
  await server.stop();
  pages.stop();
}
