// Draws the first frames of the entrance outside any browser: with a program that notes which of its functions are called, and
// with its first part alone, which has to show the same. The page they are drawn for is made up of what a page can be: addresses, languages, sizes, preferences, kinds of portal.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Bridge } from '../web/bridge.js';
import { Told } from '../web/protocol.js';

/** @typedef {{ address: string, language: string, languages: string[], width: number, height: number, density: number, preferences: number,
 *   forcedColors: Uint8Array, spacing: [number, number, number, number], portal: object, stored: Record<string, string> }} Page */

const contact = { name: 'Maude Tremblay', role: 'Contact', phone: '418 555-0110', email: 'service@panorama.example', hours: 'lun.–ven., 8 h – 18 h' };
const portal = {
  slug: 'panorama', name: 'Studio Panorama', subtitle: 'Espace courtier', brand: '#2449D8', mark: 'panorama', picture: '/pictures/a.jpg',
  login: 'agent_code', modules: ['home', 'orders', 'listings', 'media', 'messages', 'accounts', 'directory'],
  currency: 'CAD', time_zone: 'America/Toronto', contact, may_register: true,
};
const bare = { picture: '', contact: { name: '', role: '', phone: '', email: '', hours: '' }, may_register: false };
/** A portal whose zone never changes its clocks, and one that does it twice a year. */
const zones = [[], Array.from({ length: 7 }, (_, half) => ({ at: 1730613600000 + half * 15_724_800_000, offset_minutes: half % 2 ? -240 : -300 }))];
const portals = [portal, { ...portal, modules: ['home', 'orders'] }, { ...portal, ...bare, mark: 'niveau', brand: '#FFD400', login: 'email' },
  ...['lumen', 'brzozowa', 'manutek', ''].map((mark) => ({ ...portal, ...bare, mark, login: 'username', brand: '' }))];

/** The bootstrap of the page. @param {object} portal @param {string[]} languages */
const start = (portal, languages, zoneChanges = zones[1]) =>
  ({ portal: { ...portal, languages }, build: 'a', now: 1767225600000, zone_offset_minutes: -300, zone_changes: zoneChanges });

const me = { account: 'a1', role: 'client', login: '48213', email: 'a@b.example', first_name: 'Élise', last_name: 'Gagnon', office: 'Champlain', language: 'fr-CA', unread_messages: 3 };
/** What a device may remember: who was signed in when the session ended, where they scrolled, what they read, what they chose. @param {string[]} languages */
const memories = (languages) => [
  { 'session.panorama': JSON.stringify({ ...start(portal, languages), me }), 'tab.scroll': '/panorama/orders 0 120 33', appearance: 'dark',
    ...Object.fromEntries(Array.from({ length: 5 }, (_, slot) => [`kept.a1.${slot}`, `/api/orders/list\n{"after":"${slot}"}\n{}`])) },
  { language: languages.at(-1) ?? '', appearance: 'light' },
];

/** As Told.environment sends them: dark, contrast, less motion, touch, inside another site. */
const preferences = [0, 1, 2, 3, 4, 8, 16];
const desk = { width: 1280, height: 800, density: 1 }, phone = { width: 390, height: 844, density: 3 };
const otherSizes = [[1920, 1080, 1], [768, 1024, 2], [320, 568, 2], [195, 422, 2]].map(([width = 0, height = 0, density = 0]) => ({ width, height, density }));

/** @param {string[]} languages @returns {Page[]} */
function pages(languages) {
  const [language = ''] = languages;
  const usual = { language, languages, preferences: 0, forcedColors: new Uint8Array(0), spacing: /** @type {Page['spacing']} */ ([0, 0, 0, 0]), portal, stored: {} };
  const pages = [];
  for (const address of ['', 'signin', 'register', 'reset', 'orders', 'nowhere']) {
    pages.push(...otherSizes.map((size) => ({ ...usual, ...size, address })));
    for (const size of [desk, phone]) {
      const page = { ...usual, ...size, address };
      pages.push(...languages.map((other) => ({ ...page, language: other })), { ...page, languages: [language] }, ...portals.map((other) => ({ ...page, portal: other })),
        ...preferences.map((asked) => ({ ...page, preferences: asked })), ...memories(languages).map((stored) => ({ ...page, stored })),
        { ...page, forcedColors: new Uint8Array(21).map((_, index) => index * 12) }, { ...page, spacing: /** @type {const} */ ([0.12, 0.16, 1.5, 2]) });
    }
  }
  return pages;
}

/**
 * Everything a page tells before it shows its first picture; web/bridge.js holds back whatever else happens.
 * @param {Bridge} bridge @param {Page} page @param {Uint8Array[]} fonts @param {(language: string) => Uint8Array} words
 */
