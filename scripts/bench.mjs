// Prints the sections "Package" and "Node throughput" of BENCHMARKS.md: node scripts/bench.mjs [FOLDER]
// FOLDER holds development data; with `extraction/scrapinghub.dev.jsonl.gz` in it, pages are measured beside Readability.js.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { root } from './root.mjs';
import { sizes } from './sizes.mjs';

const { clean } = await import(new URL('pkg/node.js', root));
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

console.log('## Package\n\n| part | brotli |\n|---|---|');
for (const [name, size] of Object.entries(await sizes())) console.log(`| ${name} | ${kilobytes(size)} |`);
const [ready, first] = startUp();
console.log(`\nIn Node, from the bytes: ready after ${ready.toFixed(1)} ms of processor time, the first line cleaned ${first.toFixed(1)} ms later (medians of 15 fresh processes).`);

console.log('\n## Node throughput\n\n| input | MB/s of UTF-8 |\n|---|---|');
const seed = readFileSync(new URL('examples/ferry.txt', root), 'utf8');
for (const [name, text] of [['one short text (1 kB)', seed], ['a long text (100 kB)', seed.repeat(100)]]) {
  console.log(`| ${name} | ${rate(Buffer.byteLength(text), () => clean(text, { input: 'text' })).toFixed(2)} |`);
}
const pages = process.argv[2] && join(process.argv[2], 'extraction/scrapinghub.dev.jsonl.gz');
if (pages && existsSync(pages)) await beside(pages);
else console.error('bench: no pages to measure; give a folder with extraction/scrapinghub.dev.jsonl.gz');

/**
 * Processor milliseconds per page, peers in the same process. The rounds alternate. The first counts what engines spend on compiling a page's
 * worth of code; of the others the least counts: the one least disturbed on a shared machine.
 */
async function beside(path) {
  const { Readability } = await import('@mozilla/readability');
  const { parseHTML } = await import('linkedom');
  const { JSDOM } = await import('jsdom');
  const lines = gunzipSync(readFileSync(path)).toString().split('\n').filter(Boolean);
  const htmls = lines.filter((_, number) => number % 8 === 0).map((line) => JSON.parse(line).html);
  const systems = {
    temiz: (html) => clean(html, { input: 'html' }),
    'Readability.js + linkedom': (html) => new Readability(parseHTML(html).document).parse(),
    'Readability.js + jsdom': (html) => new Readability(new JSDOM(html).window.document).parse(),
  };
  const spent = Object.fromEntries(Object.keys(systems).map((name) => [name, []]));
  for (let round = 0; round < 5; round++) {
    for (const [name, run] of Object.entries(systems)) {
      const started = process.cpuUsage();
      for (const html of htmls) run(html);
      const { user, system } = process.cpuUsage(started);
      spent[name].push((user + system) / 1000 / htmls.length);
    }
  }
  console.log(`\n| HTML, ${htmls.length} pages, CPU ms a page | first round | least of four more | of temiz's time |\n|---|---|---|---|`);
  const least = (name) => Math.min(...spent[name].slice(1));
  for (const name of Object.keys(systems)) {
    console.log(`| ${name} | ${spent[name][0].toFixed(1)} | ${least(name).toFixed(1)} | ${(least(name) / least('temiz')).toFixed(1)} |`);
  }
}

/** Megabytes per second of processor time. */
function rate(bytes, run) {
  for (let warm = 0; warm < 3; warm++) run();
  const started = process.cpuUsage();
  let rounds = 0;
  let spent = 0;
  while (spent < 1.5e6) {
    run();
    rounds++;
    const { user, system } = process.cpuUsage(started);
    spent = user + system;
  }
  return (bytes * rounds) / spent;
}

/** Processor milliseconds until the module is ready, and for the first answer, which unpacks the tables. */
function startUp() {
  const script = `import { readFileSync } from 'node:fs';
    const bytes = readFileSync(${JSON.stringify(fileURLToPath(new URL('pkg/temiz.wasm', root)))});
    const api = await import(${JSON.stringify(new URL('pkg/api.js', root).href)});
    const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000; };
    const start = process.cpuUsage();
    api.initSync(bytes);
    const ready = spent(start);
    const asked = process.cpuUsage();
    api.clean('The ferry sails again, the harbour office says.');
    console.log(JSON.stringify([ready, spent(asked)]));`;
  const runs = Array.from({ length: 15 }, () => JSON.parse(spawnSync(process.execPath, ['--input-type=module', '-e', script]).stdout));
  return [0, 1].map((index) => median(runs.map((run) => run[index])));
}
