// The client at work: at rest, on its densest screen, and what it keeps. `toolchain/dev bench client-work`; REST_S.
import { collectGarbage, launch, signIn, taskSeconds, visit } from './browser.mjs';
import { median, percentile, report, sleep } from './common.mjs';
import { galleryOrder, startRestingDemo } from './load.mjs';
import { watchDrawing } from '../../tests/browser/support/drawing.mjs';

const restSeconds = Number(process.env.REST_S ?? 60);

async function rest({ page, cdp }) {
  await page.evaluate(() => void (globalThis.bench.frames = 0));
  const before = await taskSeconds(cdp);
  await sleep(restSeconds * 1000);
  const used = await taskSeconds(cdp) - before;
  return { frames: await page.evaluate(() => globalThis.bench.frames), share: (100 * used) / restSeconds };
}

/** Milliseconds of each frame: by the clock, and of processor, which leaves out waiting for a core and for the process that draws. */
async function frames({ page, cdp }, rate) {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await page.evaluate(() => void (globalThis.bench.frameMs = []));
  for (let step = 0; step < 200; ++step) await page.mouse.move(300 + (step * 37) % 900, 120 + (step * 53) % 600);
  await page.mouse.wheel(0, 300);
  await sleep(500);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const processor = traceEvents.filter(({ name, tdur }) => name === 'FireAnimationFrame' && tdur).map(({ tdur }) => tdur / 1000);
  return { clock: await page.evaluate(() => globalThis.bench.frameMs), processor };
}

/** The largest frame of the order page with its gallery, at the top and scrolled to the pictures. */
async function drawn({ page }) {
  await page.mouse.move(640, 220);
  for (let step = 0; step < 10; ++step) {
    await page.mouse.wheel(0, 100);
    await sleep(200);
  }
  const list = await page.evaluate(() => globalThis.drawing.frames);
  return { draws: Math.max(...list.map((frame) => frame.draws)), vertices: Math.max(...list.map((frame) => frame.vertices)) };
}

async function memory({ page, cdp }) {
  await collectGarbage(cdp);
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const wasm = await page.evaluate(() => globalThis.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { heap: usedSize / 2 ** 20, wasm: wasm / 2 ** 20 };
}

const [browser, server] = await Promise.all([launch(), startRestingDemo()]);
try {
  const opened = await signIn(browser, server.url);
  const held = await memory(opened);
  const still = await rest(opened);
  await opened.context.close();
  const gallery = `${server.url}/panorama/orders/${galleryOrder}`;
  const timed = await signIn(browser, server.url);
  await visit(timed.page, gallery);
  const plain = await frames(timed, 1), throttled = await frames(timed, 4);
  await timed.context.close();
  const counted = await signIn(browser, server.url, { scripts: [watchDrawing], viewport: { width: 1440, height: 900 } });
  await visit(counted.page, gallery);
  const { draws, vertices } = await drawn(counted);
  const times = ({ clock, processor }) => [clock, processor]
    .map((list) => [median(list), percentile(list, 0.99)].map((ms) => ms.toFixed(1)).join(' / ')).join('; ');
  await report('client at work', ['figure', 'value', 'goal'], [
    [`frames in ${restSeconds} s at rest`, still.frames, '0'],
    ['main thread at rest, % of a core', still.share.toFixed(3), '0.1'],
    ['JavaScript heap, MiB', held.heap.toFixed(1), '2'],
    ['WebAssembly memory, MiB', held.wasm.toFixed(0), '8'],
    [`order page, ms a frame, median / 99th: by the clock; of processor (${plain.clock.length} frames)`, times(plain), '4 / 8'],
    [`the same, processor 4x slower (${throttled.clock.length} frames)`, times(throttled), '16 median'],
    ['order page with gallery, draw calls; vertices, at most', `${draws}; ${vertices}`, '12; 25000'],
  ]);
} finally {
  await browser.close();
  await server.stop();
}
