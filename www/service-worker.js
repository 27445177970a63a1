// Keeps the page and the module for when there is no connection. With one, what the server has is always newer and wins.
const KEPT = 'temiz-page';

const FILES = [
  './',
  'css/base.css',
  'css/print.css',
  'css/result.css',
  'icons/temiz-512.png',
  'icons/temiz.svg',
  'locales/ar.json',
  'locales/az.json',
  'locales/en.json',
  'locales/ru.json',
  'locales/tr.json',
  'manifest.webmanifest',
  'names/az.json',
  'samples/deungdae.ko.txt',
  'samples/elies.el.txt',
  'samples/ferry.en.txt',
  'samples/kitabxana.az.html',
  'samples/nakhla.ar.html',
  'samples/pan.ja.txt',
  'samples/pustakalay.hi.txt',
  'samples/qiao.zh.txt',
  'samples/rakevet.he.txt',
  'samples/sad.ru.html',
  'samples/talat.th.txt',
  'samples/vapur.tr.txt',
  '../pkg/temiz.wasm',
];

// Scripts are found by their imports, the package's too.
const SCRIPTS = ['js/main.js', 'js/worker.js'];

self.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

async function keep() {
  const cache = await caches.open(KEPT);
  await Promise.all([cache.addAll(FILES), keepScripts(cache)]);
}

async function keepScripts(cache) {
  const known = new Set();
  const follow = async (url) => {
    if (known.has(url)) return;
    known.add(url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    await cache.put(url, response.clone());
    const imports = (await response.text()).matchAll(/^\s*(?:import|export)\s*(?:[\w$*{},\s]*\bfrom\s*)?['"](\.[^'"]+)['"]/gm);
    await Promise.all([...imports].map(([, path]) => follow(new URL(path, url).href)));
  };
  await Promise.all(SCRIPTS.map((path) => follow(new URL(path, location).href)));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(fresh(request));
});

async function fresh(request) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
