// The numbers both sides of the WebAssembly boundary agree on; the C++ side is wasm-app/platform/bridge.hpp.

/** What the page tells the client. The order is the number. */
export const Told = Object.freeze({
  activate: 0, input: 1, change: 2, focus: 3, blur: 4, scroll: 5, pointerMove: 6, pointerDown: 7, pointerUp: 8,
  pointerLeave: 9, wheel: 10, key: 11, filesChosen: 12, filesOver: 13, resize: 14, safeArea: 15, environment: 16,
  path: 17, upload: 18, live: 19, image: 20, contextLost: 21, contextRestored: 22, font: 23, start: 24,
  online: 25, fullscreen: 26, spacing: 27, systemColors: 28, words: 29, webgl: 30,
});

/** What `Told.webgl` says. */
export const WebglState = Object.freeze({ none: 0, opened: 1, shown: 2 });

/** What the client asks the page to do. */
export const Asked = Object.freeze({
  focus: 0, scrollTo: 1, reveal: 2, announce: 3, copy: 4, pushPath: 5, replacePath: 6, title: 7, reload: 8,
  open: 9, download: 10, print: 11, fullscreen: 12, exitFullscreen: 13, store: 14, startUpload: 15,
  pauseUpload: 16, resumeUpload: 17, cancelUpload: 18, forgetUploads: 19, listen: 20, guard: 21, canvas: 22,
  painted: 23, language: 24, words: 25,
});

/** What the client reads from the page. */
export const Read = Object.freeze({ path: 0, bootstrap: 1, stored: 2, languages: 3, uploads: 4, utcOffset: 5, portal: 6, kept: 7 });

/** Keys the client hears of; the C++ side is ui::PressedKey. */
export const Key = Object.freeze({
  left: 0, right: 1, up: 2, down: 3, home: 4, end: 5, pageUp: 6, pageDown: 7, enter: 8, space: 9, escape: 10, k: 11,
  question: 12, plus: 13, minus: 14, tab: 15, character: 16, contextMenu: 17,
});

/** Modifier keys as one number. @param {MouseEvent | KeyboardEvent} event */
export function modifiers(event) {
  return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** @param {Uint8Array} bytes */
export const textOf = (bytes) => decoder.decode(bytes);
/** @param {string} text */
export const bytesOf = (text) => encoder.encode(text);
