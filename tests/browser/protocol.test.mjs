// The scripts and the client agree on numbers: what web/ lists is compared with what the C++ declares.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = (/** @type {string} */ file) => readFile(path.join(root, file), 'utf8');

/** @param {string} file */
async function script(file) {
  const built = await esbuild.build({ entryPoints: [path.join(root, file)], bundle: true, format: 'esm', write: false, logLevel: 'warning' });
  return import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`);
}

/** The members of an enumeration in C++, in order. @param {string} text @param {string} name */
function members(text, name) {
  const body = new RegExp(`enum class ${name}\\b[^{]*\\{([^}]*)\\}`).exec(text)?.[1] ?? '';
  return body.replace(/\/\/.*$/gm, '').split(',').map((part) => part.replace(/=[^]*/, '').trim()).filter(Boolean);
}

const camel = (/** @type {string} */ name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const byNumber = (/** @type {Record<string, number>} */ table) =>
  Object.entries(table).sort(([, a], [, b]) => a - b).map(([name]) => name);

test('what both sides tell, ask and read has the same numbers', async () => {
  const [declared, protocol] = await Promise.all([source('wasm-app/platform/bridge.hpp'), script('web/protocol.js')]);
  for (const name of ['Told', 'Asked', 'Read']) {
    const table = protocol[name];
    assert.deepEqual(byNumber(table), members(declared, name).map(camel));
    assert.deepEqual(Object.values(table).sort((a, b) => a - b), Object.keys(table).map((_, number) => number));
  }
});

test('the nodes of the access tree have the same roles, states, kinds and parts', async () => {
  const [declared, patch] = await Promise.all([source('wasm-app/ui/access_tree.hpp'), script('web/patch.js')]);
  assert.deepEqual(patch.roles, members(declared, 'Role'));
  assert.deepEqual(byNumber(patch.State), members(declared, 'State'));
  for (const [at, bit] of Object.values(patch.State).entries()) assert.equal(bit, 2 ** at);
  assert.deepEqual(patch.fieldKinds, members(declared, 'FieldKind'));
  assert.deepEqual(byNumber(patch.Fields), members(declared, 'NodeField'));
  assert.deepEqual(byNumber(patch.Kind), members(declared, 'ChangeKind'));
});

test('texts, counts and measures are read in the order they are written in', async () => {
  const [writer, patch] = await Promise.all([source('wasm-app/platform/mirror.cpp'), script('web/patch.js')]);
  const lists = [...writer.matchAll(/for \(const [^{;]*? :\s*\{([^}]*)\}\)/g)].map((found) =>
    [...(found[1] ?? '').matchAll(/node\.(\w+)/g)].map((name) => camel(name[1] ?? '')));
  const { texts, counts, measures, type } = patch.written;
  assert.deepEqual(lists.slice(0, 4), [texts, counts, measures, type]);
});

test('keys have the same numbers', async () => {
  const [declared, protocol] = await Promise.all([source('wasm-app/ui/input.hpp'), script('web/protocol.js')]);
  assert.deepEqual(byNumber(protocol.Key), members(declared, 'PressedKey').map(camel));
});
