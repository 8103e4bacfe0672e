// Real fields: typing, composing, spelling, undo and filling belong to the browser; values travel both ways.
import { fieldKinds, State } from './patch.js';
import { cssColor, fontFamily } from './text_layer.js';

/** @typedef {import('./patch.js').Node} Node */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** type, inputmode, autocomplete of each kind. @type {Record<typeof fieldKinds[number], [string, string, string]>} */
const kinds = {
  text: ['text', '', ''], email: ['email', 'email', 'email'], username: ['text', 'email', 'username'],
  password: ['password', '', 'off'], new_password: ['password', '', 'new-password'],
  current_password: ['password', '', 'current-password'], one_time_code: ['text', 'numeric', 'one-time-code'],
  tel: ['tel', 'tel', 'tel'], url: ['url', 'url', 'url'], search: ['search', 'search', 'off'],
  number: ['text', 'numeric', 'off'], decimal: ['text', 'decimal', 'off'], money: ['text', 'decimal', 'off'],
  date: ['date', '', ''], time: ['time', '', ''], given_name: ['text', '', 'given-name'],
  family_name: ['text', '', 'family-name'], name: ['text', '', 'name'],
  organization: ['text', '', 'organization'], street_address: ['text', '', 'street-address'],
  postal_code: ['text', '', 'postal-code'], city: ['text', '', 'address-level2'],
};

/** @param {Element} element @param {string} name @param {string | number | boolean} value false and '' remove it */
export function setAttribute(element, name, value) {
  if (value === false || value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** The field of the served sign-in form that means the same, so that what was typed stays. @param {Node} node */
export function adoptable(node) {
  const wanted = node.autocomplete || kinds[fieldKinds[node.kind] ?? 'text'][2];
  if (!['username', 'current-password'].includes(wanted)) return null;
  return document.querySelector(`#guichet-static input[autocomplete~="${wanted}"]`);
}

/**
 * Moves an element without losing focus, selection or what a password manager filled in.
 * @param {Element} parent @param {Element} element @param {Element | null} before
 */
export function place(parent, element, before) {
  if (element.parentNode === parent && element.nextElementSibling === before) return;
  const mover = /** @type {Element & { moveBefore?: (node: Element, before: Element | null) => void }} */ (parent);
  if (element.isConnected && parent.isConnected && mover.moveBefore) {
    mover.moveBefore(element, before);
    return;
  }
  const focused = document.activeElement;
  const hadFocus = focused instanceof HTMLElement && element.contains(focused);
  parent.insertBefore(element, before);
  if (hadFocus && document.activeElement !== focused) focused.focus({ preventScroll: true });
}

/** @param {TextField} field @param {Node} node */
export function describeTextField(field, node) {
  const [type, mode, complete] = kinds[fieldKinds[node.kind] ?? 'text'];
  if (field instanceof HTMLInputElement) {
    const shown = node.states & State.reveals_value ? 'text' : type;
    if (field.type !== shown) field.type = shown;
    setAttribute(field, 'min', node.valueMax > node.valueMin && type === 'number' ? node.valueMin : '');
  } else {
    setAttribute(field, 'rows', node.rows || '');
  }
  setAttribute(field, 'inputmode', mode);
  setAttribute(field, 'autocomplete', node.autocomplete || complete);
  setAttribute(field, 'name', field.getAttribute('name') || node.autocomplete || complete || `field${node.id}`);
  setAttribute(field, 'maxlength', node.maxLength > 0 ? node.maxLength : '');
  setAttribute(field, 'placeholder', node.placeholder);
  setAttribute(field, 'enterkeyhint', type === 'search' ? 'search' : '');
  setAttribute(field, 'spellcheck', type === 'text' && !complete ? '' : 'false');
  setAttribute(field, 'autocapitalize', ['username', 'current-password', 'email'].includes(complete) ? 'none' : '');
  field.readOnly = (node.states & State.read_only) !== 0;
  const style = field.style;
  style.font = `${node.semibold ? 600 : 400} ${node.fontSize || 14}px/${node.lineHeight || 20}px ${fontFamily}`;
  style.paddingLeft = `${node.padLeft}px`;
  style.paddingRight = `${node.padRight}px`;
  const inset = node.textBox.h > 0 ? Math.max(0, node.textBox.y - node.box.y) : 0;
  style.paddingTop = field instanceof HTMLTextAreaElement ? `${inset}px` : '0';
  style.setProperty('--text', cssColor(node.textColor));
  style.caretColor = cssColor(node.caretColor);
  style.textAlign = node.rightAligned ? 'right' : '';
}

/** Fields in which a composition is running keep what they have. @type {WeakSet<Element>} */
export const composing = new WeakSet();

/** @param {TextField | HTMLSelectElement} field @param {string} value */
export function writeValue(field, value) {
  if (field.value === value || composing.has(field)) return;
  if (field instanceof HTMLSelectElement) {
    field.value = value;
    return;
  }
  const hasFocus = document.activeElement === field;
  const [start, end] = hasFocus ? [field.selectionStart, field.selectionEnd] : [null, null];
  const isAtEnd = start === field.value.length;
  field.value = value;
  if (start !== null && end !== null && !isAtEnd) field.setSelectionRange(start, end);
}
