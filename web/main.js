// Starts the client: program and words are fetched side by side, the served page stays until the first frame.
import createGuichet from 'guichet-app';
import { Bridge } from './bridge.js';
import { fail, watchForCrashes } from './crash.js';
import { connectPreferences, followKeyboard, Surface } from './environment.js';
import { Images } from './images.js';
import { Input } from './input.js';
import { Mirror } from './mirror.js';
import { Announcer, connectLiveEvents, connectNavigation, openStorage } from './nav.js';
import { Told } from './protocol.js';
import { Program } from './program.js';
import { connectScrolling } from './scroll.js';
import { fontFamily, forgetWidths } from './text_layer.js';
import { connectFiles, Uploads } from './uploads.js';
import { connectWords, firstLanguage, wordsOf } from './words.js';

const slowAfterMs = 8000;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

/** The canvas's fonts are the page's fonts: same bytes. @param {Uint8Array<ArrayBuffer>} bytes @param {string} weight */
async function register(bytes, weight) {
  const face = new FontFace(fontFamily, bytes, { weight });
  document.fonts.add(await face.load());
  forgetWidths();
  return bytes;
}

/** @param {Bridge} bridge */
function connect(bridge) {
  const host = byId('guichet-host');
  const mirror = new Mirror(byId('guichet-mirror'));
  const portal = document.documentElement.dataset.portal ?? '';
  const uploads = new Uploads(bridge, portal);
  bridge.images = new Images(bridge);
  bridge.patch = (bytes) => mirror.apply(bytes);
  mirror.onAdopted = (entry, value) => bridge.send(Told.input, entry.node.id, 0, 0, 0, 0, value);
  connectNavigation(bridge, new Announcer());
  connectLiveEvents(bridge);
  connectWords(bridge);
  connectScrolling(bridge, mirror, host);
  connectFiles(bridge, mirror, host, uploads);
  new Input(bridge, mirror, host);
  followKeyboard(host);
  return host;
}

/** The first painted frame takes over from the served page. */
function revealClient() {
  document.documentElement.dataset.client = 'running';
  byId('guichet-static').remove();
}

/** What the service worker fetches for the time without a network waits until everything else is here. */
function keepForLater() {
  if ('serviceWorker' in navigator && window.top === window) void navigator.serviceWorker.register(workerUrl()).catch(() => {});
}

/** Says so after a while, until the function it answers is called. */
function noteSlowness() {
  const timer = setTimeout(() => (byId('guichet-slow').hidden = false), slowAfterMs);
  return () => {
    clearTimeout(timer);
    byId('guichet-slow').hidden = true;
  };
}

/** The browser shows the form before it works for the client, which is on its way meanwhile. */
const servedPageShown = () => new Promise((done) => document.hidden ? done(true) : requestAnimationFrame(() => setTimeout(done)));

async function start() {
  const endSlowness = noteSlowness();
  const bridge = new Bridge();
  watchForCrashes(() => bridge.disconnect());
  const program = new Program();
  const words = wordsOf(firstLanguage());
  openStorage();
  await servedPageShown();
  const fonts = Promise.all([program.font('regular').then((bytes) => register(bytes, '400')), program.font('semibold').then((bytes) => register(bytes, '600'))]);
  const client = await createGuichet({
    bridge,
    onAbort: fail,
    /** @type {(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object} */
    instantiateWasm: (imports, done) => {
      program.instantiate(imports, done).catch(fail);
      return {};
    },
  });
  if (program.needsBoth) await program.whole();
  else bridge.awaitFirstFrame();
  const parts = /** @type {const} */ ([await fonts, await words]);
  bridge.connect(client);
  const host = connect(bridge);
  parts[0].forEach((bytes, index) => bridge.send(Told.font, index, 0, 0, 0, 0, bytes));
  bridge.send(Told.words, 0, 0, 0, 0, 0, parts[1]);
  const surface = new Surface(bridge, host, byId('guichet-canvas'));
  bridge.onCommands({ canvas: () => surface.useSoftware(), painted: () => {
    revealClient();
    bridge.standStill();
    void program.whole().then(() => {
      endSlowness();
      bridge.goOn();
      surface.measure();
      performance.mark('guichet-whole');
      void surface.openWebgl();
      keepForLater();
    });
  } });
  connectPreferences(bridge);
  bridge.send(Told.start);
  surface.begin();
}

/** The one script address this page ever asks for, behind the one policy its headers allow. */
function workerUrl() {
  const url = '/service-worker.js';
  const policy = globalThis.trustedTypes?.createPolicy('guichet-worker', { createScriptURL: () => url });
  return policy?.createScriptURL(url) ?? url;
}

start().catch(fail);
