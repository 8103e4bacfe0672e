// Reads the difference between two access trees, as wasm-app/platform/mirror.cpp writes it. The arrays below are
// in the order of the enums in wasm-app/ui/access_tree.hpp.
import { textOf } from './protocol.js';

export const roles = /** @type {const} */ ([
  'page', 'navigation', 'banner', 'complementary', 'content_info', 'region', 'form', 'group', 'toolbar', 'heading',
  'text', 'paragraph', 'link', 'button', 'toggle_button', 'checkbox', 'switch_', 'radio', 'radio_group',
  'text_field', 'text_area', 'combobox', 'option', 'list', 'list_item', 'table', 'row', 'column_header', 'cell',
  'tab_list', 'tab', 'tab_panel', 'dialog', 'alert', 'status', 'progress', 'image', 'figure', 'menu', 'menu_item',
  'menu_item_radio', 'scroller', 'file_chooser', 'slider', 'viewer', 'separator', 'tooltip',
  'list_box', 'list_option', 'tree', 'tree_item', 'grid', 'block_quote',
]);

const stateNames = /** @type {const} */ ([
  'disabled', 'checked', 'mixed', 'selected', 'expandable', 'expanded', 'invalid', 'required', 'read_only',
  'current', 'busy', 'modal', 'hidden_text', 'multiple', 'live_polite', 'sort_ascending', 'sort_descending',
  'clickable', 'submits', 'wants_arrows', 'wants_escape', 'wants_pointer', 'wants_drop', 'autofocus', 'new_window',
  'download', 'reveals_value', 'no_tab', 'capture', 'horizontal', 'initial',
  'has_context',
]);

export const fieldKinds = /** @type {const} */ ([
  'text', 'email', 'username', 'password', 'new_password', 'current_password', 'one_time_code', 'tel', 'url',
  'search', 'number', 'decimal', 'money', 'date', 'time', 'given_name', 'family_name', 'name', 'organization',
  'street_address', 'postal_code', 'city',
]);

/** @typedef {typeof roles[number]} Role */
/** @typedef {typeof stateNames[number]} State */
/** @typedef {{ x: number, y: number, w: number, h: number }} Box */

/** The bit of each state. */
export const State = /** @type {Record<State, number>} */ (
  Object.fromEntries(stateNames.map((name, bit) => [name, 2 ** bit])));

/** Groups of members that are sent together. */
export const Fields = Object.freeze({
  role: 1, name: 2, value: 4, box: 8, states: 16, texts: 32, numbers: 64, type: 128, content: 256, layer: 512,
});

const textNames = /** @type {const} */ ([
  'description', 'error', 'href', 'placeholder', 'autocomplete', 'groupName', 'accept', 'language', 'shortcut',
]);
const countNames = /** @type {const} */ ([
  'level', 'maxLength', 'rows', 'rowCount', 'rowIndex', 'colCount', 'colIndex', 'position', 'setSize',
]);
const measureNames = /** @type {const} */ (['valueNow', 'valueMin', 'valueMax', 'step']);
const typeNames = /** @type {const} */ ([
  'fontSize', 'lineHeight', 'tracking', 'textWidth', 'radius', 'padLeft', 'padRight',
]);

/**
 * @typedef {Record<typeof textNames[number], string> & Record<typeof countNames[number], number> &
 *   Record<typeof measureNames[number], number> & Record<typeof typeNames[number], number> & {
 *   id: number, role: Role, name: string, value: string, box: Box, states: number, kind: number, controls: number, activeItem: number,
 *   textBox: Box, semibold: boolean, centered: boolean, rightAligned: boolean, textColor: number,
 *   caretColor: number, contentW: number, contentH: number, layer: number }} Node
 */

/** What is read without names, in the order in which mirror.cpp writes it. */
export const written = Object.freeze({ texts: textNames, counts: countNames, measures: measureNames, type: typeNames });

const emptyBox = Object.freeze({ x: 0, y: 0, w: 0, h: 0 });

/** @param {number} id @returns {Node} */
export function emptyNode(id) {
  const node = { id, role: 'group', name: '', value: '', box: emptyBox, states: 0, kind: 0, controls: 0, activeItem: 0,
    textBox: emptyBox, semibold: false, centered: false, rightAligned: false, textColor: 0, caretColor: 0,
    contentW: 0, contentH: 0, layer: 0 };
  for (const name of textNames) Object.assign(node, { [name]: '' });
  for (const name of [...countNames, ...measureNames, ...typeNames]) Object.assign(node, { [name]: 0 });
  return /** @type {Node} */ (node);
}

/** The kinds of a change. */
export const Kind = Object.freeze({ created: 0, changed: 1, removed: 2, moved: 3 });

export class PatchReader {
  #bytes;
  #view;
  #at = 0;
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get isAtEnd() {
    return this.#at >= this.#bytes.length;
  }
  byte() {
    return this.#view.getUint8(this.#at++);
  }
  number() {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }
  real() {
    this.#at += 4;
    return Math.round(this.#view.getFloat32(this.#at - 4, true) * 1000) / 1000;
  }
  text() {
    const length = this.number();
    this.#at += length;
    return length ? textOf(this.#bytes.subarray(this.#at - length, this.#at)) : '';
  }
  box() {
    return { x: this.real(), y: this.real(), w: this.real(), h: this.real() };
  }

  /** Takes over the members that were sent. @param {Node} node @param {number} fields */
  into(node, fields) {
    if (fields & Fields.role) node.role = roles[this.byte()] ?? 'group';
    if (fields & Fields.name) node.name = this.text();
    if (fields & Fields.value) node.value = this.text();
    if (fields & Fields.box) node.box = this.box();
    if (fields & Fields.states) node.states = this.number();
    if (fields & Fields.texts) for (const name of textNames) node[name] = this.text();
    if (fields & Fields.numbers) {
      node.kind = this.byte();
      for (const name of countNames) node[name] = this.number() | 0;
      for (const name of measureNames) node[name] = this.real();
      node.controls = this.number();
      node.activeItem = this.number();
    }
    if (fields & Fields.type) this.#type(node);
    if (fields & Fields.content) [node.contentW, node.contentH] = [this.real(), this.real()];
    if (fields & Fields.layer) node.layer = this.byte();
  }

  /** @param {Node} node */
  #type(node) {
    node.textBox = this.box();
    for (const name of typeNames) node[name] = this.real();
    const flags = this.byte();
    node.semibold = (flags & 1) !== 0;
    node.centered = (flags & 2) !== 0;
    node.rightAligned = (flags & 4) !== 0;
    node.textColor = this.number();
    node.caretColor = this.number();
  }
}
