// The DOM that lies over the canvas: one real element for each node of the access tree, changed by patches only.
import { adoptable, place } from './fields.js';
import { emptyNode, Fields, Kind, PatchReader, State } from './patch.js';
import { controlOf, createElement, describe, describeValue, hasBox, isField, needsOtherElement } from './roles.js';
import { hasDrawnText, layText } from './text_layer.js';
import { Modality } from './modality.js';

/** @typedef {import('./patch.js').Node} Node */
/** @typedef {{ x: number, y: number }} Point */

/** The element is the text itself. @param {Node} node */
const isRun = (node) => (node.role === 'text' || node.role === 'paragraph') && node.textBox.w > 0;

export class Entry {
  /** @type {Entry[]} */
  children = [];
  /** @type {HTMLElement | undefined} */
  text;
  /** @type {HTMLElement | undefined} */
  help;
  /** @type {HTMLElement | undefined} */
  spacer;
  isPlaced = false;
  /** Holds a value typed before the client ran, which the client has yet to hear of. */
  isAhead = false;
  /** @param {Node} node @param {HTMLElement} element @param {Entry | undefined} parent */
  constructor(node, element, parent) {
    this.node = node;
    this.element = element;
    this.parent = parent;
  }
  get control() {
    return controlOf(this.element);
  }
  /** @param {number} state */
  has(state) {
    return (this.node.states & state) !== 0;
  }
}

