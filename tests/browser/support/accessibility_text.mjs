// Chromium's full accessibility tree as text: what a screen reader has to go by, one line for each thing.

/** Told as words behind the name. A plain "true" is the word itself. */
const told = ['level', 'checked', 'pressed', 'selected', 'expanded', 'modal', 'required', 'invalid', 'disabled', 'readonly',
  'busy', 'hasPopup', 'multiselectable', 'autocomplete', 'keyshortcuts', 'valuetext'];
/** Only structure: their children stand in their place. */
const passed = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'RootWebArea', 'LabelText']);

/** What is inside is the browser's own, and each version's. */
const closed = new Set(['Date']);

/** Their name is what is written in them. */
const namedByContent = new Set(['link', 'button', 'heading', 'cell', 'columnheader', 'tab', 'option', 'checkbox', 'radio', 'switch']);

/** @typedef {{ nodeId: string, parentId?: string, childIds?: string[], ignored: boolean, role?: { value: string }, name?: { value: string }, value?: { value: unknown }, description?: { value: string }, properties?: { name: string, value: { value: unknown } }[] }} Node */

/** @param {Node} node */
function states(node) {
  const said = [];
  for (const name of told) {
    const value = node.properties?.find((property) => property.name === name)?.value.value;
    if (name === 'level' && node.role?.value !== 'heading' && node.role?.value !== 'treeitem') continue;
    if (value === undefined || value === '' || value === false || value === 'false' && !['expanded', 'pressed', 'checked'].includes(name)) continue;
    said.push(value === true || value === 'true' ? name : `${name}=${value}`);
  }
  return said;
}

const day = /(?<![\p{L}\d])(?:aujourd’hui|auj\.|hier|demain|(?:lun|mar|mer|jeu|ven|sam|dim)(?:\.|di|credi|dredi|edi|anche)(?=\s\d|,|\s‹))/giu;
const date = /\b\d{1,2}(?:er)?\s(?:janv\.|janvier|févr\.|février|mars|avr\.|avril|mai|juin|juill\.|juillet|août|sept\.|septembre|oct\.|octobre|nov\.|novembre|déc\.|décembre)(?:\s\d{4})?/giu;
const time = /\b\d{1,2}\sh(?:\s\d{2})?(?![\p{L}\d])/gu;

/** What differs from day to day. @param {string} text */
export const stable = (text) => text
  .replace(/\d+ livraisons? aujourd’hui/gu, '‹n› livraisons aujourd’hui')
  .replace(/"(En retard|Aujourd’hui|Auj\.) \d+"/gu, '"$1 ‹n›"')
  .replace(/il y a \d+\s(?:min|h|jours?)(?!\p{L})/gu, 'il y a ‹durée›')
  .replace(/ \d+ jours?"/gu, ' ‹n› jours"')
  .replace(/INSCRIPTIONS\d{8}/gu, 'INSCRIPTIONS‹date›')
  .replace(date, '‹date›').replace(day, '‹jour›').replace(time, '‹heure›')
  .replace(/(?:‹jour›|‹date›)(?:,?\s?(?:‹jour›|‹date›|‹heure›))*/gu, '‹quand›');

/** @param {import('playwright-core').Page} page @returns {Promise<string>} */
export async function accessibilityText(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Accessibility.enable');
  const { nodes } = /** @type {{ nodes: Node[] }} */ (/** @type {unknown} */ (await devtools.send('Accessibility.getFullAXTree')));
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  /** @type {string[]} */
  const lines = [];
  /** @param {Node} node @param {number} depth @param {string} around the name it gives to what it is part of */
  const walk = (node, depth, around) => {
    const role = node.role?.value ?? '';
    const name = node.name?.value ?? '';
    const isSaid = !node.ignored && !passed.has(role) && !(role === 'StaticText' && around.includes(name.replaceAll('\n', ' ')));
    let below = depth;
    if (isSaid) {
      const value = node.value?.value === undefined || node.value.value === '' ? '' : ` = ${JSON.stringify(node.value.value)}`;
      const description = node.description?.value ? ` — ${node.description.value}` : '';
      const parts = [role === 'StaticText' ? 'text' : role, ...(name ? [JSON.stringify(name)] : []), ...states(node)];
      lines.push('  '.repeat(depth) + parts.join(' ') + value + description);
      below = depth + 1;
    }
    if (role === 'StaticText' || closed.has(role)) return;
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, below, !isSaid ? around : namedByContent.has(role) ? name : '');
    }
  };
  const root = nodes.find((node) => !node.parentId);
  if (root) walk(root, 0, '');
  return stable(lines.join('\n')) + '\n';
}
