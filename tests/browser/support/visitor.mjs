// Goes from screen to screen as the person who sees it; each signs in once.
import { Caller } from './caller.mjs';
import { setTimeout as wait } from 'node:timers/promises';
import { clientReady, openPage, settled } from './chromium.mjs';
import { agent, password } from './people.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */

/** Counts what the page waits for; events of the server never end. @param {import('playwright-core').Page} page */
function countWaiting(page) {
  const waiting = new Set();
  page.on('request', (request) => request.resourceType() !== 'eventsource' && waiting.add(request));
  for (const end of /** @type {const} */ (['requestfinished', 'requestfailed'])) page.on(end, (request) => waiting.delete(request));
  return waiting;
}

/**
 * Waits until the whole program is there, nothing is asked for and nothing moves any more.
 * @param {import('playwright-core').Page} page @param {Set<unknown>} waiting
 */
async function hasArrived(page, waiting) {
  await clientReady(page);
  await page.waitForFunction(() => performance.getEntriesByName('guichet-whole').length > 0, null, { timeout: 60_000 });
  for (let quiet = 0; quiet < 2; quiet = waiting.size ? 0 : quiet + 1) {
    if (waiting.size) await wait(50);
    else await settled(page);
  }
}

/** The demo's pictures are made ready after the start; until then a page shows fewer. @param {string} origin */
export async function picturesMade(origin) {
  const caller = new Caller(origin);
  await caller.signIn(agent, password);
  const { items } = await caller.call('/api/orders/list', { group: 'completed', text: '', after: '' });
  for (const { number } of items) {
    for (const end = Date.now() + 120_000; ;) {
      const { media } = await caller.call('/api/orders/get', { number });
      if (media.every((/** @type {{ state: string }} */ item) => item.state !== 'processing')) break;
      if (Date.now() > end) throw new Error(`the pictures of ${number} are never ready`);
      await wait(100);
    }
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} origin @param {import('playwright-core').BrowserContextOptions} options */
export function visitor(browser, origin, options = {}) {
  /** @type {Map<string, Awaited<ReturnType<typeof enter>>>} */
  const people = new Map();
  /** @type {Promise<void> | undefined} */
  let ready;

  /** @param {string} who */
  async function enter(who) {
    const page = await openPage(browser, { locale: 'fr-CA', ...options });
    const opened = { ...page, waiting: countWaiting(page.page) };
    if (!who) return opened;
    const caller = new Caller(origin);
    await caller.signIn(who, password);
    await opened.context.addCookies(caller.cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
    }));
    return opened;
  }

  return {
    /** The page of the screen's person, at rest on that screen. @param {Screen} screen */
    async visit(screen) {
      await (ready ??= picturesMade(origin));
      const who = screen.who ?? '';
      if (!people.has(who)) people.set(who, await enter(who));
      const { page, waiting } = /** @type {Awaited<ReturnType<typeof enter>>} */ (people.get(who));
      await page.goto(origin + screen.path);
      await hasArrived(page, waiting);
      await screen.prepare?.(page);
      if (screen.prepare) await hasArrived(page, waiting);
      return page;
    },
    async close() {
      for (const { context } of people.values()) await context.close();
    },
  };
}
