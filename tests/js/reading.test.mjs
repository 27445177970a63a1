// A live page and the HTML it came from are one article. What only a live page can know is left out of these pages: rules of
// style sheets (tests/js/dom.test.mjs), what scripts and frames add, choices of the reader such as an opened <details>.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import esbuild from 'esbuild';
import { clean } from '../../pkg/node.js';
import { root } from '../../scripts/root.mjs';
import { openBrowser } from './support/browser.mjs';
import { pages } from './support/fixtures.mjs';

/** No script, style sheet or frame of the page is loaded; inline styles hold, as the HTML reader reads them. */
const POLICY = "default-src 'none'; style-src-attr 'unsafe-inline'";
/** Shows what only a live page knows. */
const LIVE = ['tests/js/pages/live.html'];

let browser;
let page;
let dom;
let html;
before(async () => {
  const built = await esbuild.build({ entryPoints: [fileURLToPath(new URL('js/dom.js', root))], bundle: true, format: 'iife', globalName: 'dom', write: false });
  dom = built.outputFiles[0].text;
  browser = await openBrowser();
  page = await browser.context.newPage();
  await page.route('**/*', (route) => (route.request().url() === 'http://page.test/'
    ? route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': POLICY }, body: html })
    : route.abort()));
});
after(() => browser?.close());

for (const { name, text } of pages().filter(({ name }) => !LIVE.includes(name))) {
  test(name, async () => {
    html = text;
    await page.goto('http://page.test/', { waitUntil: 'domcontentloaded' });
    const { url, ...walk } = await page.evaluate(`${dom}; globalThis.walk = dom.walk(document)`);
    const options = { source: true, url };
    const [live, read] = [clean(walk, options), clean(text, { ...options, input: 'html' })];
    assert.deepEqual(live.source.split('\n'), read.source.split('\n'));
    assert.deepEqual(live, read);

    const paths = await page.evaluate((fragments) => fragments.map((it) => dom.selectorOf(globalThis.walk, it)), live.fragments);
    const named = clean(text, { ...options, input: 'html', selectors: true });
    assert.deepEqual(named.fragments.map(({ selector }) => selector ?? null), paths, 'the module gives the paths that the browser gives');
    const alone = await page.evaluate((paths) => paths.filter((path) => path && document.querySelectorAll(path).length !== 1), paths);
    assert.deepEqual(alone, [], 'and each leads to one element');
  });
}
