// Makes build/web/: the client's files under hashed names in assets/ (immutable, so cached for ever) or their own,
// each with .br and .gz copies, and manifest.json.
//
//   web/main.js             entry, bundled with its imports; `guichet-app` is Emscripten's module,
//                           __ASSETS__ the map of logical to hashed names of everything but scripts
//   web/chunks/*.js         modules fetched when first needed, hashed; __CHUNKS__ tells main.js their paths and SRI
//   web/index.html          {{name}} becomes the hashed path of a file: {{main.js}}, {{app.wasm}},
//                           {{name|integrity}} its SRI, {{name|text}} what it holds
//   words-fr-CA.bin...      one for each language, under one hash: {{words-__LANG__.bin}} is the path of that of the
//                           language the server puts in for __LANG__
//   web/service-worker.js   keeps its name; __MANIFEST__ is the manifest,
//                           __OFFLINE__ what it says without a network and a page, by language
//   web/embed.js            keeps its name (other sites refer to it)
//   web/static/**           copied, hashed
//   other web/*.html        placeholders as in index.html; keep their names
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { promises as fs, existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import zlib from 'node:zlib';

const names = ['web', 'app', 'fonts', 'words', 'languages', 'out'];
const { values: args } = parseArgs({ options: Object.fromEntries(names.map((n) => [n, { type: 'string' }])) });
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const compressible = /\.(js|css|html|wasm|bin|svg|json|webmanifest|txt)$/;

/** @type {Record<string, {path: string, bytes: number, br: number, gz: number, sha256: string, integrity: string}>} */
const manifest = {};
const kept = new Set(['manifest.json']);

async function compressed(file, bytes) {
  if (!compressible.test(file)) return { br: bytes.length, gz: bytes.length };
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
  const [br, gz] = await Promise.all([brotli(bytes, quality), gzip(bytes, { level: 9 })]);
  await fs.writeFile(`${file}.br`, br);
  await fs.writeFile(`${file}.gz`, gz);
  return { br: br.length, gz: gz.length };
}

const digest = (bytes) => createHash('sha256').update(bytes).digest();

/** Writes a file under its name and a hash, its own if no other is given; or its bare name when `fixed`. */
async function place(name, content, { fixed = false, hash = digest(content) } = {}) {
  const bytes = Buffer.from(content);
  const sha = digest(bytes);
  const { dir, name: stem, ext } = path.parse(name);
  const placed = fixed ? name : path.posix.join('assets', dir, `${stem}.${hash.toString('hex').slice(0, 12)}${ext}`);
  const file = path.join(args.out, placed);
  for (const suffix of ['', '.br', '.gz']) kept.add(placed + suffix);
  await fs.mkdir(path.dirname(file), { recursive: true });
  const present = existsSync(file) && existsSync(`${file}.br`) && Buffer.compare(await fs.readFile(file), bytes) === 0;
  if (!present) await fs.writeFile(file, bytes);
  const sizes = present
    ? { br: (await fs.stat(`${file}.br`)).size, gz: (await fs.stat(`${file}.gz`)).size }
    : await compressed(file, bytes);
  manifest[name] = {
    path: placed, bytes: bytes.length, ...sizes, sha256: sha.toString('hex'),
    integrity: `sha256-${sha.toString('base64')}`,
  };
}

async function bundle(entry, extra = {}) {
  const result = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, legalComments: 'none',
    alias: { 'guichet-app': path.resolve(args.app, 'app.mjs') }, external: ['module', 'fs', 'path', 'url'],
    nodePaths: [path.resolve('node_modules')], logLevel: 'warning', ...extra,
  });
  return result.outputFiles[0].contents;
}

const paths = () => Object.fromEntries(Object.entries(manifest).map(([name, entry]) => [name, entry.path]));

