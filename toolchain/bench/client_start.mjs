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

/** One cold load: until a person can type, until the first screen is there and nothing long runs any more. */
async function load(browser, row, isSlow) {
  const { context, page, cdp } = await open(browser, { isSlow });
  let requests = 0;
  page.on('request', () => requests++);
  await page.goto(row.url, { waitUntil: 'commit' });
  const typed = row.field && await page.waitForFunction((selector) => document.querySelector(selector) && performance.now(), row.field);
  const shown = await page.waitForFunction((ready) => document.querySelector(ready) && performance.now(), row.ready, { polling: 'raf' });
  const processor = watchProcessor(cdp);
  await sleep(quietMs);
  await processor.stop();
  const times = { typable: typed ? await typed.jsonValue() : NaN, shown: await shown.jsonValue() };
  const page_ = await page.evaluate(() => ({ longEnd: globalThis.bench.longEnd,
    bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0) }));
  await context.close();
  const interactive = Math.max(times.shown, page_.longEnd);
  return { ...times, interactive, task: processor.until(interactive), bytes: page_.bytes, requests };
}

async function starts(browser, rows) {
  const results = new Map(rows.map((row) => [row.name, { plain: [], slow: [] }]));
  for (const row of rows) await load(browser, row, false);  // not counted: what answers has not answered before
  for (let round = 0; round < rounds; ++round) {
    for (const row of rows) {
      results.get(row.name).plain.push(await load(browser, row, false));
      results.get(row.name).slow.push(await load(browser, row, true));
    }
  }
  const middle = (list, key) => median(list.map((entry) => entry[key]));
  await report('client start', ['page', 'KiB', 'requests', 'typable s', 'shown s', 'interactive s', 'processor s',
    'typable slow s', 'interactive slow s'], rows.map(({ name }) => {
    const { plain, slow } = results.get(name);
    const seconds = (list, key) => (middle(list, key) / 1000).toFixed(2).replace('NaN', '');
    return [name, (middle(plain, 'bytes') / 1024).toFixed(0), middle(plain, 'requests'), seconds(plain, 'typable'),
      seconds(plain, 'shown'), seconds(plain, 'interactive'), middle(plain, 'task').toFixed(2), seconds(slow, 'typable'),
      seconds(slow, 'interactive')];
  }));
}

const [browser, server, pages] = await Promise.all([launch(), startRestingDemo(), servePages()]);
const [product, peers] = await Promise.all([startFront(server.url), startFront(pages.url)]);
try {
  const form = 'input[autocomplete~="username"]';
  await starts(browser, [
    { name: 'Guichet', url: `${product.url}/panorama/signin`, field: form, ready: '[data-client=running]' },
    { name: 'React page', url: `${peers.url}/react`, field: form, ready: 'tbody tr' },
    { name: 'React admin template', url: `${peers.url}/admin/dashboard`, ready: 'tbody tr' },
    { name: 'HTML floor', url: `${peers.url}/html`, field: 'h1', ready: 'h1' },
  ]);
} finally {
  await browser.close();
  product.stop();
  peers.stop();
  await server.stop();
  pages.stop();
}
