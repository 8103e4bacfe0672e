// The 360-degree view: what must arrive until something is seen, and until it is sharp. `toolchain/dev bench client-panorama`.
import { launch, signIn } from './browser.mjs';
import { report, sleep } from './common.mjs';
import { galleryOrder, signedIn, startRestingDemo } from './load.mjs';

const tileMax = /** all tiles of the finest level and those above */ (levels, size, tile) =>
  Array.from({ length: levels }, (_item, at) => 6 * Math.ceil((size >> at) / tile) ** 2).reduce((sum, count) => sum + count, 0);

const [browser, server] = await Promise.all([launch(), startRestingDemo()]);
try {
  const { page } = await signIn(browser, server.url, { viewport: { width: 1440, height: 900 } });
  const arrived = [];
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/tiles/')) arrived.push({ name: pathname.split('/').slice(4).join('/'), bytes: (await response.body()).length });
  });
  await page.goto(`${server.url}/panorama/orders/${galleryOrder}`);
  const { ask } = await signedIn(server.url, '48213');
  const { cube } = (await ask('/api/orders/get', { number: galleryOrder })).media.find((item) => item.kind === 'panorama');
  await page.getByRole('application', { name: /^Visite 360°/ }).waitFor({ state: 'attached' });
  await sleep(5000);
  const first = [...arrived];
  await page.getByRole('application', { name: /^Visite 360°/ }).focus();
  for (let turn = 0; turn < 9; ++turn) {
    await page.keyboard.press('ArrowRight');
    await sleep(250);
  }
  await sleep(2000);
  const preview = first.find(({ name }) => name === 'preview.jpg'), tiles = first.filter((one) => one !== preview);
  const kib = (list) => (list.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(0);
  const all = tileMax(cube.levels, cube.cube_size, cube.tile_size);
  const faces = new Set(tiles.map(({ name }) => name.split('/')[1][0]));
  await report('client panorama', ['figure', 'value', 'goal'], [
    ['the first bytes: six small faces', `${kib([preview])} KiB, ${first[0] === preview ? 'before any tile' : 'not first'}`, '64 KiB'],
    ['tiles until it is sharp', `${tiles.length} of ${all} (${kib(tiles)} KiB; faces ${[...faces].join(' ')})`, 'visible ones'],
    ['tiles more while turning by 90 degrees', `${arrived.length - first.length} (${kib(arrived.slice(first.length))} KiB)`, 'visible ones'],
    ['loaded twice', arrived.length - new Set(arrived.map(({ name }) => name)).size, '0'],
  ]);
} finally {
  await browser.close();
  await server.stop();
}
