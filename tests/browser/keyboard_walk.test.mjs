// Every screen with the keyboard alone: Tab comes to everything that can be used, in reading order and without
// end or hole; arrow keys to what shares a stop; the focus is seen; what opens gives the focus back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from './support/chromium.mjs';
import { screens } from './support/screens.mjs';
import { setStage } from './support/stage.mjs';

const stopsMax = 200;
const withinMax = 8; // parts of one field: day, month, year, calendar
const stage = setStage();
/** Roles whose ring was looked at. @type {Set<string>} */
const seen = new Set();

/** What can be used: by Tab, and by arrow keys from the stop of its group. @param {import('playwright-core').Page} page */
const usable = (page) => page.evaluate(() => {
  const stops = [], members = [];
  const controls = document.querySelectorAll('#guichet-mirror :is(a[href], button, input, select, textarea, [tabindex])');
  for (const control of controls) {
    const isOff = control.closest('[inert]') || control.matches(':disabled') || !control.checkVisibility();
    const isTarget = control.matches('h1, h2, h3, main, [role=dialog], [data-role=group]'); // takes the focus, is no control
    if (isOff || isTarget) continue;
    const isOtherRadio = control.matches('[type=radio]') && !control.checked;
    if (control.tabIndex >= 0 && !isOtherRadio) stops.push(control.id);
    else members.push(control.id);
  }
  return { stops, members };
});

/** Where the focus is now, once the client drew it. @param {import('playwright-core').Page} page */
const here = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return done({ id: '', name: 'nothing' });
  const box = at.getBoundingClientRect();
  const name = `${at.getAttribute('role') ?? at.tagName.toLowerCase()} "${at.getAttribute('aria-label') ?? at.textContent?.trim() ?? ''}"`;
  const [x, y] = [Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1)];
  const hit = document.elementFromPoint(x, y);
  const isInView = box.width > 0 && box.bottom > 0 && box.right > 0 && box.x < innerWidth && box.y < innerHeight;
  done({ id: at.id, active: at.getAttribute('aria-activedescendant') ?? '', name, role: at.closest('[data-role]')?.getAttribute('data-role') ?? '',
    isField: at.matches('input, textarea, select'),
    isSeen: isInView && Boolean(hit && (at.contains(hit) || hit.contains(at))),
    box: { x: box.x, y: box.y, width: box.width, height: box.height } });
}))));

/** Tab until it comes round. @param {import('playwright-core').Page} page */
async function walk(page) {
  /** @type {any[]} */
  const stops = [];
  let within = 0, isOut = false;
  for (let presses = 0; presses < stopsMax; ++presses) {
    await page.keyboard.press('Tab');
    const at = await here(page);
    if (at.id === stops[0]?.id && stops.length > 1) return stops;
    if (at.id === '') {
      // Behind the last thing is the browser's own bar, once a round.
      assert.ok(!isOut, 'the focus is lost');
      isOut = true;
      continue;
    }
    if (at.id === stops.at(-1)?.id) {
      assert.ok(++within < withinMax && at.isField, `${at.name} holds the focus`);
      continue;
    }
    within = 0;
    assert.ok(at.isSeen, `${at.name} has the focus and is not to be seen`);
    stops.push(at);
    if (!seen.has(at.role)) await look(page, at);
  }
  throw new Error(`Tab does not come round; the last stop is ${stops.at(-1)?.name}`);
}

/** Something is drawn around what has the focus. @param {import('playwright-core').Page} page @param {any} at */
async function look(page, at) {
  seen.add(at.role);
  await settled(page, 120);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const left = Math.max(0, at.box.x - 6), top = Math.max(0, at.box.y - 6);
  const clip = { x: left, y: top, width: Math.min(at.box.width + 12, width - left), height: Math.min(at.box.height + 12, height - top) };
  const focused = await page.screenshot({ clip });
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await settled(page, 120);
  assert.ok(!focused.equals(await page.screenshot({ clip })), `${at.name} (${at.role}) does not show that it has the focus`);
}

