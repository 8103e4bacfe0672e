// Dialogs: everything outside of the topmost one is inert; focus moves in and comes back.
import { State } from './patch.js';

/** @typedef {import('./mirror.js').Entry} Entry */

const focusable = 'a[href],button:not([tabindex="-1"]),input:not([disabled]),select,textarea,[tabindex="0"]';

export class Modality {
  #mirror;
  /** @type {{ modal: Entry, back: number }[]} */
  #stack = [];

  /** @param {import('./mirror.js').Mirror} mirror */
  constructor(mirror) {
    this.#mirror = mirror;
  }

  /** After elements came or went. @param {Entry | undefined} focusedBefore */
  update(focusedBefore) {
    const modals = [...this.#mirror.entries].filter((entry) => entry.has(State.modal));
    const closed = this.#stack.filter((open) => !modals.includes(open.modal));
    this.#stack = this.#stack.filter((open) => modals.includes(open.modal));
    const opened = modals.filter((modal) => !this.#stack.some((open) => open.modal === modal));
    for (const modal of opened) this.#stack.push({ modal, back: focusedBefore?.node.id ?? 0 });
    this.#makeInert(this.#stack.at(-1)?.modal);
    if (opened.length) this.#enter(/** @type {Entry} */ (opened.at(-1)));
    else if (closed[0]) this.#focus(this.#mirror.entry(closed[0].back));
    else this.#keepFocus(focusedBefore);
    this.#autofocus();
  }

  /** @param {Entry | undefined} modal */
  #makeInert(modal) {
    /** @type {Set<Entry>} */
    const open = new Set();
    for (let at = modal; at; at = at.parent) open.add(at);
    for (const entry of this.#mirror.entries) {
      const isBeside = modal !== undefined && !open.has(entry) && entry !== modal &&
        entry.parent !== undefined && open.has(entry.parent) && entry.parent !== modal;
      const isSaid = entry.node.role === 'alert' || entry.node.role === 'status';
      // What lies above, and the scrim that closes the dialog, stay usable.
      const isAbove = modal !== undefined && (entry.node.layer > modal.node.layer ||
        (entry.node.layer === modal.node.layer && entry.node.role === 'button' && entry.has(State.no_tab)));
      const isInert = isBeside && !isSaid && !isAbove;
      if (entry.element.inert !== isInert) entry.element.inert = isInert;
    }
  }

  /** @param {Entry} modal */
  #enter(modal) {
    if (modal.element.contains(document.activeElement)) return;
    const first = modal.element.querySelector(focusable);
    (first instanceof HTMLElement ? first : modal.element).focus({ preventScroll: true });
  }

  /** @param {Entry | undefined} entry */
  #focus(entry) {
    entry?.control.focus({ preventScroll: true });
  }

  /** The focused element went: its nearest surviving ancestor takes over. @param {Entry | undefined} before */
  #keepFocus(before) {
    if (!before || document.activeElement !== document.body) return;
    let at = /** @type {Entry | undefined} */ (before);
    while (at && !at.element.isConnected) at = at.parent;
    if (!at || at === this.#mirror.top) at = [...this.#mirror.entries].find((entry) => entry.node.role === 'page');
    if (!at) return;
    if (!at.control.hasAttribute('tabindex') && at.control.tabIndex < 0) at.control.tabIndex = -1;
    this.#focus(at);
  }

  /** Nodes that want the focus when they appear get it once. */
  #autofocus() {
    for (const entry of this.#mirror.entries) {
      if (!entry.has(State.autofocus) || entry.control.dataset.focused) continue;
      entry.control.dataset.focused = '1';
      const isBusy = document.activeElement instanceof HTMLInputElement && !this.#stack.length;
      if (!isBusy) this.#focus(entry);
    }
  }
}
