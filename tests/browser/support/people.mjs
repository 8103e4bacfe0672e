// Who the demo's people are and what they do, by role and accessible name only; the words are those of
// the person's language.
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const password = 'guichet-demo-2026';
export const agent = '48213';
export const administrator = 'admin@panorama.example';

/**
 * What a journey needs of a browser: ./chromium_user.mjs and ./firefox_user.mjs.
 * @typedef {object} User
 * @property {string} language in which the person is spoken to
 * @property {import('./words.mjs').Words} words of that language
 * @property {(path: string) => Promise<void>} open
 * @property {(role: string, name: string | RegExp) => Promise<void>} activate waits for the control, then uses it
 * @property {(role: string, name: string, text: string) => Promise<void>} type
 * @property {(role: string, name: string) => Promise<void>} see
 * @property {(role: string, name: string) => Promise<void>} miss waits until it is gone
 * @property {(role: string, name: string) => Promise<boolean>} has
 * @property {(role: string, name: string) => Promise<boolean>} isEnabled
 * @property {(name: string, option: string) => Promise<void>} pick
 * @property {() => Promise<string>} text
 * @property {(name: string, files: string[]) => Promise<void>} choose
 * @property {(role: string, name: string) => Promise<void>} focus
 * @property {(key: string) => Promise<void>} press
 * @property {() => Promise<string>} path
 * @property {(action: () => Promise<void>) => Promise<Buffer>} download
 * @property {() => Promise<Buffer>} picture
 * @property {() => Promise<string[]>} complaints
 */

/** @param {User} user @param {string} login */
export async function signIn(user, login) {
  await user.open('/panorama/');
  await user.type('textbox', user.words('agent_code'), login);
  await user.type('textbox', user.words('password'), password);
  await user.activate('button', user.words('sign_in'));
  await user.see('heading', login === agent ? user.words('hello_name', { name: 'Élise' }) : user.words('step_received'));
}

/** @param {User} user */
export async function signOut(user) {
  await user.activate('button', user.words('sign_out_of_system'));
  await user.see('button', user.words('sign_in'));
}

