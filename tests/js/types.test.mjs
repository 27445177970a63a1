// The declarations, used the way people use them, under the strictest settings, and found by every way of resolving that compilers have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { consumer, run, tool } from './support/consumer.mjs';

test('a strict TypeScript program compiles against the package', async () => {
  await run(tool('tsc'), ['--project', fileURLToPath(new URL('types/', import.meta.url))]);
});

/** What a program takes from each entry of the package that has code. */
const ENTRIES = {
  temiz: "const title: string | null = clean('text').title; const failed: Error = new TemizError();",
  'temiz/inline': "const title: string | null = clean('text').title;",
  'temiz/light': "const title: string | null = clean('text').title;",
  'temiz/light/inline': "const title: string | null = clean('text').title;",
  'temiz/readability': 'const parsed: string | undefined = new Readability(document).parse()?.textContent;',
  'temiz/worker': "const later: Promise<{ text: string }> = createCleaner().clean('text', { signal: AbortSignal.timeout(9) });",
  'temiz/light/worker': "const later: Promise<{ text: string }> = createCleaner().clean('text', { signal: AbortSignal.timeout(9) });",
  'temiz/dom': 'const ranges: Range[] = rangesOf(walk(document), { start: 0, end: 1 });',
};
/** Entries without a CommonJS form: Node loads them by `import()` there. */
const MODULES_ONLY = ['temiz/worker', 'temiz/light/worker', 'temiz/dom'];
const NAMES = /(?<![.\w])(clean|TemizError|Readability|createCleaner|rangesOf|walk)(?=\()/g;

/** A program for each entry, as an ES module or as CommonJS. */
const programs = (entries, extension) => Object.fromEntries(entries.map((entry) => {
  const names = [...new Set([...ENTRIES[entry].matchAll(NAMES)].map(([name]) => name))].join(', ');
  return [`${entry.replaceAll('/', '-')}.${extension}`, `import { ${names} } from '${entry}';\n${ENTRIES[entry]}\nexport {};\n`];
}));

test('the test knows every entry with code', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../../pkg/package.json', import.meta.url), 'utf8'));
  const code = Object.keys(exports).filter((path) => !/\.(wasm|json)$/.test(path)).map((path) => path.replace(/^\./, 'temiz'));
  assert.deepEqual(code.sort(), Object.keys(ENTRIES).sort());
});

for (const [name, options] of [['node16', ['--module', 'node16']], ['nodenext', ['--module', 'nodenext']], ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']]]) {
  test(`every entry has its types under ${name}`, async (t) => {
    const files = {
      ...programs(Object.keys(ENTRIES), 'mts'),
      ...(name !== 'bundler' && programs(Object.keys(ENTRIES).filter((entry) => !MODULES_ONLY.includes(entry)), 'cts')),
    };
    const place = await consumer(t, files);
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
    await run(tool('tsc'), [...options, ...strict, ...Object.keys(files).map((file) => join(place, file))], { cwd: place });
  });
}
