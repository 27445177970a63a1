import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../scripts/serve.mjs';
import { root } from '../../../scripts/root.mjs';
import { openBrowser } from './browser.mjs';

const pictures = new URL('tests/output/', root);

/** The demo page in a Chromium of its own. What it logs, throws, or asks for against its policy makes `quiet()` fail. */
export async function openDemo(options) {
  const server = await serve();
  const browser = await openBrowser(options);
  const complaints = [];
  browser.context.on('weberror', (error) => complaints.push(error.error().stack));
  browser.context.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });

  async function open({ hash = '', width = 1400, height = 900, scheme = 'light', locale = 'en' } = {}) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await page.addInitScript((locale) => { try { localStorage.setItem('temiz-interface', locale); } catch { /* blank page */ } }, locale);
    await page.goto(`${server.url}/${hash}`);
    await page.waitForSelector('body[data-ready]');
    return page;
  }

  return {
    server,
    context: browser.context,
    open,
    quiet: () => assert.deepEqual(complaints.splice(0), []),
    /** What was logged and thrown since the last look, for a test that provokes it. */
    complaints: () => complaints.splice(0),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

/** Types a text and waits for its answer. */
export async function cleanText(page, text) {
  await page.fill('#input', text);
  await page.click('#clean');
  await answered(page);
}

export async function pickSample(page, file) {
  // The sample is fetched first; until then the page shows what it showed before.
  await page.evaluate(() => { delete document.body.dataset.painted; });
  await page.click(`.sample[data-file="${file}"]`);
  await answered(page);
}

export const answered = (page) => page.waitForSelector('body[data-painted]');

/** The pieces of the source as the page shows them. */
export const pieces = (page) => page.$$eval('#source .piece', (rows) => rows.map((row) => ({
  text: row.querySelector('.piece-text').textContent,
  role: [...row.querySelector('.piece-role').childNodes].map((node) => node.textContent).join(''),
  language: row.querySelector('.badge').textContent,
  kept: !row.classList.contains('removed'),
})));

export const articleText = (page) => page.$$eval('#article .part', (parts) => parts.map((part) => part.textContent));

/** For looking at; kept out of git. */
export async function picture(page, name, options) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, pictures)), ...options });
}
