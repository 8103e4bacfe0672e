// Size, density, safe areas and what the person prefers.
import { Told, WebglState } from './protocol.js';
import { setWordSpacing } from './text_layer.js';

const pixelsMax = 16_000_000;

/**
 * Exact where the browser tells, which decides about one pixel. What it tells of a density that developer tools emulate is the
 * screen's own: half of what the page has.
 * @param {ResizeObserverEntry} entry
 */
function pixelsOf(entry) {
  const exact = entry.devicePixelContentBoxSize?.[0], box = entry.contentBoxSize[0];
  const [width, height] = [Math.round((box?.inlineSize ?? 0) * devicePixelRatio), Math.round((box?.blockSize ?? 0) * devicePixelRatio)];
  return exact && Math.abs(exact.inlineSize - width) < 2 ? [exact.inlineSize, exact.blockSize] : [width, height];
}

/** Of a phone of 390 whose text is doubled; narrower ones have a little less (WCAG 1.4.4 beside 1.4.10). */
const layoutWidthMin = 195;
/** Height of a line of body text in portal.css; rounded up. */
const ownLine = 1.43;

/** How much larger everything is drawn, as the browser's text size asks: twice from phones of 390 on. */
export function enlargement() {
  const asked = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return Math.max(1, Math.min(asked, document.documentElement.clientWidth / layoutWidthMin));
}

/**
 * What style sheets of the reader do to texts; there is no event for it, but the size of a text follows.
 * @param {import('./bridge.js').Bridge} bridge @param {() => void} changed
 */
function watchText(bridge, changed) {
  const probe = document.createElement('div'), text = document.createElement('p');
  Object.assign(probe.style, { position: 'absolute', top: '0', paddingLeft: '1rem', visibility: 'hidden' });
  probe.ariaHidden = 'true';
  probe.className = 'probe';
  text.textContent = 'a b';
  probe.append(text);
  document.body.append(probe);
  let told = '0,0,0,0';
  new ResizeObserver(() => {
    const style = getComputedStyle(text);
    const [size = 1, ...px] = [style.fontSize, style.letterSpacing, style.wordSpacing, style.lineHeight, style.marginBottom]
      .map((value) => parseFloat(value) || 0);
    const [letter = 0, word = 0, line = 0, paragraph = 0] = px.map((value) => Math.max(0, value / size));
    const asked = /** @type {const} */ ([letter, word, line > ownLine ? line : 0, paragraph]);
    if (told !== (told = asked.join())) {
      setWordSpacing(word);
      bridge.send(Told.spacing, 0, ...asked);
    }
    changed();
  }).observe(probe, { box: 'border-box' });
}

/** For the software painter; a canvas with WebGL has none. @param {HTMLCanvasElement} canvas */
const penOf = (canvas) => canvas.getContext('2d', { alpha: false, willReadFrequently: true });

const contextAttributes = { alpha: false, depth: false, stencil: false, antialias: false, powerPreference: 'low-power' };
const restMs = 300;
const unrestMaxMs = 1500;

/** The canvas in use: each kind of painter has one of its own. */
export class Surface {
  #bridge;
  #host;
  #observer;
  /** @type {[number, number]} */
  #pixels = [0, 0];
  #told = '';
  /** @param {import('./bridge.js').Bridge} bridge @param {HTMLElement} host @param {HTMLCanvasElement} canvas */
  constructor(bridge, host, canvas) {
    this.#bridge = bridge;
    this.#host = host;
    this.canvas = canvas;
    this.#observer = new ResizeObserver((entries) => this.#resize(pixelsOf(/** @type {ResizeObserverEntry} */ (entries.at(-1)))));
    try {
      this.#observer.observe(host, { box: 'device-pixel-content-box' });
    } catch {
      this.#observer.observe(host);
    }
    this.#watchDensity();
    watchText(bridge, () => this.measure());
  }

  /** What watches begins by telling what is known. */
  measure() {
    this.#observer.unobserve(this.#host);
    this.#observer.observe(this.#host);
  }

