// The words on screen in each language, from its file.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/text/languages', import.meta.url));
export const tags = readdirSync(folder).map((file) => path.parse(file).name).sort();

/** @type {Map<string, any>} */
const files = new Map(tags.map((tag) => [tag, JSON.parse(readFileSync(path.join(folder, `${tag}.json`), 'utf8'))]));

/** The language's name in itself. @param {string} tag @returns {string} */
export const nameOf = (tag) => files.get(tag).name;

/**
 * A message by its name; a plural in its form for one. @typedef {(name: string, values?: Record<string, string | number>) => string} Words
 * @param {string} tag @returns {Words}
 */
export function wordsOf(tag) {
  /** @type {Record<string, string | Record<string, string>>} */
  const messages = Object.assign({}, ...Object.values(files.get(tag).messages));
  return (name, values = {}) => {
    const message = messages[name];
    const text = typeof message === 'string' ? message : message?.one;
    if (text === undefined) throw new Error(`there is no message ${name}`);
    return text.replace(/\{(\w+)\}/g, (whole, key) => key in values ? String(values[key]) : whole);
  };
}
