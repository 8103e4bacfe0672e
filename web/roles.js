// Which element stands for which role, and how its state is said. No geometry here.
import { describeTextField, setAttribute, writeValue } from './fields.js';
import { State } from './patch.js';
import { hasDrawnText } from './text_layer.js';

/** @typedef {import('./patch.js').Node} Node */
/** @typedef {import('./patch.js').Role} Role */

/** Tag and, where the tag does not say it, the ARIA role. @type {Partial<Record<Role, [string, string?]>>} */
const elements = {
  page: ['main'], navigation: ['nav'], banner: ['div', 'banner'], complementary: ['aside'],
  content_info: ['div', 'contentinfo'], region: ['section'], form: ['form'], toolbar: ['div', 'toolbar'],
  text: ['span'], paragraph: ['p'], link: ['a'], button: ['button'], toggle_button: ['button'],
  checkbox: ['input'], switch_: ['input', 'switch'], radio: ['input'], radio_group: ['div', 'radiogroup'],
  text_field: ['input'], text_area: ['textarea'], combobox: ['select'], option: ['option'], list: ['div', 'list'],
  list_item: ['div', 'listitem'], table: ['div', 'table'], row: ['div', 'row'],
  column_header: ['div', 'columnheader'], cell: ['div', 'cell'], tab_list: ['div', 'tablist'],
  tab: ['button', 'tab'], tab_panel: ['div', 'tabpanel'], dialog: ['div', 'dialog'], alert: ['div', 'alert'],
  status: ['div', 'status'], progress: ['div', 'progressbar'], image: ['div', 'img'], figure: ['figure'],
  menu: ['div', 'menu'], menu_item: ['button', 'menuitem'], menu_item_radio: ['button', 'menuitemradio'],
  file_chooser: ['input'], slider: ['input'], viewer: ['div', 'application'], separator: ['div', 'separator'],
  tooltip: ['div', 'tooltip'], list_box: ['div', 'listbox'], list_option: ['div', 'option'], tree: ['div', 'tree'],
  tree_item: ['div', 'treeitem'], grid: ['div', 'grid'], block_quote: ['blockquote'],
};

const inputTypes = new Map([
  ['checkbox', 'checkbox'], ['switch_', 'checkbox'], ['radio', 'radio'], ['file_chooser', 'file'], ['slider', 'range'],
]);

/** Roles that are only structure: they have no box, their children are placed in what is around them. */
const structural = new Set(['page', 'navigation', 'banner', 'complementary', 'content_info', 'region', 'form',
  'group', 'toolbar', 'heading', 'radio_group', 'list', 'table', 'tab_list', 'tab_panel', 'alert', 'status', 'figure',
  'list_box', 'tree', 'grid', 'block_quote']);

/** @param {Node} node @param {number} layerAround */
export const hasBox = (node, layerAround) =>
  !structural.has(node.role) || (node.states & (State.clickable | State.wants_drop)) !== 0 ||
  (node.layer !== layerAround && node.box.w > 0);

/** @param {Node} node */
export function createElement(node) {
  const tag = node.role === 'heading' ? `h${Math.min(6, node.level || 2)}` : elements[node.role]?.[0] ?? 'div';
  const element = document.createElement(tag);
  element.dataset.role = node.role;
  if (element instanceof HTMLInputElement) element.type = inputTypes.get(node.role) ?? 'text';
  if (element instanceof HTMLFormElement) element.noValidate = true;
  return element;
}

/** Whether this element has to be another one now. @param {HTMLElement} element @param {Node} node */
export const needsOtherElement = (element, node) =>
  element.dataset.role !== node.role || (node.role === 'heading' && element.tagName !== `H${node.level || 2}`);

/** The element that takes focus and clicks. @param {HTMLElement} element */
export const controlOf = (element) => /** @type {HTMLElement} */ (element.querySelector(':scope > button.fill') ?? element);

