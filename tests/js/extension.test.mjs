import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { after, before } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import axe from 'axe-core';
import { openExtension, shipped } from './support/extension.mjs';

const output = fileURLToPath(new URL('../output/', import.meta.url));

const PAGE = `<!doctype html><html lang="az"><head><meta charset="utf-8"><title>Harbour lights return after the storm</title>
<style>body{font:16px/1.5 serif;max-width:40rem;margin:2rem auto}</style></head><body>
<nav><ul><li><a href="/a">Siyasət</a></li><li><a href="/b">İqtisadiyyat</a></li><li><a href="/c">İdman</a></li><li><a href="/d">Mədəniyyət</a></li></ul></nav>
<article><h1>Harbour lights return after the storm</h1>
<p>The lights along the old harbour came back on Tuesday evening, two weeks after a storm tore down the lines that feed them, the port office said.</p>
<p>Fishermen who had worked by lantern cheered from the quay. “We could not see our own nets,” said one of them, who has sailed from here for thirty years.</p>
<p>Engineers will bury the cables before winter so that the next storm finds nothing to pull at. The work is expected to take until the end of November.</p></article>
<div class="more"><h3>Ən çox oxunanlar</h3><ul><li><a href="/1">Şəhərdə yeni park açıldı</a></li><li><a href="/2">Bazarda qiymətlər ucuzlaşdı</a></li></ul></div>
<footer><p>© 2026 Bütün hüquqlar qorunur</p></footer></body></html>`;

let extension;
before(async () => {
  mkdirSync(output, { recursive: true });
  extension = await openExtension();
});
after(() => extension?.close());

const cleaned = (panel) => panel.waitForSelector('#text h1');
const dimmed = (page) => page.evaluate(() => [
  ...[...document.querySelectorAll('[data-temiz-dimmed]')].map((it) => it.textContent),
  ...[...(CSS.highlights.get('temiz-dimmed') ?? [])].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)),
]);
const hidden = (page) => page.evaluate(() => [...document.querySelectorAll('[data-temiz-hidden]')].map((it) => it.textContent.trim()));

async function passesAxe(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
}

test('asks for the four permissions, no host and no network', () => {
  const manifest = JSON.parse(readFileSync(join(shipped, 'manifest.json'), 'utf8'));
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', 'sidePanel']);
  assert.equal(manifest.host_permissions, undefined);
  assert.match(manifest.content_security_policy.extension_pages, /connect-src 'none'/);
});

test('has a content script of at most 25 KB brotli', () => {
  assert.ok(brotliCompressSync(readFileSync(join(shipped, 'content.js'))).length <= 25_000);
});

for (const policy of [undefined, "default-src 'none'; style-src 'unsafe-inline'", "default-src 'none'; sandbox allow-scripts"]) {
  test(`cleans in place under the page policy ${policy ?? 'of none'}`, async () => {
    const { page, panel } = await extension.press(await extension.serve(PAGE, policy));
    await cleaned(panel);
    assert.equal(await panel.textContent('#text h1'), 'Harbour lights return after the storm');
    const gone = await dimmed(page);
    assert.ok(gone.some((text) => text.includes('İqtisadiyyat')), `dimmed: ${gone}`);
    assert.ok(!gone.some((text) => text.includes('Fishermen')));
    await panel.close();
    await page.close();
  });
}

test('hides, brings one piece back, remembers it, and undoes the site', async () => {
  const address = await extension.serve(PAGE);
  const { page, panel } = await extension.press(address);
  await cleaned(panel);
  const before = await page.evaluate(async () => new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html').body.innerHTML);
  await panel.check('[name=treatment][value=hide]');
  await page.waitForSelector('[data-temiz-hidden]', { state: 'attached' });
  assert.ok((await hidden(page)).join(' ').includes('İqtisadiyyat'));
  await panel.click('#tab-pieces');
  await panel.locator('#list li.removed', { hasText: 'hüquqlar' }).getByRole('button', { name: /keep/i }).click();
  await panel.locator('#list li.kept', { hasText: 'hüquqlar' }).waitFor();
  assert.ok(!(await hidden(page)).join(' ').includes('hüquqlar'));
  await panel.close();
  await page.close();

  const again = await extension.press(address);
  await cleaned(again.panel);
  assert.ok(!(await hidden(again.page)).join(' ').includes('hüquqlar'));
  await again.panel.click('#tab-settings');
  await again.panel.click('#undo-site');
  await again.page.waitForSelector('[data-temiz-hidden]', { state: 'detached' });
  assert.equal(await again.page.evaluate(() => document.body.innerHTML), before);
  await again.panel.close();
  await again.page.close();
});

test('finds a piece on the page, for a moment even a hidden one', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  await panel.check('[name=treatment][value=hide]');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('footer')).display === 'none');
  await panel.click('#tab-pieces');
  await panel.locator('#list li', { hasText: 'hüquqlar' }).getByRole('button', { name: 'Find' }).click();
  await page.waitForFunction(() => getComputedStyle(document.querySelector('footer')).display === 'block' && CSS.highlights.has('temiz-found'));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('footer p'), '::highlight(temiz-found)').backgroundColor), 'rgb(255, 213, 74)');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('footer')).display === 'none' && !CSS.highlights.has('temiz-found'));
  await panel.click('#tab-settings');
  await panel.click('#forget');
  await panel.close();
  await page.close();
});

