// Text one can select, copy and find: transparent, in the canvas's font, stretched to the canvas's width.
import { State } from './patch.js';

/** @typedef {import('./patch.js').Node} Node */

export const fontFamily = 'Guichet';
const cacheMax = 4000;
let wordSpacing = 0;
/** @type {Map<string, number>} */
const widths = new Map();
const context = document.createElement('canvas').getContext('2d');

/** @param {Node} node */
export const fontOf = (node) => `${node.semibold ? 600 : 400} ${node.fontSize || 14}px ${fontFamily}`;

/** As a style sheet of the reader asks, in sizes of the letters. @param {number} asked */
export function setWordSpacing(asked) {
  wordSpacing = asked;
  forgetWidths();
}

/** Width of the longest line in CSS pixels. @param {string} text @param {Node} node */
function measured(text, node) {
  const font = fontOf(node), tracking = node.tracking, gap = wordSpacing * (node.fontSize || 14);
  const key = `${font}|${tracking}|${text}`;
  let width = widths.get(key);
  if (width !== undefined || !context) return width ?? 0;
  context.font = font;
  width = Math.max(...text.split('\n').map((line) => context.measureText(line).width + tracking * line.length +
    gap * (line.split(/[ \u00a0]/).length - 1)));
  if (widths.size > cacheMax) widths.clear();
  widths.set(key, width);
  return width;
}

/** Fonts that arrive later change every measure. */
export const forgetWidths = () => widths.clear();

/** @param {number} abgr */
export function cssColor(abgr) {
  const channel = (/** @type {number} */ shift) => (abgr >>> shift) & 255;
  return `rgb(${channel(0)} ${channel(8)} ${channel(16)} / ${channel(24) / 255})`;
}

/** Whether the canvas shows this node's name at a known place. @param {Node} node */
export const hasDrawnText = (node) =>
  node.textBox.w > 0 && node.name !== '' && !(node.states & State.hidden_text);

/**
 * Fills the span that lies over the drawn text. @param {HTMLElement} span @param {Node} node
 * @param {{ x: number, y: number }} origin of the element the span is positioned in
 */
export function layText(span, node, origin) {
  const style = span.style;
  if (span.textContent !== node.name) span.textContent = node.name;
  if (node.language) span.lang = node.language;
  const width = measured(node.name, node);
  const scale = width > 0 && node.textWidth > 0 ? node.textWidth / width : 1;
  style.left = `${node.textBox.x - origin.x}px`;
  style.top = `${node.textBox.y - origin.y}px`;
  style.width = `${Math.ceil(node.textBox.w / scale)}px`;
  style.height = `${node.textBox.h}px`;
  style.font = `${node.semibold ? 600 : 400} ${node.fontSize || 14}px/${node.lineHeight || node.fontSize || 14}px ${fontFamily}`;
  style.letterSpacing = node.tracking ? `${node.tracking}px` : '';
  style.wordSpacing = wordSpacing ? `${wordSpacing}em` : '';
  style.textAlign = node.centered ? 'center' : node.rightAligned ? 'right' : '';
  style.transform = Math.abs(scale - 1) > 0.002 ? `scaleX(${scale})` : '';
}
