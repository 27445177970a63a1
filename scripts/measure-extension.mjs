// Times the extension and temiz/dom in Chromium: node scripts/measure-extension.mjs (after `npm run extension`). Prints the tables of BENCHMARKS.md, "Extension".
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { openExtension, shipped } from '../tests/js/support/extension.mjs';
import { mainThread } from '../tests/js/support/main-thread.mjs';
import { serve } from './serve.mjs';

/** Pages opened afresh, and presses of the button on each: the first finds the browser cold. */
const PAGES = 5;
const ROUNDS = 5;
const STORY = Array.from({ length: 8 }, (_, at) => `<p>The lights along harbour ${at} came back on Tuesday evening, two weeks after a storm tore down the lines that feed them, the port office said.</p>`).join('');
const pageOf = (links) => `<!doctype html><html lang="az"><meta charset="utf-8"><title>Harbour lights return</title><style>.item { display: block } .link { color: teal }</style><body><nav><ul>${
  Array.from({ length: links }, (_, at) => `<li class="item"><a class="link" href="/${at}">Xəbər <b>${at}</b></a></li>`).join('')}</ul></nav><article><h1>Harbour lights return</h1>${STORY}</article></body></html>`;
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
/** Of values page by page: the median of the first ones, and of the others. */
const both = (values) => `${median(values.filter((_, at) => at % ROUNDS === 0)).toFixed(0)} / ${median(values.filter((_, at) => at % ROUNDS)).toFixed(0)}`;
const kilobytes = (size) => `${(size / 1000).toFixed(1)} kB`;

console.log('| part | size | asked |\n|---|---|---|');
console.log(`| content script, brotli | ${kilobytes(brotliCompressSync(readFileSync(`${shipped}content.js`)).length)} | 25 kB |`);
console.log(`| whole extension, zipped | ${kilobytes(statSync(`${shipped}../temiz-chromium.zip`).size)} | |`);

const extension = await openExtension();
console.log(`\nMilliseconds: the first press on ${PAGES} fresh pages / the next ${ROUNDS - 1} on each, medians. The main thread's are of processor time.`);
console.log('\n| page | from click to cleaned page | main thread of the page: in all | of it style | layout | paint | longest task |\n|---|---|---|---|---|---|---|');
for (const links of [10, 3300]) {
  const address = await extension.serve(pageOf(links));
  const times = [];
  const threads = [];
  let elements;
  let page;
  for (let round = 0; round < PAGES * ROUNDS; round++) {
    if (round % ROUNDS === 0) {
      await page?.close();
      page = await extension.context.newPage();
      await page.goto(address);
      elements = await page.evaluate(() => document.querySelectorAll('*').length);
    }
    // Painted means: what was removed is dimmed. The attribute is taken off first, so that each round sees its own.
    await page.evaluate(() => { for (const element of document.querySelectorAll('[data-temiz-dimmed]')) element.removeAttribute('data-temiz-dimmed'); });
    threads.push(await mainThread(extension.context, page, async () => {
      const painted = page.evaluate(() => {
        const started = performance.now();
        return new Promise((resolve) => {
          new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve(performance.now() - started);
          }).observe(document, { attributeFilter: ['data-temiz-dimmed'], subtree: true });
        });
      });
      await extension.click();
      times.push(await painted);
    }));
  }
  const columns = ['all', 'style', 'layout', 'paint', 'longest'].map((name) => both(threads.map((thread) => thread[name])));
  console.log(`| ${elements.toLocaleString('en')} elements | ${both(times)} | ${columns.join(' | ')} |`);
  await page.close();
}

const server = await serve();
console.log('\n| temiz/dom with a worker, 9,917 elements | first / median ms |\n|---|---|');
const parts = {};
const threads = [];
let page;
for (let round = 0; round < PAGES * ROUNDS; round++) {
  if (round % ROUNDS === 0) {
    await page?.close();
    page = await extension.context.newPage();
    await page.goto(`${server.url}/`);
    await page.setContent(pageOf(3300));
    // The package is there and its thread runs, as on a page that has been open for a moment.
    await page.evaluate(async () => {
      const [{ openPage }, { createCleaner }] = await Promise.all([import('/pkg/dom.js'), import('/pkg/worker/web.js')]);
      globalThis.temiz = { openPage, cleaner: createCleaner() };
      await globalThis.temiz.cleaner.clean('The ferry sails again.');
    });
  }
  threads.push(await mainThread(extension.context, page, async () => {
    const spent = await page.evaluate(async () => {
      const { openPage, cleaner } = globalThis.temiz;
      let walked;
      const started = performance.now();
      const live = openPage(document, (walk, options) => { walked = performance.now(); return cleaner.clean(walk, options); });
      await live.clean();
      const cleaned = performance.now();
      live.dim();
      return { 'the walk': walked - started, 'choosing and marking what to dim': performance.now() - cleaned };
    });
    for (const [name, value] of Object.entries(spent)) (parts[name] ??= []).push(value);
  }));
}
for (const [name, values] of Object.entries(parts)) console.log(`| ${name} | ${both(values)} |`);
console.log(`| main thread in all, from the call to the painted page | ${both(threads.map(({ all }) => all))} |`);
server.close();
await extension.close();
