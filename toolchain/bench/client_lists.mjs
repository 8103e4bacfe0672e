// A long list in a browser: time per frame and memory with 50 rows and with many, and what the mirror does while scrolling.
// The list holds the pages a person asked for; the portal has LISTINGS, of which a quarter is this office's.
// `toolchain/dev bench client-lists`; LISTINGS=1000000 for the goal's own size, PAGES for the length of the long list.
import { collectGarbage, launch, metrics, signIn, visit } from './browser.mjs';
import { median, percentile, remove, report, sleep, startGuichet } from './common.mjs';
import { restingDemoData } from './load.mjs';
import { addListings } from './feed.mjs';
import { watchMirror } from '../../tests/browser/support/drawing.mjs';

const listings = Number(process.env.LISTINGS ?? 20_000);
const pagesMax = Number(process.env.PAGES ?? 20);

/** Frames and changes of the mirror during steady scrolling, down and up again. */
async function scrolled({ page }) {
  await page.mouse.move(400, 500);
  await page.evaluate(() => {
    globalThis.bench.frameMs = [];
    globalThis.mirrorChanges.length = 0;
  });
  for (const step of [60, -60]) {
    for (let n = 0; n < 30; ++n) {
      await page.mouse.wheel(0, step);
      await sleep(16);
    }
  }
  await sleep(500);
  return page.evaluate(() => ({ ms: globalThis.bench.frameMs, changes: globalThis.mirrorChanges }));
}

async function held({ page, cdp }) {
  await collectGarbage(cdp);
  const { JSHeapUsedSize } = await metrics(cdp);
  const [wasm, nodes] = await page.evaluate(() => [globalThis.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0),
    document.querySelectorAll('#guichet-mirror *').length]);
  return { heap: JSHeapUsedSize / 2 ** 20, wasm: wasm / 2 ** 20, nodes };
}

const data = await restingDemoData();
await addListings(data, listings);
const server = await startGuichet({ data }), browser = await launch();
try {
  const opened = await signIn(browser, server.url, { scripts: [watchMirror] });
  const { page } = opened;
  await visit(page, `${server.url}/panorama/orders/new`);
  await page.getByRole('radio', { name: 'Tout le bureau' }).check();
  await sleep(1500);
  const few = await scrolled(opened), fewHeld = await held(opened);
  let rows = 50;
  for (; rows < 50 * pagesMax; rows += 50) {
    const more = page.getByRole('button', { name: 'Afficher plus' });
    // It is only there when it is near: the list is scrolled to its end.
    await page.evaluate(() => document.querySelectorAll('#guichet-mirror [data-role=scroller]').forEach((one) => one.scrollTo(0, one.scrollHeight)));
    await more.click();
    await sleep(250);
  }
  await page.evaluate(() => document.querySelectorAll('#guichet-mirror [data-role=scroller]').forEach((one) => one.scrollTo(0, one.scrollHeight / 2)));
  await sleep(500);
  const many = await scrolled(opened), manyHeld = await held(opened);
  const compared = (name, a, b, digits, goal) => [name, a.toFixed(digits), b.toFixed(digits), (b / a).toFixed(2), goal];
  const most = (list, key) => Math.max(0, ...list.map((one) => one[key]));
  const kept = (list) => list.reduce((sum, one) => sum + one.kept.length, 0);
  const names = [...new Set([...few.changes, ...many.changes].flatMap((one) => one.kept.map((change) => change.split(' ').slice(0, 2).join(' '))))];
  await report('client lists', ['figure', `50 rows of ${listings} listings`, `${rows} rows`, 'ratio', 'goal'], [
    compared(`ms a frame, median (${few.ms.length}; ${many.ms.length})`, median(few.ms), median(many.ms), 2, '1.2'),
    compared('ms a frame, 99th', percentile(few.ms, 0.99), percentile(many.ms, 0.99), 1),
    compared('JavaScript heap, MiB', fewHeld.heap, manyHeld.heap, 1, '1.2'),
    compared('WebAssembly memory, MiB', fewHeld.wasm, manyHeld.wasm, 0, '1.2'),
    compared('nodes of the mirror', fewHeld.nodes, manyHeld.nodes, 0, 'visible only'),
    ['most nodes that came in a frame; that went', ...[few, many].map(({ changes }) => `${most(changes, 'came')}; ${most(changes, 'went')}`), '', 'the rows that do'],
    [`changes of nodes that stay: ${names.join(', ') || 'none'}`, kept(few.changes), kept(many.changes), '', '1 a frame'],
  ]);
} finally {
  await browser.close();
  await server.stop();
  await remove(data);
}
