// From what a person does to the frame that shows it: pointer moves against plain HTML, Tab and clicks counted in frames (letters are
// drawn by the browser itself).
// `toolchain/dev bench client-input`; ROUNDS shortens it. Times run from the event's own stamp to the animation frame after
// the one that drew.
import { launch, open, signIn, visit } from './browser.mjs';
import { median, percentile, report, sleep } from './common.mjs';
import { inTurn, startRestingDemo } from './load.mjs';
import { servePages } from './pages.mjs';
import { watchDrawing } from '../../tests/browser/support/drawing.mjs';

const rounds = Number(process.env.ROUNDS ?? 3);
const movesPerRound = 20, between = 150;

/** Answers each event of `globalThis.inputs.type` with the frames and milliseconds until a frame looks different. */
function watchInput() {
  const native = requestAnimationFrame.bind(globalThis);
  const inputs = { type: '', found: [], isHtml: false };
  globalThis.inputs = inputs;
  let waiting;
  const shown = () => {
    if (!waiting || waiting.isShown) return;
    waiting.isShown = true;
    waiting.frames = Math.max(1, waiting.ticks);
    const { stamp, frames } = waiting;
    native(() => {
      inputs.found.push({ frames, ms: performance.now() - stamp });
      waiting = undefined;
    });
  };
  const tick = (event) => native(() => {
    if (event !== waiting || event.isShown) return;
    event.ticks++;
    if (inputs.isHtml) shown();
    else if (event.ticks < 60) tick(event);
    else waiting = undefined;
  });
  const lookAt = (event) => {
    if (event.type !== inputs.type || waiting) return;
    const { frames } = globalThis.drawing ?? { frames: [] };
    waiting = { stamp: event.timeStamp, ticks: 0, sum: frames.at(-1)?.sum };
    tick(waiting);
  };
  for (const type of ['pointermove', 'pointerdown', 'keydown']) addEventListener(type, lookAt, true);
  if (globalThis.drawing) {
    globalThis.drawing.sums = true;
    globalThis.drawing.onDraw = () => waiting && globalThis.drawing.frames.at(-1).sum !== waiting.sum && shown();
  }
}

const begin = (page, type, isHtml = false) => page.evaluate(([kind, plain]) =>
  void Object.assign(globalThis.inputs, { type: kind, isHtml: plain, found: [] }), [type, isHtml]);
const found = (page) => page.evaluate(() => globalThis.inputs.found);

/** Moves between places that look different under the pointer. */
async function moves(page, places, isHtml, into) {
  await page.bringToFront();
  await begin(page, 'pointermove', isHtml);
  for (let n = 0; n < movesPerRound; ++n) {
    await page.mouse.move(...places[n % places.length]);
    await sleep(between);
  }
  into.push(...(await found(page)).map(({ ms }) => ms));
}

/** How many frames each of these takes. */
async function counted(page, type, actions) {
  await begin(page, type);
  for (const action of actions) {
    await action();
    await sleep(600);
  }
  return (await found(page)).map(({ frames }) => frames);
}

const center = async (locator) => {
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

const [browser, server, pages] = await Promise.all([launch(), startRestingDemo(), servePages({ withTemplate: false })]);
try {
  const ours = await signIn(browser, server.url, { scripts: [watchDrawing, watchInput] });
  await visit(ours.page, `${server.url}/panorama/orders`);
  const html = await open(browser, { scripts: [watchInput] });
  await html.page.goto(`${pages.url}/pointer`);
  const { page } = ours;
  const link = (name) => page.getByRole('link', { name }).first();
  const places = [await center(link(/^Accueil/)), await center(link(/^Médias/)), await center(link(/^Messages/))];
  const own = [], plain = [];
  await inTurn(rounds, [() => moves(page, places, false, own), () => moves(html.page, [[100, 60], [100, 200], [100, 340]], true, plain)]);
  await page.bringToFront();
  const keys = await counted(page, 'keydown', Array.from({ length: 12 }, () => () => page.keyboard.press('Tab')));
  const chips = page.getByRole('button', { name: /^(En cours|Complétées|Archivées|Annulées) \d/ });
  const clicks = await counted(page, 'pointerdown', Array.from({ length: Math.min(4, await chips.count()) }, (_item, n) => () => chips.nth(n).click()));
  const frames = (list) => `${median(list)} / ${Math.max(...list)} (${list.length})`;
  await report('client input', ['figure', 'Guichet', 'plain HTML', 'ratio', 'goal'], [
    [`pointer move to frame, ms, median (${own.length}; ${plain.length})`, median(own).toFixed(1), median(plain).toFixed(1), (median(own) / median(plain)).toFixed(2), '1.2'],
    ['the same, 90th', percentile(own, 0.9).toFixed(1), percentile(plain, 0.9).toFixed(1), (percentile(own, 0.9) / percentile(plain, 0.9)).toFixed(2)],
    ['frames until the focus has moved by Tab, median / most', frames(keys), '', '', '1; 2 at most'],
    ['frames until a click is shown', frames(clicks), '', '', '1; 2 at most'],
  ]);
} finally {
  await browser.close();
  await server.stop();
  pages.stop();
}
