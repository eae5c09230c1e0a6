// The service worker. BUILD and FILES ({ address: integrity }) are written by .build/dist.py. One cache holds one edition, whole:
// either every file arrived with the content it should have, or the old edition stays. Addresses name their content, so that a page
// of one edition never gets a file of another.
'use strict';
const BUILD = '', FILES = {}, PREFIX = 'stifinner-', PAGE = './', NAMES_CONTENT = /\.[0-9a-f]{10}\.\w+$/;

async function install() {
  const cache = await caches.open(PREFIX + BUILD);
  await Promise.all(Object.entries(FILES).map(async ([address, integrity]) => {
    const kept = NAMES_CONTENT.test(address) ? await caches.match(address) : undefined; // from an older edition
    await cache.put(address, kept ?? await fetched(address, integrity));
  }));
}
async function fetched(address, integrity) {
  const response = await fetch(address, { integrity, cache: NAMES_CONTENT.test(address) ? 'default' : 'reload' });
  if (!response.ok) throw new TypeError(address);
  return response;
}

// The edition before stays too, for pages that are still open with it.
async function activate() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX)), others = ours.filter((name) => name !== PREFIX + BUILD);
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await clients.claim();
}

async function answer(request) {
  const address = new URL(request.url), scope = new URL(registration.scope);
  const own = await caches.open(PREFIX + BUILD), page = request.mode === 'navigate' && address.pathname === scope.pathname;
  return (await own.match(page ? PAGE : request)) ?? (await caches.match(request)) ?? fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install().catch(async (error) => { await caches.delete(PREFIX + BUILD); throw error; })));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', (event) => { if (event.request.method === 'GET' && event.request.url.startsWith(registration.scope)) event.respondWith(answer(event.request)); });
addEventListener('message', (event) => { if (event.data === 'take over') skipWaiting(); });