test('hides a language, and follows a page that grows', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  await panel.check('[name=treatment][value=hide]');
  await panel.click('#tab-pieces');
  await panel.locator('#languages button', { hasText: 'English' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll('[data-temiz-hidden]')].some((it) => it.textContent.includes('Fishermen')));
  await panel.locator('#languages button', { hasText: 'English' }).click();
  await page.waitForFunction(() => ![...document.querySelectorAll('[data-temiz-hidden]')].some((it) => it.textContent.includes('Fishermen')));
  await page.evaluate(() => document.querySelector('article').insertAdjacentHTML('beforeend', '<p>The last lamp on the breakwater was lit by the harbour master herself, who had counted the dark nights in a notebook.</p>'));
  await panel.locator('#list li', { hasText: 'breakwater' }).waitFor();
  await panel.close();
  await page.close();
});

test('a title and a date that the reader takes out are gone from the article, its Markdown and the reader', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE.replace('</h1>', '</h1><p>17 March 2026 19:42</p>')));
  await cleaned(panel);
  const download = async (from) => {
    const [saved] = await Promise.all([from.waitForEvent('download'), from.click('#save-markdown')]);
    return readFileSync(await saved.path(), 'utf8');
  };
  assert.match(await download(panel), /^# Harbour lights return after the storm\n\n.*2026-03-17 19:42/);
  await panel.click('#tab-pieces');
  for (const words of ['Harbour lights return', '17 March']) {
    await panel.locator('#list li.kept', { hasText: words }).getByRole('button', { name: /remove/i }).click();
    await panel.locator('#list li.removed', { hasText: words }).waitFor();
  }
  await panel.click('#tab-article');
  await panel.waitForSelector('#text:not(:has(h1))');
  assert.match(await panel.textContent('#text'), /bury the cables/);
  const [reader] = await Promise.all([extension.context.waitForEvent('page'), panel.click('#reader')]);
  await reader.waitForSelector('#text p:not(.facts)');
  for (const from of [panel, reader]) {
    assert.doesNotMatch(await from.textContent('#text'), /lights return after the storm|19:42/);
    assert.doesNotMatch(await download(from), /lights return after the storm|19:42/);
  }
  await panel.click('#tab-settings');
  await panel.click('#forget');
  for (const it of [reader, panel, page]) await it.close();
});

test('shows the reader with the article set and nothing else, and copies it', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  const [reader] = await Promise.all([extension.context.waitForEvent('page'), panel.click('#reader')]);
  await reader.waitForSelector('#text h1');
  const text = await reader.textContent('#text');
  assert.match(text, /bury the cables/);
  assert.doesNotMatch(text, /İqtisadiyyat/);
  await passesAxe(reader);
  await reader.screenshot({ path: join(output, 'extension-reader.png') });
  const saved = reader.waitForEvent('download');
  await reader.click('#save-markdown');
  const markdown = readFileSync(await (await saved).path(), 'utf8');
  assert.match(markdown, /^# Harbour lights return after the storm\n/);
  for (const it of [reader, panel, page]) await it.close();
});

const RICH = PAGE.replace('</article>', `<h2>What it cost</h2>
<p>The <a href="/budget">budget of the port</a> paid for most of it, and the <b>fishermen's union</b> for the rest, the office said in a note on Wednesday.</p>
<ul><li>Two kilometres of new cable will run under the quay and the breakwater, the engineers said.</li><li>Forty lamps will be lit, half of them on the breakwater alone, where the fishermen asked for them.</li></ul>
<p>The harbour master keeps the last lantern in her office, she said, and will not part with it whatever the museum offers her.</p></article>`);