/** @param {HTMLElement} element @param {Node} node @param {(state: number) => boolean} has */
function describeToggles(element, node, has) {
  if (element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type)) {
    element.checked = has(State.checked);
    element.indeterminate = has(State.mixed);
    setAttribute(element, 'name', node.groupName);
    return;
  }
  const checked = has(State.mixed) ? 'mixed' : has(State.checked);
  setAttribute(element, 'aria-pressed', node.role === 'toggle_button' ? String(checked) : '');
  setAttribute(element, 'aria-checked', node.role === 'menu_item_radio' ? String(checked) : '');
  const isAlwaysSaid = ['tab', 'list_option'].includes(node.role);
  const isSelectable = isAlwaysSaid || (['row', 'tree_item'].includes(node.role) && has(State.selected));
  setAttribute(element, 'aria-selected', isSelectable ? String(has(State.selected)) : '');
  setAttribute(element, 'aria-multiselectable', ['list_box', 'grid'].includes(node.role) && has(State.multiple) ? 'true' : '');
  setAttribute(element, 'aria-expanded', has(State.expandable) ? String(has(State.expanded)) : '');
}

/** @param {HTMLElement} element @param {Node} node */
function describeNumbers(element, node) {
  setAttribute(element, 'aria-rowcount', ['table', 'grid'].includes(node.role) && node.rowCount ? node.rowCount : '');
  setAttribute(element, 'aria-colcount', ['table', 'grid'].includes(node.role) && node.colCount ? node.colCount : '');
  setAttribute(element, 'aria-rowindex', ['row'].includes(node.role) && node.rowIndex ? node.rowIndex : '');
  setAttribute(element, 'aria-colindex', ['cell', 'column_header'].includes(node.role) && node.colIndex ? node.colIndex : '');
  const isItem = ['list_item', 'option', 'menu_item', 'menu_item_radio', 'tab', 'radio', 'list_option', 'tree_item'].includes(node.role);
  setAttribute(element, 'aria-posinset', isItem && node.setSize ? node.position : '');
  setAttribute(element, 'aria-setsize', isItem && node.setSize ? node.setSize : '');
  setAttribute(element, 'aria-level', node.role === 'tree_item' ? node.level : '');
  if (node.role === 'progress' || (node.role === 'separator' && node.valueMax)) {
    const isKnown = node.valueMax > node.valueMin;
    setAttribute(element, 'aria-valuemin', isKnown ? node.valueMin : '');
    setAttribute(element, 'aria-valuemax', isKnown ? node.valueMax : '');
    setAttribute(element, 'aria-valuenow', isKnown ? String(node.valueNow) : '');
    setAttribute(element, 'aria-valuetext', node.value);
  }
  if (element instanceof HTMLInputElement && element.type === 'range') {
    Object.assign(element, { min: String(node.valueMin), max: String(node.valueMax), step: String(node.step || 'any') });
    element.value = String(node.valueNow);
    setAttribute(element, 'aria-valuetext', node.value);
  }
}

