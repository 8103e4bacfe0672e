// Synthetic feeds in a board's real shape, made by the product's own generator, and their import.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { folder, guichet, root, run, startGuichet } from './common.mjs';

/** What is built for the benchmarks only. */
export const program = (name) => path.join(process.env.BENCH_BIN ?? path.dirname(guichet), name);

/** @returns the folder of the feed's files */
export async function generateFeed(listings) {
  const home = await folder();
  await run(program('guichet-feed'), [home, String(listings)], { cwd: root });
  return home;
}

export async function importFeed(data, feed) {
  const began = performance.now();
  const { stdout } = await run(guichet, ['import', 'listings', '--anyway', feed, '--portal', 'panorama', '--data', data], { maxBuffer: 2 ** 26 });
  const seconds = (performance.now() - began) / 1000;
  await rm(feed, { recursive: true, force: true });
  return { seconds, said: stdout };
}

export const addListings = async (data, listings) => importFeed(data, await generateFeed(listings));

/** A data folder with the demo's portals and that many listings more. */
export async function dataWith(listings) {
  const data = await folder();
  await (await startGuichet({ data })).stop();
  await addListings(data, listings);
  return data;
}
