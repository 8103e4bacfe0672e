// What a page draws and changes, seen from outside: for scripts that run before the page's own.

/**
 * Counts draw calls and vertices of every painted frame (a frame begins by clearing the canvas) in `globalThis.drawing`.
 * `sum` is a checksum of the vertices, where asked for: the frame looks different when it is another one.
 */
export function watchDrawing() {
  const vertexBytes = 20;
  const seen = { frames: [], sums: false, onDraw: () => {} };
  globalThis.drawing = seen;
  const { prototype } = WebGL2RenderingContext;
  const last = () => seen.frames.at(-1) ?? { draws: 0, vertices: 0, sum: 0 };
  const follow = (/** @type {string} */ name, /** @type {(...args: any[]) => void} */ look) => {
    const native = prototype[name];
    prototype[name] = function (...args) {
      native.apply(this, args);
      look(...args);
    };
  };
  follow('clear', () => {
    seen.frames.push({ draws: 0, vertices: 0, sum: 0 });
    queueMicrotask(() => seen.onDraw());
  });
  for (const name of ['drawElements', 'drawArrays']) follow(name, () => void last().draws++);
  follow('bufferData', (target, data, _usage, offset = 0, length = data.byteLength) => {
    if (target !== WebGL2RenderingContext.ARRAY_BUFFER || typeof data === 'number') return;
    const frame = last();
    frame.vertices += length / vertexBytes;
    if (!seen.sums) return;
    for (const byte of new Uint8Array(data.buffer, data.byteOffset + offset, length)) frame.sum = (frame.sum * 31 + byte) | 0;
  });
}

/**
 * Counts changes of the mirror, one entry for each frame that made some, in `globalThis.mirrorChanges`: nodes that came,
 * nodes that went, and changes of nodes that stay.
 */
export function watchMirror() {
  const seen = [];
  globalThis.mirrorChanges = seen;
  const parts = (/** @type {NodeList} */ list) => [...list].flatMap((node) => [node, ...(node instanceof Element ? node.querySelectorAll('*') : [])]);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      const came = new Set(records.flatMap((record) => parts(record.addedNodes)));
      const went = new Set(records.flatMap((record) => parts(record.removedNodes)));
      const staying = records.filter((record) => !came.has(record.target) && !went.has(record.target));
      seen.push({ came: came.size, went: went.size,
        structure: staying.filter((record) => record.type === 'childList').length,
        kept: staying.filter((record) => record.type !== 'childList')
          .map((record) => `${record.target.nodeName} ${record.attributeName} ${record.target.id ?? ''}`) });
    }).observe(document.getElementById('guichet-mirror'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
}