export class Mirror {
  /** @type {Map<number, Entry>} */
  #entries = new Map();
  /** @type {WeakMap<Element, Entry>} */
  #byElement = new WeakMap();
  #root;
  #modality;
  /** Elements that came or went need their modal state and focus looked at. */
  #isRestructured = false;
  /** @type {Set<Entry>} */
  #touched = new Set();
  /** Tells the client what a field of the served page holds. @type {(entry: Entry, value: string) => void} */
  onAdopted = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.top = new Entry(emptyNode(0), root, undefined);
    this.#root = root;
    this.#modality = new Modality(this);
  }

  /** @param {number} id */
  entry(id) {
    return this.#entries.get(id);
  }

  /** The entry this element belongs to. @param {EventTarget | null} target @returns {Entry | undefined} */
  entryAt(target) {
    for (let at = target instanceof Element ? target : null; at && at !== this.#root; at = at.parentElement) {
      const found = this.#byElement.get(at);
      if (found) return found;
    }
    return undefined;
  }

  get entries() {
    return this.#entries.values();
  }

  /** @param {Uint8Array} bytes */
  apply(bytes) {
    const reader = new PatchReader(bytes);
    const focused = this.entryAt(document.activeElement);
    this.#touched.clear();
    while (!reader.isAtEnd) this.#change(reader);
    for (const entry of this.#touched) this.#describe(entry);
    if (this.#isRestructured) this.#modality.update(focused);
    this.#isRestructured = false;
  }

  /** @param {PatchReader} reader */
  #change(reader) {
    const kind = reader.byte();
    const id = reader.number();
    if (kind === Kind.removed) return this.#remove(id);
    const parent = this.#entries.get(reader.number()) ?? this.top;
    const index = reader.number();
    const fields = reader.number();
    let entry = this.#entries.get(id);
    const node = entry?.node ?? emptyNode(id);
    const states = node.states;
    reader.into(node, fields);
    entry = this.#ensureElement(entry, node, parent);
    if (kind === Kind.created || kind === Kind.moved) this.#insert(entry, parent, index);
    if ((states ^ node.states) & State.modal) this.#isRestructured = true;
    if (fields & (Fields.box | Fields.type | Fields.layer | Fields.content | Fields.name | Fields.role) ||
        kind !== Kind.changed) this.#position(entry);
    if (fields & ~(Fields.box | Fields.content | Fields.layer)) this.#touched.add(entry);
    if (entry.parent) this.#touchIfNamedByText(entry.parent);
  }

  /** An element with children is named by a label instead of its own text. @param {Entry} parent */
  #touchIfNamedByText(parent) {
    if (parent !== this.top && parent.children.length < 2) this.#touched.add(parent);
  }

  /** @param {Entry | undefined} entry @param {Node} node @param {Entry} parent */
  #ensureElement(entry, node, parent) {
    if (entry && !needsOtherElement(entry.element, node)) return entry;
    const adopted = isField(node.role) ? adoptable(node) : null;
    const element = adopted instanceof HTMLInputElement ? adopted : createElement(node);
    element.dataset.role = node.role;
    element.removeAttribute('class');
    element.id = `n${node.id}`;
    if (node.role === 'column_header' && node.states & State.clickable) {
      const button = document.createElement('button');
      button.className = 'fill';
      element.append(button);
    }
    const made = entry ?? new Entry(node, element, parent);
    if (entry) {
      for (const child of entry.children) element.append(child.element);
      entry.element.replaceWith(element);
      Object.assign(entry, { element, text: undefined, spacer: undefined, isPlaced: false });
    }
    if (adopted instanceof HTMLInputElement && adopted.value) {
      made.isAhead = true;
      this.onAdopted(made, adopted.value);
    }
    this.#entries.set(node.id, made);
    this.#byElement.set(element, made);
    this.#isRestructured = true;
    return made;
  }

  /** @param {Entry} entry @param {Entry} parent @param {number} index */
  #insert(entry, parent, index) {
    const old = entry.parent?.children.indexOf(entry) ?? -1;
    if (old >= 0) entry.parent?.children.splice(old, 1);
    entry.parent = parent;
    const after = parent.children[index];
    parent.children.splice(index, 0, entry);
    place(parent.element, entry.element, after?.element ?? null);
    this.#isRestructured = true;
  }

  /** @param {number} id */
  #remove(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const siblings = entry.parent?.children;
    const at = siblings?.indexOf(entry) ?? -1;
    if (at >= 0) siblings?.splice(at, 1);
    entry.help?.remove();
    entry.element.remove();
    this.#entries.delete(id);
    this.#isRestructured = true;
  }

  /** Where the coordinates of what is inside `entry` start. @param {Entry | undefined} entry @returns {Point} */
  #origin(entry) {
    for (let at = entry; at; at = at.parent) {
      if (at.node.role === 'scroller') return { x: 0, y: 0 };
      if (at.isPlaced) return at.node.box;
    }
    return { x: 0, y: 0 };
  }

  /** @param {Entry} entry */
  #position(entry) {
    const { node, element, parent } = entry;
    const style = element.style;
    const wasPlaced = entry.isPlaced;
    entry.isPlaced = hasBox(node, parent?.node.layer ?? 0);
    element.classList.toggle('box', entry.isPlaced);
    const origin = this.#origin(parent);
    if (isRun(node)) {
      entry.text?.remove();
      entry.text = undefined;
      layText(element, node, origin);
    } else if (entry.isPlaced) {
      style.left = `${node.box.x - origin.x}px`;
      style.top = `${node.box.y - origin.y}px`;
      style.width = `${node.box.w}px`;
      style.height = `${node.box.h}px`;
      style.borderRadius = node.radius ? `${node.radius}px` : '';
    }
    style.zIndex = entry.isPlaced && node.layer ? String(node.layer) : '';
    if (node.role === 'scroller') this.#space(entry);
    this.#positionText(entry);
    if (wasPlaced || entry.isPlaced) for (const child of entry.children) this.#position(child);
  }

  /** The scroller is as long as its content. @param {Entry} entry */
  #space(entry) {
    const { node, element } = entry;
    if (!entry.spacer) {
      entry.spacer = document.createElement('div');
      entry.spacer.className = 'spacer';
      element.append(entry.spacer);
    }
    element.classList.toggle('sideways', entry.has(State.horizontal));
    entry.spacer.style.width = `${entry.has(State.horizontal) ? node.contentW : 1}px`;
    entry.spacer.style.height = `${entry.has(State.horizontal) ? 1 : node.contentH}px`;
  }

  /** @param {Entry} entry */
  #positionText(entry) {
    const { node } = entry;
    if (isRun(node)) return;
    // A chip or a counter is text that is painted, not laid as a line.
    const isRole = ['heading', 'alert', 'status', 'text'].includes(node.role) ||
      (node.role === 'column_header' && !entry.has(State.clickable));
    const hasText = (hasDrawnText(node) || (isRole && node.name !== '')) && !isField(node.role) &&
      node.role !== 'option' && (isRole || entry.children.length === 0) && !(entry.element instanceof HTMLInputElement);
    if (!hasText) {
      entry.text?.remove();
      entry.text = undefined;
      return;
    }
    if (!entry.text) {
      // what was itself a line before
      if (entry.control.firstChild instanceof Text) entry.control.firstChild.remove();
      entry.element.style.transform = '';
      entry.text = document.createElement('span');
      entry.text.className = 'text';
      entry.control.prepend(entry.text);
    }
    if (node.textBox.w > 0) layText(entry.text, node, entry.isPlaced ? node.box : this.#origin(entry.parent));
    else if (entry.text.textContent !== node.name) entry.text.textContent = node.name;
  }

  /** @param {Entry} entry */
  #describe(entry) {
    if (!this.#entries.has(entry.node.id)) return;
    this.#positionText(entry);
    describe(entry.element, entry.node, entry.children.length > 0);
    if (!entry.isAhead || entry.node.value) describeValue(entry.element, entry.node);
    if (entry.node.value) entry.isAhead = false;
    this.#describeHelp(entry);
    if (entry.node.role === 'option' && entry.parent) describeValue(entry.parent.element, entry.parent.node);
    if (entry.node.controls) {
      const target = this.#entries.get(entry.node.controls);
      if (target) entry.control.setAttribute('aria-controls', target.element.id);
      else entry.control.removeAttribute('aria-controls');
    }
  }

  /** Help and error in one element outside of the flow. @param {Entry} entry */
  #describeHelp(entry) {
    const said = [entry.node.error, entry.node.description].filter(Boolean).join(' ');
    if (!said) {
      entry.help?.remove();
      entry.help = undefined;
      entry.control.removeAttribute('aria-describedby');
      return;
    }
    if (!entry.help) {
      entry.help = document.createElement('span');
      entry.help.id = `h${entry.node.id}`;
      document.getElementById('guichet-help')?.append(entry.help);
      entry.control.setAttribute('aria-describedby', entry.help.id);
    }
    if (entry.help.textContent !== said) entry.help.textContent = said;
  }

  /** What the person changed in the DOM but the client did not take over goes back. @param {Entry} entry */
  restore(entry) {
    describe(entry.element, entry.node, entry.children.length > 0);
    describeValue(entry.element, entry.node);
  }
}
