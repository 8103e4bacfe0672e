// Splits the linked client in two: app.wasm holds the functions that the first frames of the entrance call, rest.wasm all
// others, and is fetched when that frame is shown (web/program.js). Tables that C++ marks [[gnu::section("rest_data")]] come with
// it, too: they are zeros until then.
//
//   node wasm_parts.mjs LINKED.wasm FONTS WORDS FOLDER    LINKED.wasm still has its names; wasm-opt and wasm-split are Binaryen's
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, profiles } from './first_frames.mjs';

const [linked, fonts, words, folder] = process.argv.slice(2);
if (!linked || !fonts || !words || !folder) throw new Error('usage: node wasm_parts.mjs LINKED.wasm FONTS WORDS FOLDER');

/** What guichet_flags.cmake has the compiler use. */
const features = ['mutable-globals', 'bulk-memory', 'nontrapping-float-to-int', 'sign-ext'].map((feature) => `--enable-${feature}`);

/** @param {string} tool @param {string[]} options */
const run = (tool, ...options) => execFileSync(tool, [...features, ...options], { stdio: 'inherit' });

/** Binaryen escapes what is special in its text format: "\28" is a bracket. @param {string} name */
const readable = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/** @param {string} file @returns {string} in Binaryen's text format, a segment of data on each line */
const textOf = (file) => execFileSync('wasm-dis', [...features, file], { encoding: 'utf8', maxBuffer: 2 ** 30 });

/** Moves the marked data of the linked program from the first part to the second. @param {string} first @param {string} second */
function moveData(first, second) {
  const addresses = new Set([...textOf(linked).matchAll(/^ \(data \$rest_data\S* \(i32\.const (\d+)\)/gm)].map(([, address]) => address));
  if (!addresses.size) throw new Error('no data is marked for the second part');
  /** @type {string[]} */
  const moved = [];
  const kept = textOf(first).split('\n').filter((line) => {
    const address = /^ \(data \S*\s*\(i32\.const (\d+)\)/.exec(line)?.[1];
    return !address || !addresses.has(address) || !moved.push(line);
  });
  if (moved.length !== addresses.size) throw new Error(`${moved.length} of ${addresses.size} segments of data were found`);
  for (const [file, text] of [[first, kept.join('\n')], [second, textOf(second).replace(/\)\s*$/, `${moved.join('\n')}\n)`)]]) {
    writeFileSync(`${file}.wat`, text);
    run('wasm-as', `${file}.wat`, '-o', file);
  }
}

mkdirSync(folder, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'guichet-parts-'));
try {
  const [instrumented = '', called = '', first = '', second = ''] = ['noting.wasm', 'called', 'first.wasm', 'second.wasm'].map((name) => path.join(work, name));
  run('wasm-split', '--instrument', linked, '-o', instrumented);
  const made = { script: linked.replace(/wasm$/, 'mjs'), fonts, words };
  const noted = await profiles(made, instrumented, work);
  run('wasm-split', '--merge-profiles', ...noted.map(({ file }) => file), '-o', called);
  run('wasm-split', linked, `--profile=${called}`, '--import-namespace=first', '--placeholder-namespace=later', '--export-prefix=%',
    '--placeholdermap', '-o1', first, '-o2', second);
  // What an error about "function N of rest.wasm" means.
  const placeholders = readFileSync(`${first}.placeholders`, 'utf8').split('\n').map(readable);
  writeFileSync(path.join(folder, 'placeholders.txt'), placeholders.join('\n'));
  moveData(first, second);
  run('wasm-opt', '-Oz', '--converge', first, '-o', path.join(folder, 'app.wasm'));
  run('wasm-opt', '-Oz', '--converge', second, '-o', path.join(folder, 'rest.wasm'));
  await compare(made, path.join(folder, 'app.wasm'), noted.map(({ digest }) => digest));
} finally {
  rmSync(work, { recursive: true });
}
