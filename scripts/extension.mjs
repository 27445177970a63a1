// Builds the extension from extension/ and the built package: node scripts/extension.mjs
// extension/dist/<browser>/ to load unpacked, extension/dist/temiz-<browser>.zip to publish; the same bytes at every build.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';
import { zipSync } from 'fflate';
import { importsOf } from './imports.mjs';
import { root } from './root.mjs';

const source = new URL('extension/', root);
const dist = new URL('dist/', source);
/** Not part of what is shipped: what this script reads itself, and what goes into the stores' forms. */
const KEPT_BACK = ['README.md', 'dist', 'store', 'content.js', 'manifest.json', 'manifest.firefox.json'];
/** The entries of the package that run in the extension. */
const PACKAGE = ['web.js', 'dom.js'];
/** What the page has, too. */
const SHARED = { 'www/js/slices.js': 'panel/slices.js' };
/** Languages whose browsers' own names are missing (Chromium's Azerbaijani is a stub). */
const OWN_NAMES = { az: '../www/names/az.json' };
/** Zip files cannot name a moment before 1980; a fixed one keeps builds alike. */
const MOMENT = new Date('1980-01-01T00:00:00');

const manifest = json('manifest.json');
rmSync(dist, { recursive: true, force: true });
build('chromium', manifest);
build('firefox', without({ ...manifest, ...json('manifest.firefox.json') }));

function build(browser, contents) {
  const folder = new URL(`${browser}/`, dist);
  mkdirSync(new URL('temiz/', folder), { recursive: true });
  for (const name of readdirSync(source)) {
    if (!KEPT_BACK.includes(name)) cpSync(new URL(name, source), new URL(name, folder), { recursive: true });
  }
  for (const name of importsOf(new URL('pkg/', root), PACKAGE)) cpSync(new URL(`pkg/${name}`, root), new URL(`temiz/${name}`, folder));
  for (const [from, to] of Object.entries(SHARED)) cpSync(new URL(from, root), new URL(to, folder));
  for (const locale of readdirSync(new URL('_locales/', folder))) addWords(locale, new URL(`_locales/${locale}/messages.json`, folder));
  writeFileSync(new URL('manifest.json', folder), `${JSON.stringify(contents, null, 2)}\n`);
  esbuild.buildSync({
    entryPoints: [fileURLToPath(new URL('content.js', source))],
    outfile: fileURLToPath(new URL('content.js', folder)),
    bundle: true, format: 'iife', minify: true, target: 'es2022', logLevel: 'warning',
  });
  const files = Object.fromEntries(filesIn(folder).map((name) => [name, [readFileSync(new URL(name, folder)), { mtime: MOMENT }]]));
  const zip = zipSync(files, { level: 9 });
  writeFileSync(new URL(`temiz-${browser}.zip`, dist), zip);
  const content = brotliCompressSync(readFileSync(new URL('content.js', folder))).length;
  console.log(`extension: ${browser} ${(zip.length / 1000).toFixed(0)} kB zipped, content script ${(content / 1000).toFixed(1)} kB brotli`);
}

/** The page's own words for the reasons of the module, and for languages that the browser has no names for. */
function addWords(locale, messages) {
  const words = json(`../www/locales/${locale}.json`);
  const names = locale in OWN_NAMES ? json(OWN_NAMES[locale]).language : {};
  const added = {
    locale,
    ...Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith('reason.')).map(([key, message]) => [key.replace(/[.-]/g, '_'), message])),
    ...Object.fromEntries(Object.entries({ ...names, und: words.undetermined, zxx: words.noLanguage }).map(([code, message]) => [`language_${code.replaceAll('-', '_')}`, message])),
  };
  const all = { ...JSON.parse(readFileSync(messages, 'utf8')), ...Object.fromEntries(Object.entries(added).map(([key, message]) => [key, { message }])) };
  writeFileSync(messages, `${JSON.stringify(all, null, 2)}\n`);
}

function json(name) {
  return JSON.parse(readFileSync(new URL(name, source), 'utf8'));
}

/** A manifest without the keys that an overlay sets to null. */
function without(contents) {
  return Object.fromEntries(Object.entries(contents).filter(([, value]) => value !== null));
}

/** Every file below a folder, sorted, so that the order is the same everywhere. */
function filesIn(folder, prefix = '') {
  return readdirSync(new URL(prefix, folder)).sort().flatMap((name) => {
    const path = prefix + name;
    return statSync(new URL(path, folder)).isDirectory() ? filesIn(folder, `${path}/`) : [path];
  });
}
