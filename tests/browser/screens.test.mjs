// Every screen, in both themes, at desk and phone size and in each language: axe-core finds nothing, every control
// can be hit where it is, the console is silent. The pictures stay in build/screens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFindings, clientReady, launchChromium, openPage, screenshot, settled } from './support/chromium.mjs';
import { Caller } from './support/caller.mjs';
import { password } from './support/people.mjs';
import { screens } from './support/screens.mjs';
import { startServer } from './support/server.mjs';
import { picturesMade } from './support/visitor.mjs';

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const looks = [
  { name: 'light', options: { ...desktop, colorScheme: 'light' }, language: 'fr-CA' },
  { name: 'dark', options: { ...desktop, colorScheme: 'dark' }, language: 'fr-CA' },
  { name: 'phone-light', options: { ...phone, colorScheme: 'light' }, language: 'fr-CA' },
  { name: 'phone-dark', options: { ...phone, colorScheme: 'dark' }, language: 'fr-CA' },
  { name: 'en', options: { ...desktop, colorScheme: 'light' }, language: 'en' },
  { name: 'pl', options: { ...phone, colorScheme: 'light' }, language: 'pl-PL' },
];
let server, browser;
/** Cookies of each person, so that signing in is done once. @type {Map<string, string>} */
const sessions = new Map();

before(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  for (const who of new Set(screens.map((screen) => screen.who ?? '').filter(Boolean))) {
    const caller = new Caller(server.url);
    await caller.signIn(who, password);
    sessions.set(who, caller.cookie);
  }
  await picturesMade(server.url);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Controls that something else lies over, or that are too small. @param {import('playwright-core').Page} page */
const missed = (page) => page.evaluate(() => {
  const found = [];
  const isTouch = matchMedia('(any-pointer: coarse)').matches;
  const controls = document.querySelectorAll('#guichet-mirror :is(a[href], button, input, select, textarea, [tabindex="0"]:not([data-role=scroller], [data-role=viewer]))');
  for (const control of controls) {
    if (control.closest('[inert]')) continue;
    const box = control.getBoundingClientRect();
    const name = control.getAttribute('aria-label') ?? control.textContent;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const scroller = control.closest('[data-role=scroller]')?.getBoundingClientRect();
    const isOut = x < 0 || y < 0 || x >= innerWidth || y >= innerHeight ||
      (scroller && (x < scroller.left || x >= scroller.right || y < scroller.top || y >= scroller.bottom));
    if (isOut) continue;
    // Links within a line of text may be as low as the line.
    const least = isTouch ? 44 : control.matches('a') ? 16 : 20;
    if (box.width < least - 0.5 || box.height < least - 0.5) found.push(`${name}: ${box.width} x ${box.height}`);
    const hit = document.elementFromPoint(x, y);
    const isHit = hit && (control.contains(hit) || hit.contains(control) || hit.closest('a, button, [tabindex]') === control);
    if (!isHit) found.push(`${name}: hidden by ${hit?.getAttribute('data-role')} ${hit?.getAttribute('aria-label') ?? hit?.textContent}`);
  }
  return found;
});

for (const look of looks) {
  for (const screen of screens) {
    test(`${screen.name}, ${look.name}`, async (context) => {
      const { page, context: own, complaints } = await openPage(browser, { ...look.options, locale: look.language });
      context.after(() => own.close());
      await own.addCookies(cookiesFor(screen.who, look.language));
      await page.goto(server.url + screen.path);
      await clientReady(page);
      await settled(page);
      await screen.prepare?.(page);
      if (screen.prepare) await settled(page);
      await screenshot(page, `${screen.name}-${look.name}`);
      assert.equal(await page.locator('html').getAttribute('lang'), look.language);
      assert.deepEqual(await axeFindings(page), []);
      assert.deepEqual(await missed(page), []);
      assert.deepEqual([...complaints, ...await page.evaluate(() => globalThis.violations)], []);
    });
  }
}

/** @param {string | undefined} who @param {string} language */
function cookiesFor(who, language) {
  const pairs = (who ? sessions.get(who)?.split('; ') ?? [] : []).map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.url };
  });
  return [...pairs, { name: 'guichet-language', value: language, url: server.url }];
}
