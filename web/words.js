// The words on screen, a file for each language. The page comes with the one it was served in; the program asks for others.
import { stored } from './nav.js';
import { asset, hasAsset } from './program.js';
import { bytesOf, Told } from './protocol.js';

const choiceTimeoutMs = 8000;

/** @param {string} language */
const fileOf = (language) => `words-${language}.bin`;

/** What the program will most likely want: kept pages were served to nobody, so the choice of this device comes first. */
export function firstLanguage() {
  const { lang, dataset } = document.documentElement;
  const chosen = 'kept' in dataset ? stored('language') : '';
  return hasAsset(fileOf(chosen)) ? chosen : lang;
}

/** @param {string} language @param {Uint8Array} bytes */
function labelled(language, bytes) {
  const label = bytesOf(`${language}\0`);
  const all = new Uint8Array(label.length + bytes.length);
  all.set(label);
  all.set(bytes, label.length);
  return all;
}

/** The file behind its language. @param {string} language @param {RequestInit} how @returns {Promise<Uint8Array>} */
export async function wordsOf(language, how = {}) {
  const url = asset(fileOf(language));
  const response = await fetch(url, { credentials: 'same-origin', ...how });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return labelled(language, new Uint8Array(await response.arrayBuffer()));
}

/** @param {import('./bridge.js').Bridge} bridge */
export function connectWords(bridge) {
  bridge.onCommands({
    words: (_id, _a, _b, language) => {
      // A name without words is the answer that they could not be fetched.
      void wordsOf(language, { signal: AbortSignal.timeout(choiceTimeoutMs) }).catch(() => bytesOf(language))
        .then((words) => bridge.send(Told.words, 0, 0, 0, 0, 0, words));
    },
  });
}
