import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { openBrowser } from './support/browser.mjs';

let server;
let browser;
before(async () => {
  server = await serve({ folders: { pages: new URL('pages/', import.meta.url) } });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('cleans a live document in a plain module page, and leaves it as it is', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${server.url}/pages/bridge.html`);
  const { article, before, now, early } = await page.evaluate(async () => {
    const temiz = await import('/pkg/web.js');
    let early;
    try { temiz.clean('x'); } catch (error) { early = error.code; }
    await temiz.init();
    const before = document.documentElement.outerHTML;
    const article = temiz.clean(document, { source: true });
    return { article, before, now: document.documentElement.outerHTML, early };
  });
  assert.equal(early, 'not-ready');
  assert.equal(now, before);
  assert.match(article.source, /carries cars again/);
  assert.doesNotMatch(article.source, /nobody sees/);
  for (const { start, end, text } of article.fragments) assert.equal(article.source.slice(start, end), text);
  await page.close();
});
