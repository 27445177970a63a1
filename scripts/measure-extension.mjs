// Times the extension in Chromium: node scripts/measure-extension.mjs (after `npm run extension`). Prints the tables of BENCHMARKS.md, "Extension".
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { openExtension, shipped } from '../tests/js/support/extension.mjs';

const ROUNDS = 9;
const STORY = Array.from({ length: 8 }, (_, at) => `<p>The lights along harbour ${at} came back on Tuesday evening, two weeks after a storm tore down the lines that feed them, the port office said.</p>`).join('');
const pageOf = (links) => `<!doctype html><html lang="az"><meta charset="utf-8"><title>Harbour lights return</title><body><nav><ul>${
  Array.from({ length: links }, (_, at) => `<li><a href="/${at}">Xəbər <b>${at}</b></a></li>`).join('')}</ul></nav><article><h1>Harbour lights return</h1>${STORY}</article></body></html>`;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const kilobytes = (size) => `${(size / 1000).toFixed(1)} kB`;

console.log('| part | size | asked |\n|---|---|---|');
console.log(`| content script, brotli | ${kilobytes(brotliCompressSync(readFileSync(`${shipped}content.js`)).length)} | 25 kB |`);
console.log(`| whole extension, zipped | ${kilobytes(statSync(`${shipped}../temiz-chromium.zip`).size)} | |`);

const extension = await openExtension();
console.log('\n| page | from click to cleaned page, first / median ms |\n|---|---|');
for (const links of [10, 3300]) {
  const page = await extension.context.newPage();
  await page.goto(await extension.serve(pageOf(links)));
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Painted means: what was removed is dimmed. The colours are taken off first, so that each round sees its own.
    const painted = page.evaluate(() => {
      CSS.highlights.clear();
      const started = performance.now();
      return new Promise((resolve) => {
        const look = () => (CSS.highlights.has('temiz-dimmed') ? resolve(performance.now() - started) : requestAnimationFrame(look));
        look();
      });
    });
    await extension.click();
    times.push(await painted);
  }
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(`| ${elements.toLocaleString('en')} elements | ${times[0].toFixed(0)} / ${median([...times]).toFixed(0)} |`);
  await page.close();
}
await extension.close();
