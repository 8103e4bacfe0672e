// Splits the linked client in two: app.wasm draws the entrance, rest.wasm holds what only signed-in people reach and is
// fetched when that has been drawn (web/program.js). Functions are told apart by name and by who calls them: what no
// kept function calls goes along with what is named here.
//
//   node wasm_parts.mjs LINKED.wasm FOLDER     LINKED.wasm still has its names; wasm-opt and wasm-split are Binaryen's
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const features = 'guichet::(?:orders|media|messages|directory|home|listings|team)::';

/**
 * Doors nobody passes who is not signed in and has no WebGL yet. Only functions of some length are named: the optimiser makes one
 * of short ones that do the same, under the name of any of them.
 */
const doors = [
  new RegExp(`^${features}\\w+Screen::(?:frame|update|show|crumbs|commands|\\w+Screen)\\(`),
  new RegExp(`^std::__2::__function::__func<${features}.*::operator\\(\\)`),
  // Identifiers of all kinds are read by one function, which the entrance needs for accounts.
  new RegExp(`guichet::wire::(?!.*<guichet::Id<).*<.*${features}`),
  /^guichet::accounts::AccountScreen::(?:frame|update|show|crumbs|AccountScreen)\(/,
  /^guichet::platform::(?:Client::tell_webgl|GlPainter::(?:prepare|paint|forget|take_over)|Renderer::(?:context_\w+|give_up_if_due))\(/,
  /^guichet::platform::(?:PanoramaGl::(?:add_tiles|draw_quads|paint\w*)|Client::paint_surface)\(/,
  /^guichet::(?:home::\w+_card|accounts::(?:DevicesCard|AbsenceCard)::\w+)\(/,
  /^guichet::app::(?:App::(?:signed_in_page|shell_model|offer_undo)|Palette::(?:frame|search|groups|visit))\(/,
];

const [linked, folder] = process.argv.slice(2);
if (!linked || !folder) throw new Error('usage: node wasm_parts.mjs LINKED.wasm FOLDER');
const big = { maxBuffer: 1 << 30 };

/** Binaryen escapes what is special in its text format: "\28" is a bracket. @param {string} name */
const readable = (name) => name.replace(/\\([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/** Who calls whom, and where calls from outside or through the table begin. */
function callGraph() {
  const dot = execFileSync('wasm-opt', [linked, '-g', '--print-call-graph', '-o', '/dev/null'], { encoding: 'utf8', ...big });
  /** @type {Map<string, string[]>} */
  const calls = new Map();
  const entries = new Set();
  const outside = new Set();
  for (const line of dot.split('\n')) {
    const call = /^ {2}"(.*)" -> "(.*)"; \/\/ call/.exec(line);
    const node = /^ {2}"(.*)" \[style="filled(, rounded)?"(?:, fillcolor="(\w+)")?\];/.exec(line);
    if (call) calls.get(call[1])?.push(call[2]) ?? calls.set(call[1], [call[2]]);
    else if (node?.[3] === 'turquoise') outside.add(node[1]);
    else if (node && (node[2] || node[3] === 'gray')) entries.add(node[1]);
    if (node && !calls.has(node[1])) calls.set(node[1], []);
  }
  if (entries.size === 0) throw new Error('the call graph has no entries: does wasm-opt print another format?');
  return { calls, entries, outside };
}

/** @param {ReturnType<typeof callGraph>} graph @returns {string[]} */
function secondPart({ calls, entries, outside }) {
  const stays = (/** @type {string} */ name) => !doors.some((pattern) => pattern.test(readable(name)));
  const kept = new Set([...entries].filter(stays));
  for (const name of kept) for (const callee of calls.get(name) ?? []) if (stays(callee)) kept.add(callee);
  return [...calls.keys()].filter((name) => !kept.has(name) && !outside.has(name));
}

mkdirSync(folder, { recursive: true });
const work = mkdtempSync(path.join(tmpdir(), 'guichet-parts-'));
try {
  const list = path.join(work, 'second');
  writeFileSync(list, secondPart(callGraph()).join('\n'));
  const [first, second] = ['first.wasm', 'second.wasm'].map((name) => path.join(work, name));
  execFileSync('wasm-split', ['--enable-mutable-globals', linked, `--split-funcs=@${list}`, '--import-namespace=first', '--placeholder-namespace=later',
    '--export-prefix=%', '--placeholdermap', '-o1', first, '-o2', second], { stdio: 'inherit' });
  // What an error about "function N of rest.wasm" means.
  const placeholders = readFileSync(`${first}.placeholders`, 'utf8').split('\n').map(readable);
  writeFileSync(path.join(folder, 'placeholders.txt'), placeholders.join('\n'));
  for (const [part, name] of [[first, 'app.wasm'], [second, 'rest.wasm']]) {
    execFileSync('wasm-opt', ['--enable-mutable-globals', '-Oz', '--converge', part, '-o', path.join(folder, name)], { stdio: 'inherit' });
  }
} finally {
  rmSync(work, { recursive: true });
}
