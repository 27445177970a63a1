// The package as npm would publish it, installed into fresh projects: each does a real clean and must answer as the module does here.
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { serve } from '../../scripts/serve.mjs';
import * as light from '../../pkg/light/node.js';
import * as temiz from '../../pkg/node.js';
import { openBrowser } from './support/browser.mjs';
import { consumer, run, tool } from './support/consumer.mjs';
import { askWorker } from './support/workerd.mjs';

const text = 'Köprü 🌉 açıldı\n\nBy Anna Field\n\nThe old bridge over the river carries cars again after two years of work.\n\n1 2 3 4 5';
const call = `clean(${JSON.stringify(text)}, { source: true })`;
const expected = temiz.clean(text, { source: true });
const same = (answer, wanted = expected) => assert.deepEqual(typeof answer === 'string' ? JSON.parse(answer) : answer, wanted);

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

/** What a page says in `window.answer`, once it says it. */
async function answerOf(t, folder, path = '/index.html') {
  // A consumer's page has a policy of its own, or none.
  const headers = { 'content-security-policy': "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" };
  const server = await serve({ www: pathToFileURL(`${folder}/`), headers });
  const page = await browser.context.newPage();
  t.after(() => { server.close(); return page.close(); });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('requestfailed', (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.goto(server.url + path);
  try {
    await page.waitForFunction(() => 'answer' in window, null, { timeout: 30_000 });
  } catch {
    throw new Error(`the page gave no answer: ${problems.join('; ')}`);
  }
  return page.evaluate(() => window.answer);
}

const html = (script, type = 'module') => `<!doctype html><meta charset="utf-8"><title>consumer</title><script type="${type}" src="${script}"></script>`;
const inBrowser = `import { clean, init } from 'temiz';\nawait init();\nwindow.answer = ${call};\n`;
const inWorker = `import { createCleaner } from 'temiz/worker';\nconst cleaner = createCleaner();\ncleaner.${call}.then((answer) => { window.answer = answer; cleaner.close(); }, (error) => { window.answer = String(error); });\n`;

test('Node, ES module', async (t) => {
  const place = await consumer(t, { 'main.js': `import { clean } from 'temiz';\nconsole.log(JSON.stringify(${call}));` });
  same(await run('node', ['main.js'], { cwd: place }));
});

test('Node, CommonJS', async (t) => {
  const place = await consumer(t, { 'main.js': `const { clean } = require('temiz');\nconsole.log(JSON.stringify(${call}));` }, { type: 'commonjs' });
  same(await run('node', ['main.js'], { cwd: place }));
});

test('Node, inline', async (t) => {
  const place = await consumer(t, { 'main.js': `import { clean } from 'temiz/inline';\nconsole.log(JSON.stringify(${call}));` });
  same(await run('node', ['main.js'], { cwd: place }));
});

test('Node, light, both ways', async (t) => {
  const place = await consumer(t, {
    'main.js': `import { clean } from 'temiz/light';\nconsole.log(JSON.stringify(${call}));`,
    'main.cjs': `const { clean } = require('temiz/light');\nconsole.log(JSON.stringify(${call}));`,
  });
  const wanted = light.clean(text, { source: true });
  same(await run('node', ['main.js'], { cwd: place }), wanted);
  same(await run('node', ['main.cjs'], { cwd: place }), wanted);
});

test('Node, worker', async (t) => {
  const place = await consumer(t, { 'main.js': `import { createCleaner } from 'temiz/worker';\nconst cleaner = createCleaner();\nconsole.log(JSON.stringify(await cleaner.${call}));` });
  same(await run('node', ['main.js'], { cwd: place }));
});

test('a plain module page, no tools', async (t) => {
  const place = await consumer(t, {
    'index.html': `<!doctype html><meta charset="utf-8"><title>consumer</title>
<script type="importmap">{"imports": {"temiz": "/node_modules/temiz/web.js", "temiz/worker": "/node_modules/temiz/worker/web.js"}}</script>
<script type="module">${inBrowser}</script>`,
    'worker.html': `<!doctype html><meta charset="utf-8"><title>consumer</title>
<script type="importmap">{"imports": {"temiz/worker": "/node_modules/temiz/worker/web.js"}}</script>
<script type="module">${inWorker}</script>`,
  });
  same(await answerOf(t, place));
  same(await answerOf(t, place, '/worker.html'));
});

test('Vite, page and worker', async (t) => {
  const place = await consumer(t, {
    'index.html': html('/main.js'), 'main.js': inBrowser,
    'worker.html': html('/worker.js'), 'worker.js': inWorker,
    'vite.config.js': `export default { logLevel: 'error', build: { target: 'esnext', rollupOptions: { input: ['index.html', 'worker.html'] } } };`,
  });
  await run(tool('vite'), ['build'], { cwd: place });
  same(await answerOf(t, join(place, 'dist')));
  same(await answerOf(t, join(place, 'dist'), '/worker.html'));
});

test('webpack, page and worker', async (t) => {
  const place = await consumer(t, { 'page.js': inBrowser, 'worker.js': inWorker });
  const webpack = createRequire(import.meta.url)('webpack');
  const stats = await new Promise((resolve, reject) => {
    const options = { mode: 'production', context: place, entry: { page: './page.js', worker: './worker.js' }, output: { path: join(place, 'dist') }, experiments: { topLevelAwait: true }, performance: false };
    webpack(options, (error, done) => (error ? reject(error) : resolve(done)));
  });
  assert.equal(stats.hasErrors() || stats.hasWarnings(), false, stats.toString({ all: false, errors: true, warnings: true }));
  for (const name of ['page', 'worker']) {
    cpSync(await writeHtml(place, name), join(place, 'dist', `${name}.html`));
    same(await answerOf(t, join(place, 'dist'), `/${name}.html`));
  }
});

test('esbuild, everything inline', async (t) => {
  const place = await consumer(t, { 'main.js': inBrowser.replace("'temiz'", "'temiz/inline'"), 'index.html': html('/out.js') });
  await esbuild.build({ entryPoints: [join(place, 'main.js')], bundle: true, format: 'esm', outfile: join(place, 'out.js'), logLevel: 'error' });
  same(await answerOf(t, place));
});

test('esbuild, the module beside the bundle', async (t) => {
  const place = await consumer(t, { 'main.js': inBrowser, 'index.html': html('/out.js') });
  await esbuild.build({ entryPoints: [join(place, 'main.js')], bundle: true, format: 'esm', outfile: join(place, 'out.js'), logLevel: 'error' });
  cpSync(join(place, 'node_modules/temiz/temiz.wasm'), join(place, 'temiz.wasm'));
  same(await answerOf(t, place));
});

test('Rollup, everything inline', async (t) => {
  const place = await consumer(t, { 'main.js': inBrowser.replace("'temiz'", "'temiz/inline'"), 'index.html': html('/out.js') });
  const [{ rollup }, { default: resolve }] = await Promise.all([import('rollup'), import('@rollup/plugin-node-resolve')]);
  const bundle = await rollup({ input: join(place, 'main.js'), plugins: [resolve({ browser: true, rootDir: place })] });
  await bundle.write({ file: join(place, 'out.js'), format: 'es' });
  same(await answerOf(t, place));
});

test('workerd', async (t) => {
  const place = await consumer(t, { 'main.js': `import { clean } from 'temiz';\nexport default { fetch: () => Response.json(${call}) };` });
  same(await askWorker(t, place, 'main.js'));
});

test('Deno', async (t) => {
  const place = await consumer(t, { 'main.js': `import { clean } from 'temiz';\nimport { createCleaner } from 'temiz/worker';\nconst cleaner = createCleaner();\nconst answer = ${call};\nif (JSON.stringify(await cleaner.${call}) !== JSON.stringify(answer)) throw new Error('the worker answers otherwise');\ncleaner.close();\nconsole.log(JSON.stringify(answer));` });
  same(await run(tool('deno'), ['run', '--no-remote', '--node-modules-dir=manual', '--allow-read=.', 'main.js'], { cwd: place, env: { DENO_NO_UPDATE_CHECK: '1' } }));
});

test('the manifest names only files that are there', async (t) => {
  const place = join(await consumer(t, {}), 'node_modules/temiz');
  const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  const targets = (value) => (typeof value === 'string' ? [value] : Object.values(value).flatMap(targets));
  for (const path of [manifest.main, manifest.module, manifest.types, ...targets(manifest.exports)]) readFileSync(join(place, path));
  assert.equal(manifest.scripts, undefined, 'nothing runs at install');
});

test('every bundled file leads back to the modules it was made of', async (t) => {
  const place = join(await consumer(t, {}), 'node_modules/temiz');
  const bundled = readdirSync(place, { recursive: true }).filter((name) => name.endsWith('.cjs')).sort();
  assert.deepEqual(bundled, ['light/temiz.cjs', 'readability.cjs', 'temiz.cjs']);
  for (const name of bundled) {
    const code = readFileSync(join(place, name), 'utf8').split('\n');
    assert.equal(code.findLast(Boolean), `//# sourceMappingURL=${name.split('/').at(-1)}.map`);
    const map = JSON.parse(readFileSync(join(place, `${name}.map`), 'utf8'));
    const folder = dirname(join(place, name));
    for (const source of map.sources) readFileSync(join(folder, source));
    // A sentence that stands once in the bundle stands at the very place in the module that the map leads to.
    const sentence = 'temiz is not loaded yet';
    const line = code.findIndex((text) => text.includes(sentence));
    const column = code[line].indexOf('throw');
    const { originalSource, originalLine, originalColumn } = new SourceMap(map).findEntry(line, column);
    assert.equal(originalSource, 'api.js', name);
    assert.match(readFileSync(join(folder, originalSource), 'utf8').split('\n')[originalLine].slice(originalColumn), /^throw .*temiz is not loaded yet/);
  }
});

async function writeHtml(place, name) {
  const path = join(place, `${name}.html`);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(path, html(`/${name}.js`, 'text/javascript'));
  return path;
}
