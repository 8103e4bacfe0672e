// From DOM events to the client's events. `click` is the one way things are activated, whoever clicks.
import { composing } from './fields.js';
import { enlargement } from './environment.js';
import { State } from './patch.js';
import { Key, modifiers, Told } from './protocol.js';

/** @typedef {import('./mirror.js').Entry} Entry */

const arrowKeys = new Map([
  ['ArrowLeft', Key.left], ['ArrowRight', Key.right], ['ArrowUp', Key.up], ['ArrowDown', Key.down],
  ['Home', Key.home], ['End', Key.end], ['PageUp', Key.pageUp], ['PageDown', Key.pageDown],
]);
const plainKeys = new Map([['?', Key.question], ['+', Key.plus], ['-', Key.minus]]);
const pointerKinds = ['mouse', 'touch', 'pen'];

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLTextAreaElement} */
const isTextField = (target) => target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'range'].includes(target.type));

export class Input {
  #bridge;
  #mirror;
  #host;
  /** Fields whose value has to be compared with the client's after the frame. @type {Set<Entry>} */
  #unsettled = new Set();

  /** @param {import('./bridge.js').Bridge} bridge @param {import('./mirror.js').Mirror} mirror @param {HTMLElement} host */
  constructor(bridge, mirror, host) {
    this.#bridge = bridge;
    this.#mirror = mirror;
    this.#host = host;
    this.#listen();
    this.#listenToPointers();
    bridge.afterFrame(() => this.#settle());
  }

  #listen() {
    const host = this.#host;
    host.addEventListener('click', (event) => this.#onClick(event));
    host.addEventListener('submit', (event) => this.#onSubmit(event));
    host.addEventListener('input', (event) => this.#onInput(event));
    host.addEventListener('change', (event) => this.#onChange(event));
    host.addEventListener('focusin', (event) => this.#onFocus(event));
    host.addEventListener('focusout', (event) => {
      const entry = this.#mirror.entryAt(event.target);
      if (entry) this.#bridge.send(Told.blur, entry.node.id);
    });
    host.addEventListener('compositionstart', (event) => composing.add(/** @type {Element} */ (event.target)));
    host.addEventListener('compositionend', (event) => {
      composing.delete(/** @type {Element} */ (event.target));
      // Chromium delivers the last text after the event.
      setTimeout(() => this.#onInput(event), 0);
    });
    document.addEventListener('keydown', (event) => this.#onKey(event));
    host.addEventListener('contextmenu', (event) => this.#onContext(event));
    // The field of a combobox keeps the focus while its list is used.
    host.addEventListener('mousedown', (event) => {
      if (this.#mirror.entryAt(event.target)?.node.role === 'list_option') event.preventDefault();
    });
  }

  /** @param {Entry} entry @param {MouseEvent | KeyboardEvent | undefined} event */
  #activate(entry, event) {
    if (entry.has(State.disabled)) return;
    this.#bridge.send(Told.activate, entry.node.id, event ? modifiers(event) : 0);
    this.#bridge.runFrame();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const entry = this.#activatable(event.target);
    if (!entry) return;
    const { element } = entry;
    if (element instanceof HTMLAnchorElement) {
      const isNative = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0 ||
        entry.has(State.new_window) || entry.has(State.download) || !element.href.startsWith(location.origin);
      if (isNative) return;
      event.preventDefault();
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement ||
        element instanceof HTMLTextAreaElement) {
      // The change that follows does not say which keys were held.
      if (event.shiftKey && element.type === 'checkbox')
        this.#bridge.send(Told.key, entry.node.id, Key.space, modifiers(event));
      return;
    }
    const isSelecting = event.detail > 0 && !entry.control.matches('button,a') && String(getSelection()) !== '';
    if (!isSelecting) this.#activate(entry, event);
  }

  /** @param {EventTarget | null} target @returns {Entry | undefined} */
  #activatable(target) {
    for (let entry = this.#mirror.entryAt(target); entry; entry = entry.parent) {
      if (entry.has(State.clickable) || entry.control.matches('button,a,input,select,textarea')) return entry;
    }
    return undefined;
  }

  /** @param {SubmitEvent} event */
  #onSubmit(event) {
    event.preventDefault();
    // With a submit button the browser has clicked it already.
    const entry = this.#mirror.entryAt(event.target);
    if (!event.submitter && entry) this.#activate(entry, undefined);
  }

  /** @param {Event} event */
  #onInput(event) {
    const target = event.target;
    const entry = this.#mirror.entryAt(target);
    if (!entry) return;
    if (target instanceof HTMLInputElement && target.type === 'range') {
      this.#bridge.send(Told.change, entry.node.id, 0, 0, 0, 0, target.value);
    } else if (isTextField(target)) {
      this.#bridge.send(Told.input, entry.node.id, 0, 0, 0, 0, target.value);
      this.#unsettled.add(entry);
    }
  }

  /** @param {Event} event */
  #onChange(event) {
    const target = event.target;
    const entry = this.#mirror.entryAt(target);
    if (!entry || (target instanceof HTMLInputElement && target.type === 'file')) return;
    const isToggle = target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);
    const value = isToggle ? String(target.checked)
      : /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;
    this.#bridge.send(Told.change, entry.node.id, 0, 0, 0, 0, value);
    this.#unsettled.add(entry);
    this.#bridge.runFrame();
  }

  /** @param {FocusEvent} event */
  #onFocus(event) {
    const entry = this.#mirror.entryAt(event.target);
    if (!entry) return;
    const isVisible = /** @type {Element} */ (event.target).matches(':focus-visible');
    this.#bridge.send(Told.focus, entry.node.id, isVisible ? 1 : 0);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing) return;
    const entry = this.#mirror.entryAt(event.target);
    const arrow = arrowKeys.get(event.key);
    const plain = plainKeys.get(event.key);
    const isTyping = isTextField(event.target);
    const isCaret = isTyping && !/^(ArrowUp|ArrowDown|Page)/.test(event.key);
    const isPlain = !event.ctrlKey && !event.metaKey && !isTyping;
    if (arrow !== undefined && !isCaret && !event.altKey && !event.metaKey) {
      const taker = this.#taker(entry, State.wants_arrows);
      if (taker) {
        this.#key(taker.node.id, arrow, event, true);
        // The next key finds the focus where this one moved it, however slow frames are.
        if (!isTyping && taker.node.role !== 'viewer') this.#bridge.runFrame();
      }
    } else if (event.key === 'Tab' && entry?.node.role.startsWith('menu_item')) {
      this.#key(0, Key.tab, event, false);
    } else if (event.key === 'Escape') {
      this.#key(this.#taker(entry, State.wants_escape)?.node.id ?? 0, Key.escape, event, false);
    } else if (event.key === 'Enter' && isTyping && entry?.has(State.expanded)) {
      this.#key(entry.node.id, Key.enter, event, true);
    } else if ((event.key === 'Enter' || event.key === ' ') && entry?.has(State.clickable) &&
               event.target === entry.control && !entry.control.matches('button,a')) {
      event.preventDefault();
      this.#activate(entry, event);
    } else if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
      this.#key(0, Key.k, event, [...this.#mirror.entries].some((at) => at.node.shortcut.includes('+K')));
    } else if (plain !== undefined && isPlain) {
      this.#key(this.#taker(entry, State.wants_arrows)?.node.id ?? 0, plain, event, false);
    } else if (event.key.length === 1 && isPlain && !event.altKey && (event.key !== ' ' || entry?.control.matches('a'))) {
      // On a link of a list the space bar is the list's; elsewhere it is the browser's.
      const taker = this.#taker(entry, State.wants_arrows);
      if (taker) this.#key(taker.node.id, Key.character, event, event.key === ' ', event.key);
    }
  }

  /** Links and texts keep the browser's menu. @param {MouseEvent} event */
  #onContext(event) {
    const entry = this.#mirror.entryAt(event.target);
    const taker = this.#taker(entry, State.has_context);
    if (!taker || entry?.control.matches('a') || String(getSelection()) !== '') return;
    event.preventDefault();
    this.#bridge.send(Told.key, taker.node.id, Key.contextMenu, modifiers(event));
  }

