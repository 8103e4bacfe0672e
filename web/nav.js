// Address bar, title, storage and the other things a page may do for the client.
import { isEntrance } from './program.js';
import { Told } from './protocol.js';

/** @typedef {import('./bridge.js').Bridge} Bridge */

const here = () => location.pathname + location.search;
const isEmbedded = window.top !== window;

/** Same-site addresses and safe schemes only. @param {string} address */
function safeUrl(address) {
  try {
    const url = new URL(address, location.href);
    return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : '';
  } catch {
    return '';
  }
}

/** Follows a link that exists only for this call. @param {string} address @param {Partial<HTMLAnchorElement>} how */
function follow(address, how) {
  const href = safeUrl(address);
  if (!href) return;
  const link = Object.assign(document.createElement('a'), { href, ...how });
  document.body.append(link);
  link.click();
  link.remove();
}

/** @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const onCopy = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy, { once: true });
    document.execCommand('copy');
    document.removeEventListener('copy', onCopy);
  }
}

/** What concerns one tab only is forgotten with it. @param {string} key */
const storageOf = (key) => (key.startsWith('guichet.tab.') ? sessionStorage : localStorage);

/** @param {string} line "key=text"; an empty text removes the entry */
function store(line) {
  const at = line.indexOf('\0');
  const key = `guichet.${line.slice(0, at)}`;
  const text = line.slice(at + 1);
  try {
    if (text) storageOf(key).setItem(key, text);
    else storageOf(key).removeItem(key);
  } catch {
    // Full or forbidden: drafts are a convenience.
  }
  if (key === 'guichet.appearance') showAppearance();
  if (key === 'guichet.language') tellServer(text);
}

/** The next page is served in this language, and its words are sent along. @param {string} language */
function tellServer(language) {
  const scope = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `guichet-language=${language}; path=/; max-age=${365 * 86_400}; samesite=lax${scope}`;
}

/** What the browser draws itself (lists of choices, calendars) looks as chosen on this device. */
function showAppearance() {
  document.documentElement.style.colorScheme = stored('appearance');
}

/** @param {string} key */
export function stored(key) {
  try {
    return storageOf(`guichet.${key}`).getItem(`guichet.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** Storage answers the first question when the browser gets to it: sooner, while the program is on its way. */
export function openStorage() {
  showAppearance();
  stored('tab.scroll');
}

/** Says texts to assistive technology through two regions that exist from the start. */
export class Announcer {
  #count = 0;
  /** @param {boolean} isUrgent @param {string} text */
  say(isUrgent, text) {
    const region = document.getElementById(isUrgent ? 'guichet-alert' : 'guichet-status');
    if (region) region.textContent = text + (this.#count++ % 2 ? '\u200b' : '');
  }
}

/** @param {Bridge} bridge @param {Announcer} announcer */
export function connectNavigation(bridge, announcer) {
  history.scrollRestoration = 'manual';
  // The server knows what nobody's page is best shown in.
  const languages = isEntrance() ? [document.documentElement.lang, ...navigator.languages] : navigator.languages;
  addEventListener('popstate', () => bridge.send(Told.path, 0, 0, 0, 0, 0, here()));
  addEventListener('online', () => bridge.send(Told.online, 1));
  addEventListener('offline', () => bridge.send(Told.online, 0));
  const guard = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();
  const go = (/** @type {'pushState' | 'replaceState'} */ how, /** @type {string} */ path) => {
    // A frame inside another site must not grow that site's history; the same address is not a step.
    if (path !== here()) history[isEmbedded ? 'replaceState' : how](null, '', path);
  };
  bridge.onCommands({
    announce: (_id, isUrgent, _b, text) => announcer.say(isUrgent !== 0, text),
    copy: (_id, _a, _b, text) => void copyText(text),
    pushPath: (_id, _a, _b, path) => go('pushState', path),
    replacePath: (_id, _a, _b, path) => go('replaceState', path),
    title: (_id, _a, _b, text) => void (document.title = text),
    language: (_id, _a, _b, tag) => void (document.documentElement.lang = tag),
    reload: () => location.reload(),
    open: (_id, _a, _b, url) => follow(url, { target: '_blank', rel: 'noopener' }),
    download: (_id, _a, _b, url) => follow(url, { download: '' }),
    print: () => print(),
    store: (_id, _a, _b, line) => store(line),
    guard: (isOn) => (isOn ? addEventListener : removeEventListener)('beforeunload', guard),
  });
  bridge.onQueries({
    path: here,
    bootstrap: () => document.getElementById('guichet-bootstrap')?.textContent ?? '',
    kept: () => (document.documentElement.dataset.kept === undefined ? '' : '1'),
    stored,
    languages: () => languages.join(' '),
    portal: () => document.documentElement.dataset.portal ?? '',
    utcOffset: () => String(-new Date().getTimezoneOffset()),
  });
}

/** One connection per page for what the server pushes. @param {Bridge} bridge */
export function connectLiveEvents(bridge) {
  /** @type {EventSource | undefined} */
  let source;
  bridge.onCommands({
    listen: (_id, _a, _b, url) => {
      source?.close();
      source = url ? new EventSource(url) : undefined;
      if (source) source.onmessage = (event) => bridge.send(Told.live, 0, 0, 0, 0, 0, String(event.data));
    },
  });
}
