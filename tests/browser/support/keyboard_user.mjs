// A person in Chromium who has no pointer: everything is reached with Tab and used with keys.
import { chromiumUser } from './chromium_user.mjs';

const stopsMax = 250;

/** @param {import('playwright-core').Browser} browser @param {string} origin */
export async function keyboardUser(browser, origin) {
  const user = await chromiumUser(browser, origin);
  const { page } = user;

  /** Walks until the control has the focus. @param {string} role @param {string | RegExp} name */
  async function reach(role, name) {
    await user.see(role, name);
    const control = user.find(role, name);
    const isThere = () => control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
    for (let stops = 0; !(await isThere()); ++stops) {
      if (stops > stopsMax) throw new Error(`Tab never reaches ${role} "${name}"`);
      await page.keyboard.press('Tab');
    }
  }

  /** @param {string} role @param {string | RegExp} name */
  async function activate(role, name) {
    // Items of a menu have one stop; arrows go on from there.
    if (role.startsWith('menuitem')) return arrowTo(role, name);
    await reach(role, name);
    await page.keyboard.press(/checkbox|radio|switch/.test(role) ? 'Space' : 'Enter');
  }

  /** @param {string} role @param {string | RegExp} name */
  async function arrowTo(role, name) {
    await user.see(role, name);
    const item = user.find(role, name);
    for (let steps = 0; !(await item.evaluate((element) => element === document.activeElement)); ++steps) {
      if (steps > 20) throw new Error(`arrows never reach ${role} "${name}"`);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
  }

  return {
    ...user, activate, focus: reach,
    type: async (/** @type {string} */ role, /** @type {string} */ name, /** @type {string} */ text) => {
      await reach(role, name);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    pick: async (/** @type {string} */ name, /** @type {string} */ option) => {
      await reach('combobox', name);
      // "360" of "360°": what no key types, the protocol inserts into the last text field instead of the list.
      await page.keyboard.type(/^[ -~]+/.exec(option)?.[0] ?? option);
    },
    choose: async (/** @type {string} */ name, /** @type {string[]} */ files) => {
      const field = page.getByLabel(name).first();
      await field.waitFor({ state: 'attached' });
      for (let stops = 0; !(await field.evaluate((element) => element === document.activeElement)); ++stops) {
        if (stops > stopsMax) throw new Error(`Tab never reaches "${name}"`);
        await page.keyboard.press('Tab');
      }
      const opened = () => Promise.all([page.waitForEvent('filechooser', { timeout: 20_000 }), page.keyboard.press('Space')]);
      const [chooser] = await opened().catch(async () => {
        // Who sees nothing happen presses the key again; where the focus has gone elsewhere, that is the page's fault.
        const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
        const hasFocus = await field.evaluate((element) => element === document.activeElement);
        if (!hasFocus) throw new Error(`the key did not open "${name}": the focus is on ${focused}`);
        return opened();
      });
      await chooser.setFiles(files);
    },
  };
}
