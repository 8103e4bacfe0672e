// The client's start in a browser against a small React page, a real admin template and the least any page costs: bytes,
// requests, times, processor time. `toolchain/dev bench client-start`; ROUNDS shortens it.
import { launch, open, taskSeconds } from './browser.mjs';
import { median, report, sleep } from './common.mjs';
import { startRestingDemo } from './load.mjs';
import { servePages } from './pages.mjs';

const rounds = Number(process.env.ROUNDS ?? 5);

/** One cold load: until a person can type, until the first screen is there and nothing long runs any more. */
async function load(browser, row, isSlow) {
  const { context, page, cdp } = await open(browser, { isSlow });
  let requests = 0;
  page.on('request', () => requests++);
  await page.goto(row.url, { waitUntil: 'commit' });
  const typed = row.field && await page.waitForFunction((selector) => document.querySelector(selector) && performance.now(), row.field);
  const shown = await page.waitForFunction((ready) => document.querySelector(ready) && performance.now(), row.ready, { polling: 'raf' });
  await sleep(1000);
  const times = { typable: typed ? await typed.jsonValue() : NaN, shown: await shown.jsonValue() };
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
    const { plain, slow } = results.get(name);
    const seconds = (list, key) => (middle(list, key) / 1000).toFixed(2).replace('NaN', '');
    return [name, (middle(plain, 'bytes') / 1024).toFixed(0), middle(plain, 'requests'), seconds(plain, 'typable'),
      seconds(plain, 'shown'), seconds(plain, 'interactive'), middle(plain, 'task').toFixed(2), seconds(slow, 'typable'),
      seconds(slow, 'interactive')];
  }));
}

const [browser, server, pages] = await Promise.all([launch(), startRestingDemo(), servePages()]);
try {
  const form = 'input[autocomplete~="username"]';
  await starts(browser, [
    { name: 'Guichet', url: `${server.url}/panorama/signin`, field: form, ready: '[data-client=running]' },
    { name: 'React page', url: `${pages.url}/react`, field: form, ready: 'tbody tr' },
    { name: 'React admin template', url: `${pages.url}/admin/dashboard`, ready: 'tbody tr' },
    { name: 'HTML floor', url: `${pages.url}/html`, field: 'h1', ready: 'h1' },
  ]);
} finally {
  await browser.close();
  await server.stop();
  pages.stop();
}