/** @param {HTMLElement} element @param {Node} node @param {(state: number) => boolean} has */
function describeFocus(element, node, has) {
  const isNative = /^(A|BUTTON|INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
  const isReachable = has(State.clickable) || has(State.wants_pointer) || has(State.wants_arrows) && !isNative && node.role !== 'list';
  if (has(State.no_tab)) element.tabIndex = -1;
  else if (!isNative && (isReachable || (node.role === 'scroller' && node.name))) element.tabIndex = 0;
  else if (['heading', 'dialog', 'page'].includes(node.role)) element.tabIndex = -1;
  else element.removeAttribute('tabindex');
  const isOff = has(State.disabled);
  const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  if (isField) element.disabled = isOff;
  setAttribute(element, 'aria-disabled', isOff && !isField ? 'true' : '');
  if (element instanceof HTMLButtonElement) element.type = has(State.submits) && !isOff ? 'submit' : 'button';
}

/** @param {HTMLElement} element @param {Node} node @param {(state: number) => boolean} has */
function describeSpecial(element, node, has) {
  if (element instanceof HTMLAnchorElement) {
    setAttribute(element, 'href', node.href);
    setAttribute(element, 'target', has(State.new_window) ? '_blank' : '');
    setAttribute(element, 'rel', has(State.new_window) ? 'noopener' : '');
    if (has(State.download)) element.download = '';
    else element.removeAttribute('download');
  }
  if (element instanceof HTMLInputElement && element.type === 'file') {
    element.multiple = has(State.multiple);
    setAttribute(element, 'accept', node.accept);
    setAttribute(element, 'capture', has(State.capture) ? 'environment' : '');
  }
  if (element instanceof HTMLOptionElement) {
    Object.assign(element, { value: node.value, textContent: node.name });
    element.disabled = has(State.disabled) || has(State.initial);
    element.hidden = has(State.initial);
  }
  if (node.role === 'text_field' || node.role === 'text_area') {
    const isCombobox = has(State.expandable);
    setAttribute(element, 'role', isCombobox ? 'combobox' : '');
    setAttribute(element, 'aria-autocomplete', isCombobox ? 'list' : '');
    const isSpinner = node.valueMax > node.valueMin && has(State.wants_arrows);
    if (isSpinner) setAttribute(element, 'role', 'spinbutton');
    setAttribute(element, 'aria-valuenow', isSpinner ? String(node.valueNow) : '');
    setAttribute(element, 'aria-valuemin', isSpinner ? String(node.valueMin) : '');
    setAttribute(element, 'aria-valuemax', isSpinner ? String(node.valueMax) : '');
    setAttribute(element, 'aria-activedescendant', isCombobox && node.activeItem ? `n${node.activeItem}` : '');
    describeTextField(/** @type {import('./fields.js').TextField} */ (element), node);
  }
  if (node.role === 'image' && node.href) {  // pixels are not printed; this picture is
    element.classList.add('printed');
    element.style.setProperty('--picture', `url("${node.href}")`);
  }
  if (node.role === 'column_header') {
    setAttribute(element, 'aria-sort', has(State.sort_ascending) ? 'ascending' : has(State.sort_descending) ? 'descending' : '');
  }
}

/** Roles whose content is their name; the others say it by aria-label. */
const namedByContent = new Set(['text', 'paragraph', 'heading', 'alert', 'status', 'option']);

/** Everything but geometry and value. @param {HTMLElement} outer @param {Node} node @param {boolean} hasChildren */
export function describe(outer, node, hasChildren) {
  const element = controlOf(outer);
  const has = (/** @type {number} */ state) => (node.states & state) !== 0;
  const role = elements[node.role]?.[1] ?? (node.name && node.role === 'group' ? 'group'
    : node.role === 'scroller' && node.name ? 'group' : '');
  setAttribute(outer, 'role', role);
  if (node.role === 'image' && !node.name) setAttribute(outer, 'role', 'presentation');
  const isShownAsText = hasDrawnText(node) && !hasChildren && !isField(node.role);
  const isAroundText = hasChildren && (node.role === 'link' || node.role === 'button');
  const isText = namedByContent.has(node.role) || isShownAsText || isAroundText ||
    (node.role === 'column_header' && !has(State.clickable));
  setAttribute(element, 'aria-label', isText ? '' : node.name);
  describeToggles(element, node, has);
  describeNumbers(outer, node);
  describeFocus(element, node, has);
  describeSpecial(outer, node, has);
  setAttribute(element, 'aria-invalid', has(State.invalid) || node.error ? 'true' : '');
  const needsAria = !['radio', 'button'].includes(node.role);
  setAttribute(element, 'aria-required', has(State.required) && needsAria ? 'true' : '');
  setAttribute(element, 'aria-current', !has(State.current) ? '' : node.role === 'list_item' ? 'step' : 'page');
  setAttribute(element, 'aria-busy', has(State.busy) ? 'true' : '');
  setAttribute(element, 'aria-live', has(State.live_polite) ? 'polite' : '');
  setAttribute(element, 'aria-modal', has(State.modal) ? 'true' : '');
  setAttribute(element, 'aria-haspopup', has(State.expandable) && element.tagName === 'BUTTON' && node.controls ? 'true' : '');
  setAttribute(element, 'aria-keyshortcuts', node.shortcut);
  setAttribute(element, 'lang', node.language);
}

/** @param {Role} role */
export const isField = (role) => ['text_field', 'text_area', 'combobox'].includes(role);

/** @param {HTMLElement} element @param {Node} node */
export function describeValue(element, node) {
  if (isField(node.role)) writeValue(/** @type {HTMLInputElement} */ (element), node.value);
}
