// The package and the extension in Firefox. Optional: where there is no Firefox, each test says that it was skipped.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import * as temiz from '../../pkg/node.js';
import { firefox, openFirefox } from './support/firefox.mjs';

const zip = fileURLToPath(new URL('../../extension/dist/temiz-firefox.zip', import.meta.url));
const output = new URL('../output/', import.meta.url);
const skip = firefox() ? false : 'skipped: no Firefox';

const PAGE = `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>Harbour lights return after the storm</title></head><body>
<nav><ul><li><a href="/a">Siyasət</a></li><li><a href="/b">İqtisadiyyat</a></li><li><a href="/c">İdman</a></li><li><a href="/d">Mədəniyyət</a></li></ul></nav>
<article><h1>Harbour lights return after the storm</h1>
<p>The lights along the old harbour came back on Tuesday evening, two weeks after a storm tore down the lines that feed them, the port office said.</p>
<p>Fishermen who had worked by lantern cheered from the quay. “We could not see our own nets,” said one of them, who has sailed from here for thirty years.</p>
<p>Engineers will bury the cables <a href="/winter">before winter</a> so that the next storm finds nothing to pull at. The work is expected to take until the end of November.</p></article>
<footer><p>© 2026 Bütün hüquqlar qorunur</p></footer></body></html>`;

let browser;
let id;
before(async () => {
  if (skip) return;
  mkdirSync(output, { recursive: true });
  browser = await openFirefox();
  id = await browser.install(zip);
});
after(() => browser?.close());

/** A server with one page for every address, under a policy of its own; answers its address. */
async function served(t, body, policy) {
  const headers = { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) };
  const server = createServer((_, response) => response.writeHead(200, headers).end(body));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${server.address().port}/`;
}

test('cleans on a plain module page and in a Web Worker', { skip }, async (t) => {
  const server = await serve({ folders: { pages: new URL('pages/', import.meta.url) } });
  t.after(() => server.close());
  const tab = await browser.open(`${server.url}/pages/bridge.html`);
  const answers = await tab.run(async (html, address) => {
    const { clean, init } = await import(`${address}/pkg/web.js`);
    const { createCleaner } = await import(`${address}/pkg/worker/web.js`);
    await init();
    const cleaner = createCleaner();
    const answers = [clean(html), await cleaner.clean(html), clean(document).text];
    cleaner.close();
    return answers;
  }, PAGE, server.url);
  const expected = JSON.parse(JSON.stringify(temiz.clean(PAGE)));
  assert.deepEqual(answers[0], expected);
  assert.deepEqual(answers[1], expected);
  assert.match(answers[2], /\w/);
  await tab.close();
});

test('shows the demo page', { skip }, async (t) => {
  const server = await serve();
  t.after(() => server.close());
  const tab = await browser.open(server.url);
  await tab.until(() => 'ready' in document.body.dataset);
  await tab.run((text) => {
    document.querySelector('#input').value = text;
    document.querySelector('#clean').click();
  }, PAGE);
  await tab.until(() => 'painted' in document.body.dataset);
  assert.match(await tab.run(() => document.querySelector('#article').textContent), /Fishermen/);
  writeFileSync(new URL('firefox-page.png', output), await tab.picture());
  await tab.close();
});

for (const policy of [undefined, "default-src 'none'"]) {
  test(`the button cleans the page in place and opens the sidebar, under the page policy ${policy ?? 'of none'}`, { skip }, async (t) => {
    const address = await served(t, PAGE, policy);
    const tab = await browser.open(address);
    await tab.front();
    const window = await browser.window();
    await window.run(pressButton, id);
    await tab.until(() => document.querySelector('[data-temiz-dimmed]'));
    assert.deepEqual(await tab.run(() => [...document.querySelectorAll('[data-temiz-dimmed]')].map((it) => [it.localName, getComputedStyle(it).opacity])), [['nav', '0.3'], ['footer', '0.3']]);
    await window.until(sidebarIs, id);
    await window.until(() => document.getElementById('sidebar').contentDocument.getElementById('webext-panels-browser').currentURI.spec.endsWith('/panel/panel.html'));

    // What the sidebar shows, as a page of its own: it is out of a driver's reach.
    const panel = await browser.open(await window.run(panelAddress, id));
    await panel.until(() => document.querySelector('#text h1'));
    assert.match(await panel.run(() => document.querySelector('#text').textContent), /bury the cables/);
    assert.equal(await panel.run(() => document.querySelector('#text a').href), `${address}winter`);
    writeFileSync(new URL('firefox-panel.png', output), await panel.picture());
    await panel.run(() => document.querySelector('[name=treatment][value=hide]').click());
    await tab.until(() => getComputedStyle(document.querySelector('nav')).display === 'none');
    await panel.run(() => document.querySelector('#tab-pieces').click());
    await panel.until(() => document.querySelector('#list li.removed'));
    await panel.run(() => [...document.querySelectorAll('#list li.removed')].find((it) => it.textContent.includes('hüquqlar')).querySelector('.toggle').click());
    await tab.until(() => getComputedStyle(document.querySelector('footer')).display !== 'none');
    await panel.run(() => document.querySelector('#undo-site').click());
    await tab.until(() => !document.querySelector('[data-temiz-hidden], [data-temiz-dimmed]'));

    await panel.run(() => document.querySelector('#reader').click());
    const reader = await browser.found('/reader/reader.html');
    await reader.until(() => document.querySelector('#text h1'));
    assert.match(await reader.run(() => document.querySelector('#text').textContent), /Fishermen/);
    writeFileSync(new URL('firefox-reader.png', output), await reader.picture());
    // So that the next page is treated as the first one was.
    await panel.run(() => document.querySelector('#forget').click());
    await panel.until(async () => Object.keys(await chrome.storage.local.get(null)).length === 0);
    for (const it of [reader, panel, tab]) await it.close();
  });
}

// These run in the browser's own window.

async function pressButton(id) {
  const widget = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;
  CustomizableUI.addWidgetToArea(widget, 'nav-bar');
  const found = () => document.getElementById(widget)?.querySelector('.unified-extensions-item-action-button');
  while (!found()) await new Promise((resolve) => { setTimeout(resolve, 20); });
  found().click();
}

const sidebarIs = (id) => SidebarController.isOpen && SidebarController.currentID.startsWith(id.replace(/[^a-z0-9_-]/g, '_'));

function panelAddress(id) {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const tab = ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
  return `moz-extension://${WebExtensionPolicy.getByID(id).mozExtensionHostname}/panel/panel.html?tab=${tab}`;
}
