// The program in two parts (toolchain/wasm_parts.mjs): what the first frames of the entrance need, and the rest. Who is signed
// in needs both, fetched side by side; for others the rest comes once that frame is shown.

/** @typedef {(instance: WebAssembly.Instance) => void} Done */

const first = 'app.wasm';
const second = 'rest.wasm';
const retryAfterMs = 2000;

/** @param {string} name */
export const asset = (name) => `/${__ASSETS__[name]}`;
/** @param {string} name */
export const hasAsset = (name) => name in __ASSETS__;

/** @param {string} name @returns {Promise<WebAssembly.Module>} */
async function compile(name) {
  const url = asset(name);
  try {
    return await WebAssembly.compileStreaming(fetch(url, { credentials: 'same-origin' }));
  } catch {
    // A proxy that drops the content type still gets a working page.
    return WebAssembly.compile(await (await fetch(url)).arrayBuffer());
  }
}

/**
 * Stands for each function of the second part until that has put itself in its place. No test of the entrance calls one; should
 * some page do it that nobody thought of, then it is loaded again, with both parts, and the error is reported like any other.
 */
const later = new Proxy({}, {
  get: (_, index) => () => {
    location.reload();
    throw new Error(`function ${String(index)} of ${second} was called before it arrived`);
  },
});

/** What waits for the network here waits without a word: the form of the page can be filled in, and sent. @param {string} name */
async function untilThere(name) {
  for (;;) {
    try {
      return await compile(name);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    }
  }
}

/** Whether this page is of somebody signed in, or may turn out to be: kept pages know only later. */
export function isEntrance() {
  const bootstrap = JSON.parse(document.getElementById('guichet-bootstrap')?.textContent || '{}');
  return !bootstrap.me && !('kept' in document.documentElement.dataset);
}

/** The address of a mailed link is looked up before anything can be drawn; the gallery draws what no entrance has. */
const asksAtOnce = () => /^\/[^/]+\/(link\/|_gallery)/.test(location.pathname);

/** Whoever reloads has the files. It may be the page itself that did. */
const isReloaded = () => performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');

export class Program {
  /** @readonly */
  needsBoth = !isEntrance() || asksAtOnce() || isReloaded();
  #first = compile(first);
  #second = this.needsBoth ? compile(second) : undefined;
  /** @type {Promise<WebAssembly.Instance> | undefined} */
  #instance;
  /** @type {Promise<unknown> | undefined} */
  #rest;

  /** What Emscripten's module calls to be instantiated. @param {WebAssembly.Imports} imports @param {Done} done */
  instantiate(imports, done) {
    this.#instance = this.#first.then((module) => WebAssembly.instantiate(module, { ...imports, later }));
    return this.#instance.then(done);
  }

  /** Comes in the first part, as a section of its own. @param {string} weight */
  async font(weight) {
    const [section] = WebAssembly.Module.customSections(await this.#first, `font-${weight}`);
    return new Uint8Array(section ?? new ArrayBuffer(0));
  }

  /** Resolves when every function is there. */
  whole() {
    this.#rest ??= this.#addRest();
    return this.#rest;
  }

  async #addRest() {
    if (!this.#instance) throw new Error('the first part comes first');
    const { exports } = await this.#instance;
    const module = await (this.#second ?? untilThere(second));
    await WebAssembly.instantiate(module, { first: /** @type {WebAssembly.ModuleImports} */ (exports) });
  }
}
