// Pictures: fetched and decoded by the browser, handed to the client as a texture or as pixels.
import { Told, textOf } from './protocol.js';

const inFlightMax = 6;

/** @typedef {{ id: number, url: string, width: number, height: number }} Wanted */

export class Images {
  /** @type {import('./bridge.js').Bridge} */
  #bridge;
  /** @type {Map<number, ImageBitmap>} */
  #bitmaps = new Map();
  /** @type {Wanted[]} */
  #queue = [];
  /** @type {Map<number, AbortController>} */
  #running = new Map();

  /** @param {import('./bridge.js').Bridge} bridge */
  constructor(bridge) {
    this.#bridge = bridge;
  }

  /** Zero sizes keep the picture's own. @param {number} id @param {number} width @param {number} height @param {Uint8Array} url */
  load(id, width, height, url) {
    this.#queue.push({ id, url: textOf(url), width, height });
    this.#next();
  }

  /** @param {number} id */
  drop(id) {
    this.#queue = this.#queue.filter((wanted) => wanted.id !== id);
    this.#running.get(id)?.abort();
    this.#bitmaps.get(id)?.close();
    this.#bitmaps.delete(id);
  }

  #next() {
    while (this.#running.size < inFlightMax) {
      const wanted = this.#queue.shift();
      if (!wanted) return;
      const abort = new AbortController();
      this.#running.set(wanted.id, abort);
      void this.#fetch(wanted, abort).finally(() => {
        this.#running.delete(wanted.id);
        this.#next();
      });
    }
  }

  /** @param {Wanted} wanted @param {AbortController} abort */
  async #fetch({ id, url, width, height }, abort) {
    try {
      const response = await fetch(url, { signal: abort.signal, credentials: 'same-origin' });
      if (!response.ok) throw new Error(String(response.status));
      /** @type {ImageBitmapOptions} */
      const options = { premultiplyAlpha: 'none', colorSpaceConversion: 'default' };
      if (width && height) Object.assign(options, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
      const bitmap = await createImageBitmap(await response.blob(), options);
      if (abort.signal.aborted) return bitmap.close();
      this.#bitmaps.set(id, bitmap);
      this.#bridge.send(Told.image, id, bitmap.width, bitmap.height);
    } catch {
      if (!abort.signal.aborted) this.#bridge.send(Told.image, id);
    }
  }

  /** @param {number} id @param {WebGL2RenderingContext} gl @param {WebGLTexture} texture */
  upload(id, gl, texture) {
    const bitmap = this.#bitmaps.get(id);
    if (!bitmap) return 0;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, bitmap);
    this.drop(id);
    return 1;
  }

  /** @param {number} id @param {Uint8Array} target */
  pixels(id, target) {
    const bitmap = this.#bitmaps.get(id);
    const canvas = document.createElement('canvas');
    if (!bitmap) return 0;
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    const read = context?.getImageData(0, 0, bitmap.width, bitmap.height).data;
    if (read && read.length <= target.length) target.set(read);
    canvas.width = canvas.height = 0;  // gives its pixels back now, not when garbage is collected
    this.drop(id);
    return read ? 1 : 0;
  }
}