/** A row is a link named by all it shows, in this order. @param {string[]} parts */
const rowOf = (...parts) => new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}`);
const patience = 240_000;

/** @param {() => Promise<boolean>} isSo @param {string} what */
export async function until(isSo, what) {
  for (const end = Date.now() + patience; !(await isSo()); await wait(200)) {
    if (Date.now() > end) throw new Error(`it never came that ${what}`);
  }
}

/** The company's own words, and its prices as each language writes them. @type {Record<string, string[]>} */
const services = {
  'fr-CA': ['Photos HDR, 189\u00a0$', 'Visite virtuelle 360°, 249\u00a0$'],
  en: ['HDR photos, $189', '360° virtual tour, $249'],
  'pl-PL': ['Zdjęcia HDR, 189\u00a0CAD', 'Wirtualny spacer 360°, 249\u00a0CAD'],
};

/**
 * Finds a property of the feed and orders photos and a tour. @param {User} user
 * @param {{ street: string, place: string, words: string, address: string }} property
 * @returns {Promise<string>} the order's number
 */
export async function orderTour(user, property) {
  const { words } = user;
  await user.activate('link', words('nav_new_order'));
  await user.type('searchbox', words('search_database'), property.words);
  // the list moves under the pointer until the answer is there
  await until(async () => isSaid(await user.text(), words('properties_count', { n: 1 })), 'one property is found');
  await user.activate('link', rowOf(property.street, property.place));
  for (const service of services[user.language] ?? []) await user.activate('checkbox', service);
  await user.type('textbox', words('client_name'), 'Jean-Philippe Bouchard');
  await user.type('textbox', words('phone'), '418 555-0142');
  await user.activate('checkbox', `${words('property_details_right')} ${property.address}`);
  await user.activate('button', words('place_order'));
  const received = new RegExp(words('order_placed', { number: '(SP-\\d+)' }));
  await until(async () => received.test(await user.text()), 'the order was received');
  return received.exec(await user.text())?.[1] ?? '';
}

/** "1 property", but neither "11 property" nor "1 properties". @param {string} text @param {string} words */
const isSaid = (text, words) => new RegExp(`(^|\\D)${words}(?!\\p{L})`, 'u').test(text);

/** @param {User} user @param {string} order @param {string} from @param {string} to messages that name the steps */
async function move(user, order, from, to) {
  const { words } = user;
  await user.activate('button', `${words('status')}, ${words(from)}`);
  await user.activate('menuitemradio', words(to));
  await user.see('button', `${words('status')}, ${words(to)}`);
  assert.ok((await user.text()).includes(order));
}

/**
 * Opens the order in the queue, sends the files and waits until they are ready.
 * @param {User} user @param {string} order @param {string} street @param {string[]} photos @param {string} panorama
 */
export async function upload(user, order, street, photos, panorama) {
  await user.activate('link', rowOf(street, order));
  const { words } = user;
  const steps = ['step_received', 'step_scheduled', 'step_captured', 'step_in_production'];
  for (const [at, step] of steps.slice(1).entries()) await move(user, order, String(steps[at]), step);
  await user.pick(words('file_kind'), words('photos'));
  await user.choose(words('drop_files_here'), photos);
  await listed(user, photos);
  await user.pick(words('file_kind'), words('panoramas'));
  await user.choose(words('drop_files_here'), [panorama]);
  await listed(user, [panorama]);
}

/** The server has each file and says so. @param {User} user @param {string[]} files */
const listed = (user, files) => until(async () => {
  const checks = await Promise.all(files.map((file) => user.has('button', `${user.words('remove_file')}, ${path.basename(file)}`)));
  return checks.every(Boolean);
}, 'the files are listed');

/** On a phone the order covers the page. @param {User} user @param {string} street */
export async function leaveOrder(user, street) {
  if (!await user.has('dialog', street)) return;
  await user.activate('button', user.words('close'));
  await user.miss('dialog', street);
}

/** @param {User} user @param {string} order */
export async function deliver(user, order) {
  const { words } = user;
  await move(user, order, 'step_in_production', 'step_quality_check');
  await until(() => user.isEnabled('button', words('deliver_to_client')), 'the order can be delivered');
  await user.activate('button', words('deliver_to_client'));
  await user.see('button', `${words('status')}, ${words('order_completed')}`);
}

/**
 * Photos in full, then the tour. @param {User} user @param {string} order @param {string} street
 * @param {number} count of files
 */
export async function lookAt(user, order, street, count) {
  const { words } = user;
  await user.activate('link', words('tile_media_short'));
  await user.activate('link', rowOf(street, order));
  await user.activate('button', 'salon.jpg');
  await user.see('dialog', 'salon.jpg');
  // Files stand in the order in which they came, which is not that of the choice.
  const place = async () => Number(new RegExp(words('file_number', { n: '(\\d+)', total: count })).exec(await user.text())?.[1] ?? 0);
  await until(async () => await place() > 0, 'the picture is shown');
  const first = await place();
  await user.focus('application', 'salon.jpg');
  await user.press(first < count ? 'ArrowRight' : 'ArrowLeft');
  await until(async () => ![0, first].includes(await place()), 'the next picture is shown');
  await user.press('Escape');
  await until(async () => await place() === 0, 'the pictures are left');
  await user.focus('application', `${words('tour_360')}, salon-360.jpg`);
  await stands(user);
  const ahead = await user.picture();
  await user.press('ArrowRight');
  await user.press('ArrowRight');
  await until(async () => !ahead.equals(await user.picture()), 'the view turns');
}

/** Waits until the picture stays the same: everything that loads has come. @param {User} user */
async function stands(user) {
  let last = await user.picture();
  await until(async () => {
    await wait(1500);
    const earlier = last;
    last = await user.picture();
    return last.equals(earlier);
  }, 'the picture stands still');
}
