// The next release of what was built: other files, another server, so that an update can be watched.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { binary, web } from './server.mjs';

/** A section that no engine reads: other bytes, the same program. */
const wasmAddition = Buffer.from('\0\x05\x04next', 'latin1');
/** In this order: later files name earlier ones. @type {[RegExp, Buffer][]} */
const additions = [[/\.wasm$/, wasmAddition], [/^main\.js$/, Buffer.from('\n// next\n')]];

/** What the next release says instead, which is as long: a page that mixed releases would show it. */
export const reworded = { before: 'Inscriptions', after: 'inscriptionS' };

/** @param {Buffer} bytes */
const digest = (bytes) => createHash('sha256').update(bytes).digest();

/** The addresses of the files of a release. @param {string} folder @returns {Promise<string[]>} */
export async function filesOf(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  return Object.values(manifest).map((entry) => `/${entry.path}`).filter((address) => address.startsWith('/assets/'));
}

/** Other programs and another script under other names. @param {string} folder */
async function nextFiles(folder) {
  await cp(web, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  /** @type {[string, string][]} */
  const renamed = [];
  const rename = (/** @type {Buffer} */ bytes) =>
    Buffer.from(renamed.reduce((text, [before, after]) => text.replaceAll(before, after), bytes.toString('latin1')), 'latin1');
  const words = Object.keys(manifest).filter((one) => one.startsWith('words-'));
  const before = manifest[words[0] ?? '']?.path.match(/\.([0-9a-f]{12})\./)?.[1];  // one hash for all of them
  const after = digest(Buffer.from(before)).toString('hex').slice(0, 12);
  for (const name of words) {
    const old = manifest[name].path;
    const bytes = await readFile(path.join(folder, old));
    const next = bytes.toString('latin1').replace(`\0${reworded.before}\0`, `\0${reworded.after}\0`);
    await writeFile(path.join(folder, old.replace(before, after)), Buffer.from(next, 'latin1'));
    for (const ending of ['', '.br', '.gz']) await rm(path.join(folder, old + ending), { force: true });
  }
  renamed.push([`.${before}.bin`, `.${after}.bin`]);
  for (const [pattern, addition] of additions) {
    for (const name of Object.keys(manifest).filter((one) => pattern.test(one))) {
      const old = manifest[name].path;
      const own = await readFile(path.join(folder, old));
      const bytes = Buffer.concat([name.endsWith('.js') ? rename(own) : own, addition]);
      const sum = digest(bytes);
      const placed = old.replace(/\.[0-9a-f]{12}\./, `.${sum.toString('hex').slice(0, 12)}.`);
      await writeFile(path.join(folder, placed), bytes);
      for (const ending of ['', '.br', '.gz']) await rm(path.join(folder, old + ending), { force: true });
      renamed.push([old, placed], [manifest[name].integrity, `sha256-${sum.toString('base64')}`]);
    }
  }
  for (const name of ['index.html', 'service-worker.js', 'manifest.json']) {
    const file = path.join(folder, name);
    await writeFile(file, rename(await readFile(file)));
    for (const ending of ['.br', '.gz']) await rm(file + ending, { force: true });
  }
}

/** The same server with another name of its build, which is as long. @param {string} folder */
async function nextServer(folder) {
  const bytes = await readFile(binary);
  const build = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1) ?? '';
  let at = bytes.indexOf(build);
  assert.ok(build && at >= 0, 'the server does not hold the name of its build');
  for (; at >= 0; at = bytes.indexOf(build, at + 1)) bytes.write('next', at);
  const file = path.join(folder, 'guichet');
  await writeFile(file, bytes, { mode: 0o755 });
  await symlink(path.join(path.dirname(binary), 'guichet-worker'), path.join(folder, 'guichet-worker'));
  return file;
}

/** @param {string} folder an empty one */
export async function nextRelease(folder) {
  const files = path.join(folder, 'web');
  await nextFiles(files);
  return { web: files, binary: await nextServer(folder) };
}
