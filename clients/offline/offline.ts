/// <reference lib="webworker" />

// Keeps the screens openable without a network once they were open: the pages and their built files, nothing else. What
// the API answers is never kept. Written by hand: the usual library brings three hundred packages into the build of what
// people vote on.

const scope = self as unknown as ServiceWorkerGlobalScope;
const CACHE = 'screens';
/** How long a page may take to come before the kept one is shown. */
const PATIENCE_MS = 4_000;

scope.addEventListener('install', () => void scope.skipWaiting());
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(freshOrKept(new Request(url.origin + url.pathname)));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptOrFetched(request));
});

/** A page: the service's, or the kept one if none comes in time. Its address is kept without `#` and `?`. */
async function freshOrKept(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(request, response.clone());
    return response;
  });
  const late = new Promise<undefined>((settle) => {
    setTimeout(settle, PATIENCE_MS);
  });
  const first = await Promise.race([fresh.catch(() => undefined), late]);
  return first ?? (await cache.match(request)) ?? fresh;
}

/** A built file: its name holds a hash of its content, so the kept one is the one. */
async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}
