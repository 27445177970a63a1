import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';

/** Where the built extension lies. */
export const shipped = fileURLToPath(new URL('../../../extension/dist/chromium/', import.meta.url));

/** A browser that carries the built extension; its own words are in `language`. */
export async function openExtension({ language } = {}) {
  // A test cannot press the toolbar's button, which is what gives the right to the tab; this copy has it for local pages from the start.
  const folder = mkdtempSync(join(tmpdir(), 'temiz-extension-'));
  cpSync(shipped, folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  const servers = [];
  const browser = await openBrowser({ language, args: [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] });
  const worker = browser.context.serviceWorkers()[0] ?? await browser.context.waitForEvent('serviceworker');
  return {
    context: browser.context,

    /** A server with one page for every address, under a policy of its own; answers its address. */
    async serve(body, policy) {
      const headers = { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) };
      const server = createServer((_, response) => response.writeHead(200, headers).end(body));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
      return `http://127.0.0.1:${server.address().port}/`;
    },

    /** Presses the button on the page in front; answers the tab's number. */
    click: () => worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.action.onClicked.dispatch(tab);
      return tab.id;
    }),

    /** Puts the background to sleep, as the browser does after a while; it wakes at the next message. */
    async sleep(panel) {
      const devtools = await browser.context.newCDPSession(panel);
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      await devtools.detach();
    },

    /** Opens an address, presses the button, and opens the tab's panel as a page of its own. */
    async press(address, { colorScheme = 'light' } = {}) {
      const page = await browser.context.newPage();
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      const tabId = await this.click();
      const panel = await browser.context.newPage();
      await panel.setViewportSize({ width: 380, height: 800 });
      await panel.emulateMedia({ colorScheme });
      await panel.goto(worker.url().replace('background.js', `panel/panel.html?tab=${tabId}`));
      return { page, panel };
    },

    async close() {
      await browser.close();
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
