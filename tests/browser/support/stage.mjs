// The server, Chromium and a visitor for one test file, from its first test to its last.
import { after, before } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { startServer } from './server.mjs';
import { visitor } from './visitor.mjs';

/** @typedef {{ server: import('./server.mjs').Server, browser: import('playwright-core').Browser, visits: ReturnType<typeof visitor> }} Stage */

/** Filled before the first test. @returns {Stage} */
export function setStage() {
  const stage = /** @type {Stage} */ ({});
  before(async () => {
    [stage.server, stage.browser] = await Promise.all([startServer(), launchChromium()]);
    stage.visits = visitor(stage.browser, stage.server.url);
  });
  after(async () => {
    await stage.visits?.close();
    await stage.browser?.close();
    await stage.server?.stop();
  });
  return stage;
}
