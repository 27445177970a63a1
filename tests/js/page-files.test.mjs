// What the page is made of: small, complete in every language, there without a connection.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../scripts/root.mjs';
import { openDemo, pickSample, pieces } from './support/page.mjs';

const www = new URL('www/', root);
const files = readdirSync(www, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(www.pathname.length).replace(/^\//, ''));
const read = (name) => readFileSync(new URL(name, www), 'utf8');

/** Bytes of the page without the module, each file compressed by itself as a server does. A visit loads the interface in one language. */
const LARGEST = 60_000;
const LANGUAGES = /^(locales|names)\//;

test('the page without the module weighs at most 60 kB, whatever language its interface is in', () => {
  const weigh = (names) => names.reduce((sum, name) => sum + brotliCompressSync(readFileSync(new URL(name, www))).length, 0);
  const common = weigh(files.filter((name) => !LANGUAGES.test(name)));
  for (const locale of readdirSync(new URL('locales/', www))) {
    const sum = common + weigh(files.filter((name) => LANGUAGES.test(name) && name.endsWith(`/${locale}`)));
    assert.ok(sum <= LARGEST, `${locale}: ${sum} bytes`);
  }
});

test('a visit loads the interface in one language', async () => {
  const demo = await openDemo();
  try {
    // Without the service worker, which fetches the others when all is shown, for when there is no connection.
    const page = await demo.context.newPage();
    const asked = [];
    await page.addInitScript(() => { Object.defineProperty(navigator, 'serviceWorker', { value: undefined }); });
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${demo.server.url}/`);
    await page.waitForSelector('body[data-ready]');
    assert.equal(asked.filter((path) => LANGUAGES.test(path.slice(1))).length, 1, String(asked));
    assert.equal(asked.filter((path) => path.startsWith('/samples/')).length, 0);
  } finally {
    await demo.close();
  }
});

test('what the engine notes, its reasons, and how text is hidden have words in the interface, with every value the engine gives', () => {
  const english = JSON.parse(read('locales/en.json'));
  const source = (path) => readFileSync(new URL(path, root), 'utf8');
  const codes = [...source('src/article/notes.rs').matchAll(/\bnote\(\s*"([a-z-]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 8);
  for (const code of codes) assert.ok(`note.${code}` in english, code);
  const features = source('src/roles/feature.rs');
  const reasons = [...features.slice(features.indexOf('\nfeatures! {')).matchAll(/^ {4}"([a-z-]+)":/gm), ...source('src/article/fragments.rs').matchAll(/reasons\.push\("([a-z-]+)"\)/g)].map(([, id]) => id);
  assert.ok(reasons.length > 25);
  for (const id of reasons) assert.ok(`reason.${id}` in english, id);
  const ways = [...source('src/read/html/hidden.rs').matchAll(/Why::\w+ => "([^"]+)"/g)].map(([, way]) => way);
  assert.ok(ways.length > 8);
  for (const way of ways) assert.ok(`way.${way.replace(/[^a-z0-9]+/g, '-')}` in english, way);
});

test('every language of the interface says everything, with the plural forms it has', () => {
  const english = JSON.parse(read('locales/en.json'));
  const places = (phrase) => [...new Set((typeof phrase === 'string' ? phrase : phrase.other).match(/\{\w+\}/g))].sort();
  for (const name of readdirSync(new URL('locales/', www))) {
    const code = name.replace('.json', '');
    const words = JSON.parse(read(`locales/${name}`));
    assert.deepEqual(Object.keys(words), Object.keys(english), code);
    for (const [key, phrase] of Object.entries(words)) {
      assert.deepEqual(places(phrase), places(english[key]), `${code} ${key}`);
      if (typeof phrase === 'string') assert.ok(phrase.trim(), `${code} ${key}`);
      else assert.ok('other' in phrase, `${code} ${key}`);
    }
  }
});

test('every phrase the page asks for is there, and the markup says in English what the English file says', () => {
  const english = JSON.parse(read('locales/en.json'));
  const html = read('index.html');
  for (const [, key, text] of html.matchAll(/data-t="([^"]+)"[^>]*>([^<]*)</g)) assert.equal(text, english[key], key);
  const scripts = files.filter((name) => name.endsWith('.js')).map(read).join('\n');
  for (const [, key] of scripts.matchAll(/\bt\('([\w.-]+)'/g)) assert.ok(key in english, key);
});

test('no code or style stands in the markup, and no script writes markup', () => {
  const html = read('index.html');
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)/);
  for (const name of files.filter((file) => file.endsWith('.js'))) assert.doesNotMatch(read(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
});

test('the service worker keeps every file there is, and each exists', () => {
  const listed = [...read('service-worker.js').matchAll(/^ {2}'([^']+)',$/gm)].map(([, name]) => name);
  for (const name of listed) assert.ok(name === './' || existsSync(new URL(name.startsWith('../pkg') ? name.slice(3) : `www/${name}`, root)), name);
  const missing = files.filter((name) => !listed.includes(name) && !name.endsWith('.js') && name !== 'index.html');
  assert.deepEqual(missing, []);
});

test('opened once, it can be installed and works without a server: page, module, samples, languages', async () => {
  const demo = await openDemo();
  try {
    const page = await demo.open();
    await page.waitForSelector('body[data-offline=ready]');
    const browser = await demo.context.newCDPSession(page);
    assert.deepEqual((await browser.send('Page.getInstallabilityErrors')).installabilityErrors, []);
    demo.server.close();
    await page.reload();
    await page.waitForSelector('body[data-ready]');
    await pickSample(page, 'sad.ru.html');
    assert.ok((await pieces(page)).length > 3);
    await page.selectOption('#interface-language', 'ru');
    await page.waitForFunction(() => document.documentElement.lang === 'ru');
    assert.equal(await page.evaluate(() => fetch('/nothing').then(() => 'served', () => 'no server')), 'no server');
  } finally {
    await demo.close();
  }
});

test('the manifest names icons that exist, in the sizes it says', async () => {
  const manifest = JSON.parse(read('manifest.webmanifest'));
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = readFileSync(new URL(src, www));
    if (type === 'image/png') assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
  assert.ok(manifest.icons.some(({ sizes, type }) => sizes === '512x512' && type === 'image/png'));
});