test('keeps links, headings and lists, in the reader and in Markdown', async () => {
  const { page, panel } = await extension.press(await extension.serve(RICH));
  await cleaned(panel);
  const [reader] = await Promise.all([extension.context.waitForEvent('page'), panel.click('#reader')]);
  await reader.waitForSelector('#text h1');
  const link = reader.locator('#text a', { hasText: 'budget of the port' });
  assert.match(await link.getAttribute('href'), /^http:\/\/127.0.0.1:\d+\/budget$/);
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await reader.locator('#text li').count(), 2);
  assert.equal(await reader.locator('#text h2').count(), 1);
  await passesAxe(reader);
  const saved = reader.waitForEvent('download');
  await reader.click('#save-markdown');
  const markdown = readFileSync(await (await saved).path(), 'utf8');
  assert.match(markdown, /^## What it cost$/m);
  assert.match(markdown, /\[budget of the port\]\(http:\/\/127.0.0.1:\d+\/budget\)/);
  assert.match(markdown, /^- Forty lamps/m);
  for (const it of [reader, panel, page]) await it.close();
});

test('sets figures, tables and players in the reader, and asks the network for none of them', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  // As the module writes them, whatever it holds of the pieces of a page so small.
  const html = `<figure><img src="https://harbour.example/quay.jpg" alt="Lamps along a quay"><figcaption lang="en" dir="ltr">The quay on Tuesday</figcaption></figure>
    <table><tr><th lang="en" dir="ltr">Year</th><th>Lamps</th></tr><tr><td>2026</td><td>40</td></tr></table>
    <p><a href="https://films.example/embed/7">The lights come on</a></p>`;
  await panel.evaluate((html) => chrome.storage.session.set({ 'reader:test': { article: { title: 'Lights', byline: [], language: { code: 'en' }, direction: 'ltr', html, fragments: [] }, additions: [], fragments: [] } }), html);
  const reader = await extension.context.newPage();
  const asked = [];
  reader.on('request', (request) => asked.push(request.url()));
  await reader.goto(panel.url().replace(/panel\/panel.html.*/, 'reader/reader.html#reader:test'));
  await reader.waitForSelector('#text h1');
  assert.match(await reader.locator('#text figure').innerText(), /Image: Lamps along a quay\s+The quay on Tuesday/);
  assert.equal(await reader.locator('#text figure a').getAttribute('href'), 'https://harbour.example/quay.jpg');
  assert.equal(await reader.locator('#text .table td').count(), 2);
  assert.equal(await reader.locator('#text a', { hasText: 'The lights come on' }).getAttribute('target'), '_blank');
  assert.equal(await reader.locator('#text img, #text iframe').count(), 0);
  assert.deepEqual(asked.filter((url) => url.startsWith('http')), []);
  await passesAxe(reader);
  await reader.screenshot({ path: join(output, 'extension-reader-figure.png') });
  for (const it of [reader, panel, page]) await it.close();
});

test('shows nothing on top that the reader took out', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE.replace('</h1>', '</h1>\n<p class="byline">By Anna Field</p>')));
  await cleaned(panel);
  assert.match(await panel.textContent('#text .facts'), /Anna Field/);
  await panel.click('#tab-pieces');
  for (const text of ['Harbour lights return', 'By Anna Field']) {
    await panel.locator('#list li.kept', { hasText: text }).first().getByRole('button', { name: /remove/i }).click();
    await panel.locator('#list li.removed', { hasText: text }).waitFor();
  }
  await panel.waitForFunction(() => !/Harbour lights return after|Anna Field/.test(document.querySelector('#text').textContent));
  assert.equal(await panel.locator('#text h1').count(), 0);
  assert.match(await panel.textContent('#text'), /Fishermen/);
  const saved = panel.waitForEvent('download');
  await panel.click('#tab-article');
  await panel.click('#save-markdown');
  assert.doesNotMatch(readFileSync(await (await saved).path(), 'utf8'), /Harbour lights return after|Anna Field/);
  await panel.close();
  await page.close();
});

