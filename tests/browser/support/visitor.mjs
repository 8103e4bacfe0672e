// Goes from screen to screen as the person who sees it; each signs in once.
import { Caller } from './caller.mjs';
import { clientReady, openPage, settled } from './chromium.mjs';
import { password } from './people.mjs';

/** @typedef {import('./screens.mjs').Screen} Screen */

/** @param {import('playwright-core').Browser} browser @param {string} origin @param {import('playwright-core').BrowserContextOptions} options */
export function visitor(browser, origin, options = {}) {
  /** @type {Map<string, Awaited<ReturnType<typeof openPage>>>} */
  const people = new Map();

  /** @param {string} who */
  async function enter(who) {
    const opened = await openPage(browser, { locale: 'fr-CA', ...options });
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
      const who = screen.who ?? '';
      if (!people.has(who)) people.set(who, await enter(who));
      const { page } = /** @type {Awaited<ReturnType<typeof openPage>>} */ (people.get(who));
      await page.goto(origin + screen.path);
      await clientReady(page);
      await page.waitForLoadState('networkidle');
      await settled(page);
      await screen.prepare?.(page);
      if (screen.prepare) await settled(page);
      return page;
    },
    async close() {
      for (const { context } of people.values()) await context.close();
    },
  };
}
