// Who the demo's people are and what they do, by role and accessible name only; the words are the glossary's.
import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const password = 'guichet-demo-2026';
export const agent = '48213';
export const administrator = 'admin@panorama.example';

/**
 * What a journey needs of a browser: ./chromium_user.mjs and ./firefox_user.mjs.
 * @typedef {object} User
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
  await user.type('textbox', 'Code d’agent', login);
  await user.type('textbox', 'Mot de passe', password);
  await user.activate('button', 'Se connecter');
  await user.see('heading', login === agent ? 'Bonjour Élise' : 'Reçue');
}

/** @param {User} user */
export async function signOut(user) {
  await user.activate('button', 'Déconnexion du système');
  await user.see('button', 'Se connecter');
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

/**
 * Finds a property of the feed and orders photos and a tour. @param {User} user
 * @param {{ street: string, place: string, words: string, address: string }} property
 * @returns {Promise<string>} the order's number
 */
export async function orderTour(user, property) {
  await user.activate('link', 'Nouvelle commande');
  await user.type('searchbox', 'Rechercher dans notre base de données', property.words);
  // the list moves under the pointer until the answer is there
  await until(async () => /(^|\D)1 propriété(?!s)/.test(await user.text()), 'one property is found');
  await user.activate('link', rowOf(property.street, property.place));
  await user.activate('checkbox', 'Photos HDR, 189\u00a0$');
  await user.activate('checkbox', 'Visite virtuelle 360°, 249\u00a0$');
  await user.type('textbox', 'Nom du client', 'Jean-Philippe Bouchard');
  await user.type('textbox', 'Téléphone', '418 555-0142');
  await user.activate('checkbox', `Les coordonnées de la propriété sont exactes\u00a0: ${property.address}`);
  await user.activate('button', 'Commander');
  await until(async () => /Commande SP-\d+ reçue/.test(await user.text()), 'the order was received');
  return /Commande (SP-\d+) reçue/.exec(await user.text())?.[1] ?? '';
}

/** @param {User} user @param {string} order @param {string} step @param {string} next */
async function move(user, order, step, next) {
  await user.activate('button', `Statut, ${step}`);
  await user.activate('menuitemradio', next);
  await user.see('button', `Statut, ${next}`);
  assert.ok((await user.text()).includes(order));
}

/**
 * Opens the order in the queue, sends the files and waits until they are ready.
 * @param {User} user @param {string} order @param {string} street @param {string[]} photos @param {string} panorama
 */
export async function upload(user, order, street, photos, panorama) {
  await user.activate('link', rowOf(street, order));
  for (const [step, next] of [['Reçue', 'Planifiée'], ['Planifiée', 'Captation'], ['Captation', 'Traitement']]) {
    await move(user, order, step, next);
  }
  await user.pick('Genre de fichier', 'Photos');
  await user.choose('Déposez les fichiers ici', photos);
  await listed(user, photos);
  await user.pick('Genre de fichier', '360°');
  await user.choose('Déposez les fichiers ici', [panorama]);
  await listed(user, [panorama]);
}

/** The server has each file and says so. @param {User} user @param {string[]} files */
const listed = (user, files) => until(async () => {
  const checks = await Promise.all(files.map((file) => user.has('button', `Retirer le fichier, ${path.basename(file)}`)));
  return checks.every(Boolean);
}, 'the files are listed');

/** On a phone the order covers the page. @param {User} user @param {string} street */
export async function leaveOrder(user, street) {
  if (!await user.has('dialog', street)) return;
  await user.activate('button', 'Fermer');
  await user.miss('dialog', street);
}

/** @param {User} user @param {string} order */
export async function deliver(user, order) {
  await move(user, order, 'Traitement', 'Contrôle');
  await until(() => user.isEnabled('button', 'Livrer au client'), 'the order can be delivered');
  await user.activate('button', 'Livrer au client');
  await user.see('button', 'Statut, Complétée');
}

/**
 * Photos in full, then the tour. @param {User} user @param {string} order @param {string} street
 * @param {number} count of files
 */
export async function lookAt(user, order, street, count) {
  await user.activate('link', 'Voir et télécharger');
  await user.activate('link', rowOf(street, order));
  await user.activate('button', 'salon.jpg');
  await user.see('dialog', 'salon.jpg');
  // Files stand in the order in which they came, which is not that of the choice.
  const place = async () => Number(new RegExp(`Photo (\\d+) sur ${count}`).exec(await user.text())?.[1] ?? 0);
  await until(async () => await place() > 0, 'the picture is shown');
  const first = await place();
  await user.focus('application', 'salon.jpg');
  await user.press(first < count ? 'ArrowRight' : 'ArrowLeft');
  await until(async () => ![0, first].includes(await place()), 'the next picture is shown');
  await user.press('Escape');
  await until(async () => await place() === 0, 'the pictures are left');
  await user.focus('application', 'Visite 360°, salon-360.jpg');
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