test('keeps the focus on the button that decided', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  await panel.click('#tab-pieces');
  const toggle = panel.locator('#list li', { hasText: 'hüquqlar' }).locator('.toggle');
  await toggle.focus();
  await panel.keyboard.press('Enter');
  await panel.locator('#list li.kept', { hasText: 'hüquqlar' }).waitFor();
  assert.equal(await toggle.evaluate((it) => it === document.activeElement), true);
  const chip = panel.locator('#languages button', { hasText: 'English' });
  await chip.focus();
  await panel.keyboard.press('Enter');
  const off = panel.locator('#languages button[aria-pressed=false]', { hasText: 'English' });
  await off.waitFor();
  assert.equal(await panel.evaluate(() => document.activeElement.textContent.includes('English')), true);
  await off.click();
  await panel.close();
  await page.close();
});

test('asks the module anew when the background has slept', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  await extension.sleep(panel);
  await panel.click('#tab-pieces');
  await panel.locator('#list li.kept', { hasText: 'Fishermen' }).locator('.toggle').click();
  await panel.waitForFunction(() => !document.querySelector('#text').textContent.includes('Fishermen'));
  assert.match(await panel.textContent('#text'), /bury the cables/);
  await panel.close();
  await page.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`looks right and passes axe, ${colorScheme}`, async () => {
    const { page, panel } = await extension.press(await extension.serve(PAGE), { colorScheme });
    await cleaned(panel);
    for (const tab of ['article', 'pieces', 'settings']) {
      await panel.click(`#tab-${tab}`);
      await passesAxe(panel);
      await panel.screenshot({ path: join(output, `extension-${tab}-${colorScheme}.png`) });
    }
    await page.bringToFront();
    await page.screenshot({ path: join(output, `extension-page-${colorScheme}.png`) });
    await panel.close();
    await page.close();
  });
}

test('speaks the language of the browser, from right to left where it runs so', async () => {
  const arabic = await openExtension({ language: 'ar' });
  try {
    const { panel } = await arabic.press(await arabic.serve(PAGE));
    await cleaned(panel);
    assert.deepEqual(await panel.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['ar', 'rtl']);
    await panel.focus('#tab-article');
    await panel.keyboard.press('ArrowLeft');
    assert.equal(await panel.evaluate(() => document.activeElement.id), 'tab-pieces');
    assert.match(await panel.textContent('#languages'), /الإنجليزية/);
    // Whatever else is shown in Latin letters is the page's own.
    const reasons = await panel.$$eval('#list .reasons', (all) => all.map((it) => it.textContent).join());
    assert.doesNotMatch(reasons, /[a-z]/i);
    await passesAxe(panel);
    await panel.screenshot({ path: join(output, 'extension-right-to-left.png') });
  } finally {
    await arabic.close();
  }
});

test('walks the tabs of the panel by keyboard alone', async () => {
  const { page, panel } = await extension.press(await extension.serve(PAGE));
  await cleaned(panel);
  await panel.focus('#tab-article');
  await panel.keyboard.press('ArrowRight');
  assert.equal(await panel.evaluate(() => document.activeElement.id), 'tab-pieces');
  assert.equal(await panel.isVisible('#pieces'), true);
  await panel.keyboard.press('Home');
  assert.equal(await panel.isVisible('#article'), true);
  await panel.close();
  await page.close();
});

test('cleans a page of ten thousand elements', async () => {
  const lines = Array.from({ length: 3300 }, (_, at) => `<li><a href="/${at}">Xəbər <b>${at}</b></a></li>`).join('');
  const { page, panel } = await extension.press(await extension.serve(PAGE.replace('</ul></nav>', `${lines}</ul></nav>`)));
  await cleaned(panel);
  assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) > 9900);
  await panel.check('[name=treatment][value=dim]');
  await page.waitForFunction(() => document.querySelector('[data-temiz-dimmed]'));
  assert.ok((await dimmed(page)).some((text) => text.includes('İqtisadiyyat')));
  assert.match(await panel.textContent('#text'), /Fishermen/);
  await panel.close();
  await page.close();
});

test('says so where there is nothing to read', async () => {
  const { page, panel } = await extension.press(await extension.serve('<!doctype html><title>Nothing</title>'));
  await panel.waitForFunction(() => /no text on this page/.test(document.querySelector('#message').textContent));
  await panel.close();
  await page.close();
});

test('says so where no extension may read', async () => {
  const { page, panel } = await extension.press('chrome://version/');
  await panel.waitForFunction(() => /no extension/.test(document.querySelector('#message').textContent));
  await panel.close();
  await page.close();
});
