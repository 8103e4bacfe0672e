// The client of one release, whole or not at all: files and start pages of a release lie in one cache, filled before
// this worker takes over and thrown away together. The release before stays, for pages of it that are still open; the
// names of files hold their hash, so releases cannot be mixed. Pages come from the network; without one the kept start
// page of the portal is given, marked as kept. Nothing personal lies here: pages are fetched as nobody.
/// <reference lib="webworker" />

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const files = new Set(Object.values(__MANIFEST__).map((path) => `/${path}`).filter((path) => path.startsWith('/assets/')));
const offline = __OFFLINE__;
const cachePrefix = 'guichet-';

/** The same files are the same release. @param {Iterable<string>} paths */
function releaseOf(paths) {
  let hash = 2166136261;
  for (const letter of [...paths].sort().join('\n')) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return hash.toString(16);
}

const cacheName = cachePrefix + releaseOf(files);

/** @param {string} path "/panorama/orders" is of "/panorama/" */
const startOf = (path) => `/${path.split('/')[1] ?? ''}/`;

/** Whether a page starts the client of this release. @param {string} html */
const isOfThisRelease = (html) => [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].every((found) => files.has(String(found[1])));

/** Keeps the page everybody gets who is not signed in. @param {Cache} cache @param {string} start */
async function keepStartPage(cache, start) {
  const response = await fetch(start, { credentials: 'omit', cache: 'no-store', redirect: 'error' });
  if (!response.ok || response.headers.get('Guichet-Public') !== '1') return;
  const html = await response.text();
  if (!isOfThisRelease(html)) return;
  const kept = html.replace('<html ', '<html data-kept ');
  await cache.put(start, new Response(kept, { headers: keptHeaders(response) }));
}

/** The policy of the page stays with it. @param {Response} response */
function keptHeaders(response) {
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
  for (const name of ['Content-Security-Policy', 'Referrer-Policy', 'Permissions-Policy', 'X-Content-Type-Options',
    'Cross-Origin-Opener-Policy']) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

/** Start pages that an earlier release kept. */
async function knownStarts() {
  const starts = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(cachePrefix)) continue;
    for (const request of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('/')) starts.add(pathname);
    }
  }
  return starts;
}

async function install() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files);
  for (const start of await knownStarts()) await keepStartPage(cache, start).catch(() => {});
  await worker.skipWaiting();
}

async function activate() {
  const others = (await caches.keys()).filter((name) => name !== cacheName);
  for (const name of others.slice(0, -1)) await caches.delete(name);  // the last is the newest
  await worker.clients.claim();
}

/** @param {Request} request */
async function fromCache(request) {
  return (await caches.match(new URL(request.url).pathname)) ?? fetch(request);
}

/** @param {FetchEvent} event */
async function page(event) {
  const cache = await caches.open(cacheName);
  const start = startOf(new URL(event.request.url).pathname);
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keepStartPage(cache, start).catch(() => {}));
    return response;
  } catch {
    return (await cache.match(start)) ?? (await caches.match(start)) ?? offlinePage();
  }
}

function offlinePage() {
  const [primary] = navigator.language.split('-');
  const alike = Object.keys(offline).find((tag) => tag.split('-')[0] === primary);
  const text = offline[navigator.language] ?? offline[alike ?? 'en'];
  return new Response(text, { status: 503, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(fromCache(request));
  else if (request.mode === 'navigate' && startOf(url.pathname) !== '//' && !url.pathname.startsWith('/api/')) event.respondWith(page(event));
});
