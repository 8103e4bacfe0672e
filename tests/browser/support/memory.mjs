// What Chromium's own memory dump says of its processes.

const pageBytes = 4096;

/**
 * How many blocks of memory are as large as a picture of this size once garbage is collected, in the processes that have pages.
 * @param {import('playwright-core').Page} page the only one of its browser @param {number} width in pixels @param {number} height
 */
export async function picturesHeld(page, width, height) {
  const collector = await page.context().newCDPSession(page);
  await collector.send('HeapProfiler.collectGarbage');
  await collector.detach();
  const browser = /** @type {import('playwright-core').Browser} */ (page.context().browser());
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const pages = new Set(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id));
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['disabled-by-default-memory-infra'], memoryDumpConfig: { triggers: [] } } });
  await cdp.send('Tracing.requestMemoryDump', { levelOfDetail: 'detailed' });
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  const least = width * height * 4;
  return events.filter((event) => pages.has(event.pid)).flatMap((event) => Object.entries(event.args?.dumps?.allocators ?? {}))
    .filter(([name, { attrs }]) => /^malloc\/partitions\/.*\/directMap_\d+$/.test(name) && isWithin(Number.parseInt(attrs.slot_size?.value, 16), least))
    .length;
}

const isWithin = (bytes, least) => bytes >= least && bytes < least + 2 * pageBytes;