  /** @param {Entry | undefined} entry @param {number} state */
  #taker(entry, state) {
    let at = entry;
    while (at && !at.has(state)) at = at.parent;
    return at;
  }

  /** @param {number} id @param {number} key @param {KeyboardEvent} event @param {boolean} isTaken @param {string} text */
  #key(id, key, event, isTaken, text = '') {
    if (isTaken) event.preventDefault();
    this.#bridge.send(Told.key, id, key, modifiers(event), 0, 0, text);
  }

  #listenToPointers() {
    const host = this.#host;
    /** @param {number} kind @param {PointerEvent} event @param {number} id */
    const tell = (kind, event, id) => {
      const at = host.getBoundingClientRect();
      // `d`: pointer, kind and buttons in one number, as bridge.cpp unpacks them.
      const packed = (event.pointerId & 0xffff) * 256 + event.buttons * 4 + Math.max(0, pointerKinds.indexOf(event.pointerType));
      const scale = enlargement();
      this.#bridge.send(kind, id, (event.clientX - at.left) / scale, (event.clientY - at.top) / scale, 0, packed);
    };
    host.addEventListener('pointermove', (event) => tell(Told.pointerMove, event, 0));
    host.addEventListener('pointerdown', (event) => {
      const entry = this.#taker(this.#mirror.entryAt(event.target), State.wants_pointer);
      if (entry) entry.element.setPointerCapture(event.pointerId);
      tell(Told.pointerDown, event, (entry ?? this.#mirror.entryAt(event.target))?.node.id ?? 0);
    });
    host.addEventListener('pointerup', (event) => {
      tell(Told.pointerUp, event, this.#mirror.entryAt(event.target)?.node.id ?? 0);
      if (event.pointerType !== 'mouse') this.#bridge.send(Told.pointerLeave);
    });
    host.addEventListener('pointercancel', () => this.#bridge.send(Told.pointerLeave));
    host.addEventListener('pointerleave', () => this.#bridge.send(Told.pointerLeave));
    host.addEventListener('wheel', (event) => {
      const entry = this.#taker(this.#mirror.entryAt(event.target), State.wants_pointer);
      if (!entry) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? host.clientHeight : 1;
      this.#bridge.send(Told.wheel, entry.node.id, event.deltaX * unit, event.deltaY * unit, event.ctrlKey ? 1 : 0);
    }, { passive: false });
  }

  #settle() {
    for (const entry of this.#unsettled) if (entry.element.isConnected) this.#mirror.restore(entry);
    this.#unsettled.clear();
  }
}
