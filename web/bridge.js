// The one object the client talks to. It owns the frame: at most one is requested, none runs at rest.
import { Asked, bytesOf, Read, textOf, Told } from './protocol.js';

/**
 * @typedef {object} Client what the WebAssembly module exports
 * @property {(kind: number, id: number, a: number, b: number, c: number, d: number, length: number) => void} _guichet_event
 * @property {(now: number) => number} _guichet_frame milliseconds until the next frame is wanted; negative: none
 */

/** @typedef {(id: number, a: number, b: number, text: string) => void} Command */

const nothing = new Uint8Array(0);

/** What the first frame is drawn from, and nothing a person does (toolchain/first_frames.mjs draws it from the same). */
const ofFirstFrame = new Set([Told.font, Told.words, Told.start, Told.resize, Told.safeArea, Told.environment, Told.spacing, Told.systemColors]);

export class Bridge {
  /** @type {Client | undefined} */
  #client;
  /** @type {Uint8Array} */
  #pending = nothing;
  #frame = 0;
  #timer = 0;
  #frames = 0;
  #isInFrame = false;
  #hasEvents = false;
  /** Kinds of messages that the program can take; undefined: all. @type {Set<number> | undefined} */
  #taken;
  /** The others, until it can. @type {Parameters<Bridge['send']>[]} */
  #held = [];
  /** @type {Map<number, Command>} */
  #commands = new Map();
  /** @type {Map<number, (key: string) => string>} */
  #queries = new Map();
  /** @type {(() => void)[]} */
  #afterFrame = [];
  /** @type {import('./images.js').Images | undefined} */
  images;
  /** @type {WebGL2RenderingContext | undefined} */
  webgl;
  /** Applies one frame's change of the access tree. @type {(bytes: Uint8Array) => void} */
  patch = () => {};
  /**
   * Shows a part of the picture made without WebGL; the bytes lie in the client's memory.
   * @type {(rgba: Uint8Array<ArrayBuffer>, left: number, top: number, width: number, height: number) => void}
   */
  present = () => {};

  /** @param {Client} client */
  connect(client) {
    this.#client = client;
  }

  /** Only the first part of the program is here: it can draw the first frame. */
  awaitFirstFrame() {
    this.#taken = ofFirstFrame;
  }

  /** That frame is shown, and stays until the program is whole. What happens meanwhile is told then. */
  standStill() {
    this.#taken = new Set();
  }

  get isStill() {
    return this.#taken?.size === 0;
  }

  /** The program is whole. */
  goOn() {
    this.#taken = undefined;
    for (const message of this.#held.splice(0)) this.send(...message);
    this.requestFrame();
  }

  /** The client cannot go on. */
  disconnect() {
    this.#client = undefined;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** @param {Partial<Record<keyof typeof Asked, Command>>} handlers */
  onCommands(handlers) {
    for (const [name, handler] of Object.entries(handlers)) {
      this.#commands.set(Asked[/** @type {keyof typeof Asked} */ (name)], handler);
    }
  }

  /** @param {Partial<Record<keyof typeof Read, (key: string) => string>>} handlers */
  onQueries(handlers) {
    for (const [name, handler] of Object.entries(handlers)) {
      this.#queries.set(Read[/** @type {keyof typeof Read} */ (name)], handler);
    }
  }

  /** @param {() => void} action */
  afterFrame(action) {
    this.#afterFrame.push(action);
  }

  /** Queues an event and asks for a frame. @param {number} kind @param {string | Uint8Array} text */
  send(kind, id = 0, a = 0, b = 0, c = 0, d = 0, text = nothing) {
    if (!this.#client) return;
    if (this.#taken && !this.#taken.has(kind)) return void this.#held.push([kind, id, a, b, c, d, text]);
    this.#pending = typeof text === 'string' ? bytesOf(text) : text;
    this.#client._guichet_event(kind, id, a, b, c, d, this.#pending.length);
    this.#pending = nothing;
    this.#hasEvents = true;
    this.requestFrame();
  }

  /** Until no frame has been drawn for a while, or for long enough. @param {number} ms @param {number} longest */
  async rest(ms, longest) {
    const end = performance.now() + longest;
    for (let seen = -1; seen !== this.#frames && performance.now() < end;) {
      seen = this.#frames;
      await new Promise((done) => setTimeout(done, ms));
    }
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
  }

  requestFrame() {
    if (!this.#frame && !this.isStill) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  /**
   * Runs the frame inside the current event, where browsers still allow clipboard, windows and full screen.
   */
  runFrame() {
    if (this.#isInFrame || !this.#client || this.isStill) return;
    cancelAnimationFrame(this.#frame);
    this.#onFrame();
  }

  #onFrame = () => {
    this.#frame = 0;
    clearTimeout(this.#timer);
    if (!this.#client) return;
    this.#isInFrame = true;
    this.#hasEvents = false;
    ++this.#frames;
    let wait = -1;
    try {
      wait = this.#client._guichet_frame(performance.now());
      for (const action of this.#afterFrame) action();
    } finally {
      this.#isInFrame = false;
    }
    if (wait === 0 || this.#hasEvents) this.requestFrame();
    else if (wait > 0) this.#timer = window.setTimeout(() => this.requestFrame(), wait);
  };

  /** Copies the pending bytes into the client's memory. @param {Uint8Array} target */
  take(target) {
    target.set(this.#pending.subarray(0, target.length));
  }

  /** @param {number} code @param {number} id @param {number} a @param {number} b @param {Uint8Array} bytes */
  command(code, id, a, b, bytes) {
    this.#commands.get(code)?.(id, a, b, textOf(bytes));
  }

  /** The answer's length; the client then takes it. @param {number} code @param {Uint8Array} key */
  query(code, key) {
    this.#pending = bytesOf(this.#queries.get(code)?.(textOf(key)) ?? '');
    return this.#pending.length;
  }
}