function tell(bridge, page, fonts, words) {
  fonts.forEach((bytes, index) => bridge.send(Told.font, index, 0, 0, 0, 0, bytes));
  const give = (/** @type {string} */ language) =>
    bridge.send(Told.words, 0, 0, 0, 0, 0, Buffer.concat([Buffer.from(`${language}\0`), words(language)]));
  bridge.onCommands({ words: (_id, _a, _b, language) => give(language) });
  give(page.language);
  bridge.send(Told.environment, page.preferences);
  bridge.send(Told.systemColors, 0, 0, 0, 0, 0, page.forcedColors);
  bridge.send(Told.safeArea, 0, 0, page.density > 2 ? 47 : 0, 0, 0);
  if (page.spacing.some((em) => em > 0)) bridge.send(Told.spacing, 0, ...page.spacing);
  bridge.send(Told.start);
  bridge.send(Told.resize, 0, page.width, page.height, page.density);
}

/** @param {Page} page @returns {Record<string, (key: string) => string>} */
const answersOf = (page) => ({
  path: () => `/panorama/${page.address}`,
  bootstrap: () => JSON.stringify(start(page.portal, page.languages, zones[page.preferences ? 0 : 1])),
  languages: () => (page.preferences ? page.language : `${page.language} fr-FR fr en-US en de pl`), portal: () => 'panorama', utcOffset: () => '-300', kept: () => '', stored: (key) => page.stored[key] ?? '',
});

const framesMax = 5;

/** @typedef {{ create: Function, module: WebAssembly.Module, fonts: Uint8Array[], words: (language: string) => Uint8Array }} Program */

/** Stands for the second part, which no first frame may call. */
const later = new Proxy({}, { get: (_, name) => () => {
  throw new Error(`a first frame calls function ${String(name)} of the second part`);
} });

/**
 * The first frame of a page, and a digest of the picture and of the elements it tells of.
 * @param {Page} page @param {Program} program
 */
async function draw(page, { create, module, fonts, words }) {
  const bridge = new Bridge();
  const shown = createHash('sha256');
  bridge.patch = bridge.present = (/** @type {Uint8Array} */ bytes) => void shown.update(bytes);
  let isPainted = false;
  bridge.onCommands({ painted: () => (isPainted = true) });
  bridge.onQueries(answersOf(page));
  const drops = () => 0;
  bridge.images = /** @type {any} */ ({ load: drops, drop: drops });
  /** @type {any} */ let exports;
  const client = await create({ bridge, instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {Function} */ done) => {
    void WebAssembly.instantiate(module, { ...imports, later }).then((instance) => done(instance, ({ exports } = instance)));
    return {};
  } });
  bridge.connect(client);
  tell(bridge, page, fonts, words);
  for (let frame = 0; !isPainted && frame < framesMax; ++frame) client._guichet_frame(frame * 16);
  if (!isPainted) throw new Error(`no picture of ${JSON.stringify(page)}`);
  return { client, exports, digest: shown.digest('hex') };
}

/** @typedef {{ script: string, fonts: string, words: string }} Made files of the build; `script` is Emscripten's */

/**
 * Draws every page, one after the other. @param {Made} made @param {string} file of the program
 * @param {(page: Page, drawn: Awaited<ReturnType<typeof draw>>) => void} take
 */
async function drawAll({ script, fonts, words }, file, take) {
  // What web/bridge.js has in a page. Frames are drawn here when their time has come.
  Object.assign(globalThis, { window: globalThis, requestAnimationFrame: () => 1, cancelAnimationFrame: () => {} });
  const { default: create } = await import(pathToFileURL(script).href);
  const program = {
    create, module: await WebAssembly.compile(readFileSync(file)),
    fonts: ['regular', 'semibold'].map((weight) => readFileSync(path.join(fonts, `inter-${weight}.otf`))),
    words: (/** @type {string} */ language) => readFileSync(path.join(words, `words-${language}.bin`)),
  };
  const languages = readdirSync(words).flatMap((name) => /^words-(.+)\.bin$/.exec(name)?.[1] ?? []);
  for (const page of pages(languages)) take(page, await draw(page, program));
}

/**
 * Files of what wasm-split notes, one for each page, and what each page shows.
 * @param {Made} made @param {string} instrumented @param {string} folder for the files
 */
export async function profiles(made, instrumented, folder) {
  /** @type {{ file: string, digest: string }[]} */
  const noted = [];
  await drawAll(made, instrumented, (_, { client, exports, digest }) => {
    const length = exports.__write_profile(0, 0);
    const at = client._malloc(length);
    exports.__write_profile(at, length);
    const file = path.join(folder, `profile-${noted.length}`);
    writeFileSync(file, client.HEAPU8.subarray(at, at + length));
    noted.push({ file, digest });
  });
  return noted;
}

/**
 * Throws unless the first part alone shows on every page what the whole program shows.
 * @param {Made} made @param {string} first @param {string[]} digests
 */
export async function compare(made, first, digests) {
  let index = 0;
  await drawAll(made, first, ({ address, language, width, height, preferences, portal }, { digest }) => {
    if (digest === digests[index++]) return;
    throw new Error('the first part of the program shows something else than the whole program, which reads data marked "rest_data": ' +
      `an icon not marked "first" in toolchain/icons.txt? ${JSON.stringify({ address, language, width, height, preferences, portal })}`);
  });
}
