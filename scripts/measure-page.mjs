// Weighs the page and times it in Chromium: node scripts/measure-page.mjs (after a build). Prints the table of BENCHMARKS.md, "Page".
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { openDemo } from '../tests/js/support/page.mjs';
import { root } from './root.mjs';

const ROUNDS = 15;

const www = new URL('www/', root);
const brotli = (url) => brotliCompressSync(readFileSync(url)).length;
const files = readdirSync(www, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const weigh = (wanted) => files.map((entry) => `${entry.parentPath}/${entry.name}`).filter((path) => wanted.test(path)).reduce((sum, path) => sum + brotli(path), 0);
const kilobytes = (size) => `${(size / 1000).toFixed(1)} kB`;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const story = readFileSync(new URL('samples/ferry.en.txt', www), 'utf8');
const paragraphs = story.split('\n\n').slice(5, 10);
const ofSize = (bytes) => Array.from({ length: Math.ceil(bytes / paragraphs.join('').length) }, (_, at) => paragraphs.map((text) => `${text} ${at}.`).join('\n\n')).join('\n\n');

console.log('| what | bytes (brotli) |\n|---|---|');
console.log(`| page in all: markup, styles, scripts, ${readdirSync(new URL('locales/', www)).length} languages, samples, icons | ${kilobytes(weigh(/./))} |`);
console.log(`| of it scripts / languages / samples | ${[/\/js\//, /locales/, /samples/].map((part) => kilobytes(weigh(part))).join(' / ')} |`);
console.log(`| module | ${kilobytes(brotli(new URL('pkg/temiz.wasm', root)))} |`);

const demo = await openDemo();
console.log('\n| pasted | cleaned in the worker, first / median ms | paste to painted, first / median ms | longest task of the page, ms |\n|---|---|---|---|');
for (const [name, text] of [['seed-like article', story], ['100 kB', ofSize(1e5)], ['1 MB', ofSize(1e6)]]) {
  const page = await demo.open();
  const runs = await page.evaluate(async ([text, rounds]) => {
    const { session } = await import('/js/session.js');
    let longest = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration); }).observe({ type: 'longtask' });
    await new Promise((resolve) => { const wait = () => (session.module ? resolve() : setTimeout(wait, 20)); wait(); });
    const runs = [];
    for (let round = 0; round < rounds; round++) {
      document.querySelector('#again').click();
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.querySelector('#input').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      await new Promise((resolve) => { const wait = () => ('painted' in document.body.dataset ? resolve() : setTimeout(wait, 5)); setTimeout(wait, 5); });
      runs.push([session.timing.took, session.timing.painted]);
    }
    return { runs, longest };
  }, [text, text.length > 5e5 ? 3 : ROUNDS]);
  const shown = [0, 1].map((at) => `${runs.runs[0][at].toFixed(1)} / ${median(runs.runs.map((run) => run[at])).toFixed(1)}`);
  console.log(`| ${name} | ${shown.join(' | ')} | ${runs.longest.toFixed(0)} |`);
  await page.close();
}
await demo.close();