/** What the arrow keys come to from each stop. @param {import('playwright-core').Page} page @param {string[]} members */
async function arrows(page, members) {
  const missing = new Set(members);
  for (const id of members) {
    if (!missing.has(id)) continue;
    const start = await page.evaluate((member) => {
      const list = document.getElementById(member)?.closest('[role=listbox]');
      const field = list && document.querySelector(`[aria-controls="${list.id}"]`);
      if (field instanceof HTMLElement) return field.focus(), field.id;
      const group = document.getElementById(member)?.closest('[role=tablist], [role=radiogroup], [role=toolbar], [role=listbox], [role=grid], [role=tree], [role=list], [role=table]');
      const stop = [...group?.querySelectorAll('a[href], button, input, [tabindex="0"]') ?? []].find((control) => control.tabIndex >= 0 && (control.type !== 'radio' || control.checked));
      stop?.focus();
      return stop?.id ?? '';
    }, id);
    if (!start) continue;
    for (const key of ['ArrowRight', 'ArrowDown']) {
      let first = '';
      for (let presses = 0; presses < 30; ++presses) {
        await page.keyboard.press(key);
        const at = await here(page);
        missing.delete(at.id);
        missing.delete(at.active); // the focus stays in the field, as with every combobox
        if (at.active) {
          if (at.active === first) break;
          first ||= at.active;
          continue;
        }
        if (at.id === start || at.id === '') break;
      }
    }
  }
  return missing;
}

const namesOf = (/** @type {import('playwright-core').Page} */ page, /** @type {Iterable<string>} */ ids) => page.evaluate((list) => list.map((id) => {
  const element = document.getElementById(id);
  return `${element?.getAttribute('data-role')} "${element?.getAttribute('aria-label') ?? element?.textContent}"`;
}), [...ids]);

/** Neighbours of one line of which the first stands further right. @param {import('playwright-core').Page} page @param {string[]} stops */
const backwards = (page, stops) => page.evaluate((ids) => {
  const place = (/** @type {Element} */ element) => element.closest('main, header, nav, aside, [role=banner], [role=main], [role=navigation], [role=region], [role=complementary]');
  const all = ids.map((id) => document.getElementById(id)).filter((element) => element !== null);
  return all.flatMap((after, at) => {
    const before = all[at - 1];
    if (!before || place(before) !== place(after)) return [];
    const a = before.getBoundingClientRect(), b = after.getBoundingClientRect();
    const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const isOneLine = shared > 0.6 * Math.min(a.height, b.height);
    return isOneLine && b.right <= a.left + 2 ? [`${before.getAttribute('aria-label') ?? before.textContent} > ${after.getAttribute('aria-label') ?? after.textContent}`] : [];
  });
}, stops);

/** Whatever opens takes the focus and gives it back. @param {import('playwright-core').Page} page */
async function open(page) {
  const openers = await page.evaluate(() => [...document.querySelectorAll('#guichet-mirror button:is([aria-expanded], [aria-keyshortcuts])')]
    .filter((button) => !button.closest('[inert]') && button.getAttribute('aria-disabled') !== 'true').map((button) => button.id));
  for (const id of openers) {
    await page.evaluate((button) => document.getElementById(button)?.focus(), id);
    await page.keyboard.press('Enter');
    await settled(page, 120);
    assert.notEqual((await here(page)).id, id, 'the focus goes into what opened');
    await page.keyboard.press('Escape');
    await settled(page, 120);
    assert.equal((await here(page)).id, id, 'the focus comes back');
  }
}

for (const screen of screens) {
  test(`${screen.name}: Tab and arrows come to everything, what opens gives the focus back`, async () => {
    const page = await stage.visits.visit(screen);
    const address = page.url();
    const { stops, members } = await usable(page);
    const walked = await walk(page);
    const reached = new Set(walked.map((at) => at.id));
    assert.deepEqual(await namesOf(page, stops.filter((id) => !reached.has(id))), [], 'not reached by Tab');
    const order = stops.filter((id) => reached.has(id));
    const first = Math.max(0, order.indexOf(walked[0].id));
    assert.deepEqual(walked.map((at) => at.id).filter((id) => order.includes(id)), [...order.slice(first), ...order.slice(0, first)], 'not in reading order');
    assert.deepEqual(await backwards(page, stops), [], 'a line is walked from the right');
    assert.equal(page.url(), address, 'the focus alone went to another page');
    await open(page);
    assert.deepEqual(await namesOf(page, await arrows(page, members)), [], 'not reached by arrow keys');
  });
}
