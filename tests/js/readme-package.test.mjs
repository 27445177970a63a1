// What the package's README tells a newcomer: every file it shows, saved under the name it gives, in a project with the packed package.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/root.mjs';
import { serve } from '../../scripts/serve.mjs';
import { openBrowser } from './support/browser.mjs';
import { consumer, run, tool } from './support/consumer.mjs';
import { askWorker } from './support/workerd.mjs';

const readme = readFileSync(new URL('pkg/README.md', root), 'utf8');
const files = Object.fromEntries([...readme.matchAll(/```(?:js|html)\n(?:\/\/|<!--) ([\w.]+)(?: -->)?\n([^`]+)```/g)].map(([, name, code]) => [name, code]));
const page = '<!doctype html><html lang="en"><head><title>The ferry sails again</title></head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>The ferry sails again</h1>'
  + '<p>The old ferry sails again from Monday, the harbour office said on Friday.</p><p>It takes twenty minutes and costs two coins, as it did before the winter, and dogs travel free.</p></article></body></html>';
const project = (t, ...names) => consumer(t, { 'page.html': page, ...Object.fromEntries(names.map((name) => [name, files[name]])) });

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

test('shows a file for every environment, none longer than ten lines, and this test knows each', () => {
  assert.deepEqual(Object.keys(files), ['clean.mjs', 'clean.cjs', 'clean.ts', 'index.html', 'main.js', 'thread.mjs', 'worker.js']);
  for (const [name, code] of Object.entries(files)) assert.ok(code.trim().split('\n').filter(Boolean).length <= 10, name);
});

test('Node', async (t) => {
  const printed = await run('node', ['clean.mjs', 'page.html'], { cwd: await project(t, 'clean.mjs') });
  assert.match(printed, /^The ferry sails again undefined en\n/);
  assert.match(printed, /dogs travel free/);
  assert.doesNotMatch(printed, /Sport/);
});

test('CommonJS', async (t) => {
  assert.match(await run('node', ['clean.cjs', 'page.html'], { cwd: await project(t, 'clean.cjs') }), /dogs travel free/);
});

test('Deno', async (t) => {
  const cwd = await project(t, 'clean.ts');
  assert.match(await run(tool('deno'), ['run', '--no-remote', '--allow-read', 'clean.ts', 'page.html'], { cwd, env: { DENO_NO_UPDATE_CHECK: '1' } }), /dogs travel free/);
});

test('a thread', async (t) => {
  assert.match(await run('node', ['thread.mjs'], { cwd: await project(t, 'thread.mjs') }), /sails again from Monday/);
});

test('a page without tools', async (t) => {
  const place = await project(t, 'index.html');
  const server = await serve({ www: pathToFileURL(`${place}/`), headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" } });
  const shown = await browser.context.newPage();
  t.after(() => { server.close(); return shown.close(); });
  await shown.goto(server.url);
  await shown.waitForFunction(() => document.body.lastChild.data?.startsWith('[{'));
  assert.match(await shown.evaluate(() => document.body.lastChild.data), /"role":"paragraph"/);
});

test('Vite', async (t) => {
  const place = await consumer(t, { 'main.js': files['main.js'], 'index.html': page.replace('</body>', '<script type="module" src="/main.js"></script></body>'), 'vite.config.js': `export default { logLevel: 'error', build: { target: 'esnext' } };` });
  await run(tool('vite'), ['build'], { cwd: place });
  const server = await serve({ www: pathToFileURL(`${join(place, 'dist')}/`), headers: { 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" } });
  const shown = await browser.context.newPage();
  t.after(() => { server.close(); return shown.close(); });
  const said = shown.waitForEvent('console', (message) => message.type() === 'log');
  await shown.goto(server.url);
  assert.match((await said).text(), /dogs travel free/);
});

test('Cloudflare Workers', async (t) => {
  const place = await project(t, 'worker.js');
  const { text } = JSON.parse(await askWorker(t, place, 'worker.js', { method: 'POST', body: page }));
  assert.match(text, /dogs travel free/);
});