  /** Another density is another media query each time. */
  #watchDensity() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.measure();
      this.#watchDensity();
    }, { once: true });
  }

  /** The first frame, without waiting for what the observer will tell: whole densities leave no pixel in doubt. */
  begin() {
    const { clientWidth, clientHeight } = this.#host;
    if (Number.isInteger(devicePixelRatio)) this.#resize([clientWidth * devicePixelRatio, clientHeight * devicePixelRatio]);
  }

  /** @param {number[]} pixels */
  #resize([width = 0, height = 0]) {
    const { clientWidth, clientHeight } = this.#host;
    if (!width || !height || !clientWidth || this.#bridge.isStill) return;
    const shrink = Math.min(1, Math.sqrt(pixelsMax / (width * height)));
    this.#pixels = [width, height] = [Math.floor(width * shrink), Math.floor(height * shrink)];
    this.#tellInsets();
    const scale = enlargement();
    const size = [width, height, clientWidth, clientHeight, scale].join();
    if (this.#told === size) return;
    this.#told = size;
    this.#enlarge(scale);
    this.#bridge.send(Told.resize, 0, clientWidth / scale, clientHeight / scale, width / clientWidth * scale);
    // Setting the size clears the canvas, so the frame follows in the same task.
    this.fit();
    this.#bridge.runFrame();
  }

  /** The elements lie over what is drawn. @param {number} scale */
  #enlarge(scale) {
    const mirror = this.#host.querySelector('#guichet-mirror');
    if (!(mirror instanceof HTMLElement)) return;
    const size = scale === 1 ? '' : `${100 / scale}%`;
    Object.assign(mirror.style, { transform: scale === 1 ? '' : `scale(${scale})`, transformOrigin: '0 0', width: size, height: size });
  }

  fit() {
    const [width, height] = this.#pixels;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
  }

  #tellInsets() {
    const probe = document.getElementById('guichet-insets');
    if (!probe) return;
    const style = getComputedStyle(probe);
    const [left, top, right, bottom] = [style.paddingLeft, style.paddingTop, style.paddingRight, style.paddingBottom]
      .map((padding) => parseFloat(padding) / enlargement());
    this.#bridge.send(Told.safeArea, 0, left, top, right, bottom);
  }

  /** What a canvas gave a context for it never gives another. */
  #freshCanvas() {
    return /** @type {HTMLCanvasElement} */ (this.canvas.cloneNode(false));
  }

  /**
   * The old canvas gives its picture back and leaves two frames later: Chromium keeps the last picture of a canvas that
   * is taken away in the frame that empties it. @param {HTMLCanvasElement} fresh
   */
  #replace(fresh) {
    const old = this.canvas;
    old.removeAttribute('id');
    old.after(fresh);
    this.canvas = fresh;
    this.fit();
    old.width = old.height = 0;
    requestAnimationFrame(() => requestAnimationFrame(() => old.remove()));
  }

  /**
   * From the software painter to WebGL, aside and while nothing is drawn: opening a context asks the process that draws
   * a dozen questions, and each waits for the frames under way there.
   */
  async openWebgl() {
    await this.#bridge.rest(restMs, unrestMaxMs);
    const fresh = this.#freshCanvas();
    const context = /** @type {WebGL2RenderingContext | null} */ (fresh.getContext('webgl2', contextAttributes));
    if (context) {
      this.#bridge.webgl = context;
      this.#bridge.send(Told.webgl, WebglState.opened);
      await this.#bridge.rest(restMs, unrestMaxMs);
    }
    if (!context || context.isContextLost()) {
      this.#bridge.send(Told.webgl, WebglState.none);
    } else {
      this.#listenToContext(fresh);
      this.#bridge.send(Told.webgl, WebglState.shown);
      this.#replace(fresh);
      this.#bridge.runFrame();
    }
    performance.mark('guichet-painter');
  }

  /** @param {HTMLCanvasElement} canvas */
  #listenToContext(canvas) {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      if (this.canvas === canvas) this.#bridge.send(Told.contextLost);
    });
    canvas.addEventListener('webglcontextrestored', () => {
      if (this.canvas === canvas) this.#bridge.send(Told.contextRestored);
    });
  }

  useSoftware() {
    if (!penOf(this.canvas)) this.#replace(this.#freshCanvas());
    const context = penOf(this.canvas);
    this.#bridge.present = (rgba, left, top, width, height) => {
      const pixels = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length);
      context?.putImageData(new ImageData(pixels, width, height), left, top);
    };
  }
}

const systemColors = ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'Highlight', 'HighlightText', 'ButtonText'];

/** Forced colours as bytes, three each; none if nothing is forced. @param {boolean} isForced */
function forcedColors(isForced) {
  const style = document.documentElement.style;
  const channels = isForced ? systemColors.flatMap((keyword) => {
    style.outlineColor = keyword;
    return getComputedStyle(document.documentElement).outlineColor.match(/\d+/g)?.slice(0, 3).map(Number) ?? [];
  }) : [];
  style.outlineColor = '';
  return new Uint8Array(channels);
}

/** @param {import('./bridge.js').Bridge} bridge */
export function connectPreferences(bridge) {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more), (forced-colors: active)',
    '(prefers-reduced-motion: reduce)', '(any-pointer: coarse)', '(forced-colors: active)', 'print'].map((query) => matchMedia(query));
  const tell = (isPrinting = false) => {
    const bits = queries.reduce((sum, query, index) => sum | (query.matches ? 1 << index : 0), isPrinting ? 32 : 0);
    bridge.send(Told.environment, (bits & 47) | (window.top === window ? 0 : 16));
    bridge.send(Told.systemColors, 0, 0, 0, 0, 0, forcedColors((bits & 16) > 0));
  };
  for (const query of queries) query.addEventListener('change', () => tell());
  // Rows out of sight are printed, too: they have to come before the browser looks.
  for (const name of ['beforeprint', 'afterprint']) {
    addEventListener(name, () => {
      tell(name[0] === 'b');
      bridge.runFrame();
    });
  }
  tell();
}

/** Browsers that do not shrink the page for the on-screen keyboard tell its height here. @param {HTMLElement} host */
export function followKeyboard(host) {
  const view = window.visualViewport;
  if (!view) return;
  view.addEventListener('resize', () => {
    const isCovered = Math.abs(view.scale - 1) < 0.01 && view.height < window.innerHeight - 60;
    host.style.height = isCovered ? `${view.height}px` : '';
  });
}
