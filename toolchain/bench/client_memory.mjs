// Memory of the page's process: against a real React admin template, and after many screens.
// `toolchain/dev bench client-memory`; SCREENS and ROUNDS change it.
import { collectGarbage, launch, metrics, open, processMemory, signIn } from './browser.mjs';
import { median, report, sleep } from './common.mjs';
import { startRestingDemo } from './load.mjs';
import { servePages } from './pages.mjs';
import { signInUnlogged } from './unlogged.mjs';

const screens = Number(process.env.SCREENS ?? 1000), warm = 50;
const rounds = Number(process.env.ROUNDS ?? 3);

/** A browser that has only this page. */
async function alone(show) {
  const browser = await launch();
  try {
    const opened = await show(browser);
    await sleep(1000);
    await collectGarbage(opened.cdp);
    await sleep(1000);
    return await processMemory(browser);
  } finally {
    await browser.close();
  }
}

const workerRestsMs = 45_000;

/**
 * What is left once the service worker has ended, which shares the process and does so half a minute after its last answer, and
 * when the browser gives its own caches back, as it does where memory is short.
 */
const kept = async ({ browser, cdp, evaluate }) => {
  await sleep(workerRestsMs);
  await cdp.send('Memory.simulatePressureNotification', { level: 'critical' });
  await collectGarbage(cdp);
  await sleep(3000);
  const { JSHeapUsedSize, Nodes, JSEventListeners } = await metrics(cdp);
  const wasm = await evaluate(() => globalThis.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0));
  const { page: process, gpu } = await processMemory(browser);
  return { process, gpu, heap: JSHeapUsedSize / 2 ** 20, wasm: wasm / 2 ** 20, nodes: Nodes, listeners: JSEventListeners };
};

/** Runs in the page. Goes through the screens by their links, as a person does; each is there when its heading or list is. */
async function walk(times) {
  const mirror = document.getElementById('guichet-mirror');
  const quiet = () => new Promise((done) => {
    let timer = setTimeout(done, 60);
    const watch = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => (watch.disconnect(), done()), 60);
    });
    watch.observe(mirror, { subtree: true, childList: true, attributes: true });
    setTimeout(() => (watch.disconnect(), done()), 2000);
  });
  const places = new Set();
  for (let n = 0; n < times; ++n) {
    const links = [...mirror.querySelectorAll('a[href^="/panorama/"]:not([download]):not([target])')].filter((link) => !/deconnexion|logout/.test(link.href));
    const fresh = links.filter((link) => new URL(link.href).pathname !== location.pathname);
    const link = fresh[(n * 7) % fresh.length];
    if (!link) history.back();
    else link.click();
    await quiet();
    places.add(location.pathname);
  }
  return places.size;
}

const pages = await servePages(), server = await startRestingDemo();
try {
  const ours = [], theirs = [];
  for (let round = 0; round < rounds; ++round) {
    ours.push(await alone((browser) => signIn(browser, server.url)));
    theirs.push(await alone(async (browser) => {
      const opened = await open(browser);
      await opened.page.goto(`${pages.url}/admin/dashboard`);
      await opened.page.locator('tbody tr').first().waitFor();
      await sleep(3000);
      return opened;
    }));
  }
  const middle = (list, key) => median(list.map((one) => one[key]));
  const compared = (key) => [middle(ours, key).toFixed(0), middle(theirs, key).toFixed(0), (middle(ours, key) / middle(theirs, key)).toFixed(2)];
  const opened = await signInUnlogged(server.url);
  await opened.evaluate(walk, warm);
  const first = await kept(opened);
  const began = performance.now();
  const places = await opened.evaluate(walk, screens - warm);
  const each = (performance.now() - began) / (screens - warm);
  const last = await kept(opened);
  await opened.browser.close();
  const growth = (key, digits = 1) => [first[key].toFixed(digits), last[key].toFixed(digits), (last[key] / first[key]).toFixed(2)];
  await report('client memory', ['figure', 'before', 'after', 'ratio', 'goal'], [
    ['page’s process, MiB: Guichet; admin template', ...compared('page'), '1.0'],
    ['process that draws, MiB: Guichet; admin template', ...compared('gpu')],
    [`page’s process, MiB: after ${warm}; after ${screens} screens (${places} places, ${each.toFixed(0)} ms each)`, ...growth('process'), '1.0'],
    ['process that draws, MiB', ...growth('gpu')],
    ['JavaScript heap, MiB', ...growth('heap')],
    ['WebAssembly memory, MiB', ...growth('wasm', 0)],
    ['DOM nodes', ...growth('nodes', 0)],
    ['listeners', ...growth('listeners', 0)],
  ]);
} finally {
  await server.stop();
  pages.stop();
}