async function fill(html) {
  const styles = {};
  for (const [, name] of html.matchAll(/\{\{([^}|]+)\|text\}\}/g)) styles[name] = Buffer.from(await bundle(web(name))).toString().trim();
  return html.replace(/\{\{([^}|]+)(?:\|(integrity|text))?\}\}/g, (_, name, form) => {
    if (form === 'text') return styles[name];
    if (name.includes('__LANG__')) return `/${manifest[name.replace('__LANG__', 'en')]?.path.replace('-en.', '-__LANG__.')}`;
    if (!manifest[name]) throw new Error(`{{${name}}}: no such file; there are ${Object.keys(manifest).join(', ')}`);
    return form ? manifest[name].integrity : `/${manifest[name].path}`;
  });
}

async function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => path.relative(folder, path.join(e.parentPath ?? e.path, e.name)));
}

async function removeOld(folder) {
  for (const file of await filesBelow(folder)) {
    if (!kept.has(file.split(path.sep).join('/'))) await fs.rm(path.join(folder, file));
  }
}

/** A section no engine reads. @param {string} name @param {Buffer} bytes */
function wasmSection(name, bytes) {
  const title = Buffer.from(name);
  const content = Buffer.concat([Buffer.from([title.length]), title, bytes]);
  const length = [];
  for (let rest = content.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([0, ...length]), content]);
}

/** Nothing is drawn without the fonts: they come with the program, in one request. */
async function firstPart() {
  const program = await fs.readFile(path.join(args.app, 'parts/app.wasm'));
  const sections = ['regular', 'semibold'].map(async (weight) =>
    wasmSection(`font-${weight}`, await fs.readFile(path.join(args.fonts, `inter-${weight}.otf`))));
  return Buffer.concat([program, ...await Promise.all(sections)]);
}

/** The words of all languages, under one hash. */
async function placeWords() {
  const files = (await filesBelow(args.words)).filter((name) => name.endsWith('.bin')).sort();
  const contents = await Promise.all(files.map((name) => fs.readFile(path.join(args.words, name))));
  const hash = digest(Buffer.concat(contents));
  for (const [index, name] of files.entries()) await place(name, contents[index], { hash });
}

/** What the service worker says without a page: it has no words of the program. */
async function offlineWords() {
  const files = (await filesBelow(args.languages)).sort();
  return Object.fromEntries(await Promise.all(files.map(async (name) =>
    [path.parse(name).name, JSON.parse(await fs.readFile(path.join(args.languages, name), 'utf8')).page.offline])));
}

const web = (name) => path.join(args.web, name);
await fs.mkdir(args.out, { recursive: true });
await place('app.wasm', await firstPart());
await place('rest.wasm', await fs.readFile(path.join(args.app, 'parts/rest.wasm')));
await placeWords();
for (const file of await filesBelow(web('static'))) await place(file, await fs.readFile(path.join(web('static'), file)));
const top = (await fs.readdir(args.web)).sort();
const chunks = await filesBelow(web('chunks'));
const define = { __ASSETS__: JSON.stringify(paths()) };
for (const file of chunks) await place(file, await bundle(path.join(web('chunks'), file)));
define.__CHUNKS__ = JSON.stringify(Object.fromEntries(
  chunks.map((name) => [name, { path: manifest[name].path, integrity: manifest[name].integrity }])));
await place('main.js', await bundle(web('main.js'), { define }));
if (top.includes('embed.js')) await place('embed.js', await bundle(web('embed.js'), { define, format: 'iife' }), { fixed: true });
for (const file of top.filter((f) => f.endsWith('.html'))) await place(file, await fill(await fs.readFile(web(file), 'utf8')), { fixed: true });
if (top.includes('service-worker.js')) {
  const worker = await bundle(web('service-worker.js'), { define: { __MANIFEST__: JSON.stringify(paths()), __OFFLINE__: JSON.stringify(await offlineWords()) } });
  await place('service-worker.js', worker, { fixed: true });
}
await fs.writeFile(path.join(args.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
await removeOld(args.out);
