// The listing import: seconds and rows a second at two sizes, each into a fresh portal. `toolchain/dev bench import`.
import { rm } from 'node:fs/promises';
import { folder, median, report, startGuichet } from './common.mjs';
import { generateFeed, importFeed } from './feed.mjs';

const sizes = (process.env.SIZES ?? '20000,1000000').split(',').map(Number);
const rounds = Number(process.env.ROUNDS ?? 3);
const rows = [];
for (const size of sizes) {
  const seconds = [];
  for (let round = 0; round < (size > 100_000 ? 1 : rounds); ++round) {
    const data = await folder();
    await (await startGuichet({ data })).stop();
    const done = await importFeed(data, await generateFeed(size));
    console.error(done.said.trim());
    seconds.push(done.seconds);
    await rm(data, { recursive: true, force: true });
  }
  const middle = median(seconds);
  rows.push([size, middle.toFixed(1), (size / middle).toFixed(0), '50000']);
}
await report('import', ['listings', 'seconds', 'listings a second', 'goal'], rows);
