// Builds the npm package into pkg/: node scripts/build.mjs
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import esbuild from 'esbuild';
import { importsOf } from './imports.mjs';
import { root } from './root.mjs';

const pkg = new URL('pkg/', root);
/** What loads a module, in each of the ways there are. */
const ENTRIES = ['web.js', 'node.js', 'workerd.js', 'inline.js', 'worker/web.js', 'worker/node.js'];
/** Kept in git; all else in pkg/ is made here. */
const KEPT = ['package.json', 'README.md'];

// The modules first: what is in pkg/ stays usable until there is something to put in its place.
const glue = { model: module('model'), light: module('light') };
for (const name of readdirSync(pkg)) {
  if (!KEPT.includes(name)) rmSync(new URL(name, pkg), { recursive: true });
}
cpSync(new URL('js/', root), pkg, { recursive: true });
for (const name of ['index', 'readability']) commonJsTypes(name);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) cpSync(new URL(licence, root), new URL(licence, pkg));
await entry(pkg, glue.model);
await commonJs('readability/inline.js', 'readability.cjs');
await entry(new URL('light/', pkg), glue.light);

/** Builds the module with (`model`) or without (`light`) the big language model; the folder of module and glue. */
function module(kind) {
  const profile = kind === 'model' ? 'wasm' : 'wasm-light';
  const features = kind === 'model' ? ['--features', 'model'] : [];
  run('cargo', 'build', '--quiet', '--lib', '--profile', profile, '--target', 'wasm32-unknown-unknown', '--no-default-features', ...features);
  run('cargo', 'xtask', 'bindgen', `target/wasm32-unknown-unknown/${profile}/temiz.wasm`, `target/glue/${kind}`);
  return new URL(`target/glue/${kind}/`, root);
}

/** Puts a module into a folder of the package, with the entries that load it in its many ways. */
async function entry(folder, glue) {
  if (folder.href !== pkg.href) {
    for (const name of importsOf(new URL('js/', root), ENTRIES)) cpSync(new URL(`js/${name}`, root), new URL(name, folder));
  }
  cpSync(new URL('glue.js', glue), new URL('glue.js', folder));
  const bytes = readFileSync(new URL('glue_bg.wasm', glue));
  writeFileSync(new URL('temiz.wasm', folder), bytes);
  writeFileSync(new URL('temiz.wasm.base64.js', folder), `export const base64 = '${bytes.toString('base64')}';\n`);
  await commonJs('inline.js', 'temiz.cjs', folder);
  const kilobytes = (size) => `${(size / 1000).toFixed(0)} kB`;
  console.log(`build: ${folder.pathname.split('/').at(-2)}/temiz.wasm ${kilobytes(bytes.length)}, brotli ${kilobytes(brotliCompressSync(bytes).length)}`);
}

/**
 * Makes one CommonJS file of an entry that carries its module in itself, and its source map. The map names the modules of the package
 * that the file was made of and does not repeat them: they lie beside it, and one of them is the module in base64.
 */
async function commonJs(entry, name, folder = pkg) {
  await esbuild.build({
    entryPoints: [fileURLToPath(new URL(entry, folder))],
    outfile: fileURLToPath(new URL(name, folder)),
    bundle: true, format: 'cjs', platform: 'neutral', logLevel: 'warning', sourcemap: 'linked', sourcesContent: false,
  });
}

/** The declarations of a CommonJS file: the same, and what they import are those of CommonJS, too. */
function commonJsTypes(name) {
  const types = readFileSync(new URL(`js/${name}.d.ts`, root), 'utf8');
  writeFileSync(new URL(`${name}.d.cts`, pkg), types.replaceAll("'./index.js'", "'./index.cjs'"));
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`build: "${command} ${args.join(' ')}" failed`);
    process.exit(1);
  }
}
