// Hashed files come from the cache, pages from the network; without a network the last start page, said honestly.
/// <reference lib="webworker" />

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const files = new Set(Object.values(__MANIFEST__).map((path) => `/${path}`));
const cacheName = 'guichet-files';
const pagesName = 'guichet-pages';

/** Files of older releases go; those of this one stay. */
async function removeOldFiles() {
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) {
    if (!files.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** @param {Request} request */
async function fromCacheFirst(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request.url, response.clone());
  return response;
}

/** Only the signed-out page is kept: nothing personal lies in the cache. @param {Request} request */
async function fromNetworkFirst(request) {
  const pages = await caches.open(pagesName);
  const portal = new URL(request.url).pathname.split('/')[1] ?? '';
  try {
    const response = await fetch(request);
    const isPublic = response.ok && response.headers.get('Guichet-Public') === '1';
    if (isPublic) await pages.put(`/${portal}/`, response.clone());
    return response;
  } catch {
    return (await pages.match(`/${portal}/`)) ?? offlinePage();
  }
}

function offlinePage() {
  const text = navigator.language.startsWith('fr') ? 'Hors connexion. Vérifiez le réseau, puis rechargez la page.'
    : navigator.language.startsWith('pl') ? 'Brak połączenia. Sprawdź sieć i odśwież stronę.'
      : 'Offline. Check the network, then reload the page.';
  return new Response(text, { status: 503, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(removeOldFiles().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (files.has(url.pathname) && url.pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(fromNetworkFirst(request));
});
