// Who the demo's people are and what they do, by role and accessible name only; the words are the glossary's.
import assert from 'node:assert/strict';

export const password = 'guichet-demo-2026';
export const agent = '48213';
export const administrator = 'admin@panorama.example';

/**
 * What a journey needs of a browser: ./chromium_user.mjs and ./firefox_user.mjs.
 * @typedef {object} User
 * @property {(path: string) => Promise<void>} open
 * @property {(role: string, name: string) => Promise<void>} activate waits for the control, then uses it
 * @property {(role: string, name: string, text: string) => Promise<void>} type
 * @property {(role: string, name: string) => Promise<void>} see
 * @property {(role: string, name: string) => Promise<void>} miss waits until it is gone
 * @property {(name: string, files: string[]) => Promise<void>} choose
 * @property {(key: string) => Promise<void>} press
 * @property {() => Promise<string>} path
 * @property {(start: string) => Promise<string>} nameStarting the name of the control that starts like this
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
