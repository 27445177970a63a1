import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { clean, repair } from '../../pkg/node.js';
import { root } from '../../scripts/root.mjs';
import { PAGE_POLICY } from '../../scripts/serve.mjs';
import { answered, articleText, cleanText, openDemo, pickSample, picture, pieces } from './support/page.mjs';

let demo;
before(async () => { demo = await openDemo(); });
after(() => demo?.close());

const STORY = readFileSync(new URL('www/samples/ferry.en.txt', root), 'utf8');

const HOSTILE = `<!doctype html><title>x</title><h1>A bridge <img src=x onerror="window.hit=1"> reopens</h1>
<p>The old bridge carries cars again, said &lt;img src=x onerror="window.hit=2"&gt; the mayor on Monday morning.</p>
<script>window.hit = 3</script><p><a href="javascript:window.hit=4">The second lane</a> of the bridge opens in the spring of next year.</p>
<iframe srcdoc="<script>parent.hit=5</script>"></iframe><svg onload="window.hit=6"></svg>`;

test('shows the very pieces the package answers, in order, at their places', async () => {
  const page = await demo.open();
  await pickSample(page, 'ferry.en.txt');
  const { fragments } = clean(STORY, { input: 'text' });
  const shown = await pieces(page);
  assert.deepEqual(shown.map(({ text }) => text), fragments.map(({ start, end }) => STORY.slice(start, end)));
  assert.deepEqual(shown.map(({ kept }) => kept), fragments.map(({ kept }) => kept));
  assert.deepEqual(await articleText(page), fragments.filter(({ kept }) => kept).map(({ text }) => text));
  await picture(page, 'page-result-light-wide', { fullPage: true });
  demo.quiet();
  await page.close();
});

test('takes back a removal, and removes what was kept, with one click', async () => {
  const page = await demo.open();
  await cleanText(page, STORY);
  for (const index of [1, (await pieces(page)).length - 1]) {
    const { text, kept } = (await pieces(page))[index];
    const piece = page.locator(`#source [data-piece="${index}"]`);
    await piece.locator('.piece-toggle').click();
    assert.equal((await pieces(page))[index].kept, !kept);
    assert.equal((await articleText(page)).some((part) => text.includes(part) || part.includes(text)), !kept);
    assert.match(await page.textContent('#undo-all'), /1 change/);
    await page.click('#undo-all');
    assert.equal((await pieces(page))[index].kept, kept);
    assert.equal(await page.isVisible('#undo-all'), false);
  }
  demo.quiet();
  await page.close();
});

test('a role or language in the legend goes and comes as a whole; the article follows', async () => {
  const page = await demo.open();
  await cleanText(page, STORY);
  const { fragments } = clean(STORY);
  const main = clean(STORY).language.code;
  const before = await articleText(page);
  const groups = [['role', 'paragraph', ({ role }) => role === 'paragraph'], ['language', main, (_, index) => shown[index].language === main]];
  const shown = await pieces(page);
  for (const [kind, name, belongs] of groups) {
    const entry = page.locator(`.entry[data-kind=${kind}][data-name=${name}]`);
    await entry.click();
    assert.equal(await entry.getAttribute('aria-pressed'), 'false');
    assert.deepEqual((await pieces(page)).map(({ kept }) => kept), fragments.map((fragment, index) => fragment.kept && !belongs(fragment, index)));
    await entry.click();
    assert.equal(await entry.getAttribute('aria-pressed'), 'true');
    assert.deepEqual((await pieces(page)).map(({ kept }) => kept), fragments.map((fragment, index) => fragment.kept || belongs(fragment, index)));
    if (await page.isVisible('#undo-all')) await page.click('#undo-all');
    assert.deepEqual(await articleText(page), before);
  }
  demo.quiet();
  await page.close();
});

test('marks in one pane what is pointed at or chosen in the other, and tells its reasons', async () => {
  const page = await demo.open();
  await cleanText(page, STORY);
  const part = page.locator('#article .part').nth(3);
  const index = await part.getAttribute('data-piece');
  const row = page.locator(`#source [data-piece="${index}"]`);
  await part.hover();
  assert.match(await row.getAttribute('class'), /pointed/);
  await part.click();
  assert.equal(await row.getAttribute('aria-current'), 'true');
  await page.waitForFunction((index) => {
    const frame = document.querySelector('.pane.source').getBoundingClientRect();
    const { top } = document.querySelector(`#source [data-piece="${index}"]`).getBoundingClientRect();
    return top >= frame.top && top < frame.bottom;
  }, index);
  const fragment = clean(STORY).fragments[index];
  const details = await page.textContent('#piece');
  assert.match(details, new RegExp(`${Math.round(fragment.confidence * 100)}%`));
  assert.equal(await page.locator('#piece .reasons li').count(), fragment.reasons.length);
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('#piece'), false);
  await page.close();
});

test('a rich paste keeps its structure; pasted HTML source is read as HTML', async () => {
  const page = await demo.open();
  const paste = (html, text) => page.$eval('#input', (field, [html, text]) => {
    const data = new DataTransfer();
    if (html) data.setData('text/html', html);
    data.setData('text/plain', text);
    field.value = '';
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [html, text]);
  const html = '<h1>A bridge reopens in the old town</h1><p>The old bridge over the river carries cars again since Monday morning.</p><ul><li>The first lane is open.</li><li>The second lane opens in spring.</li></ul>';
  await paste(html, 'A bridge reopens in the old town\nThe old bridge');
  await answered(page);
  const expected = clean(html, { input: 'html', source: true });
  assert.deepEqual((await pieces(page)).map(({ text }) => text), expected.fragments.map(({ start, end }) => expected.source.slice(start, end)));
  await page.click('#again');
  await paste('<pre><span>&lt;h1&gt;A bridge reopens&lt;/h1&gt;</span></pre>', html);
  await answered(page);
  assert.deepEqual((await pieces(page)).map(({ text }) => text), expected.fragments.map(({ start, end }) => expected.source.slice(start, end)));
  demo.quiet();
  await page.close();
});

test('a dropped file is cleaned, whatever its encoding', async () => {
  const page = await demo.open();
  const drop = (bytes, name, type) => page.evaluate(([bytes, name, type]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [[...bytes], name, type]);
  await drop(Buffer.from(STORY), 'story.txt', 'text/plain');
  await answered(page);
  assert.equal((await pieces(page)).length, clean(STORY).fragments.length);
  await page.click('#again');
  // "Мост открыт" in windows-1251.
  const words = [0xcc, 0xee, 0xf1, 0xf2, 0x20, 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xf2];
  await drop([...Buffer.from('<meta charset="windows-1251"><p>'), ...words], 'bridge.html', 'text/html');
  await answered(page);
  assert.deepEqual((await pieces(page)).map(({ text }) => text), ['Мост открыт']);
  assert.equal(await page.isVisible('#drop'), false);
  demo.quiet();
  await page.close();
});

test('exports what is shown, in five formats, by copy and by download', async () => {
  await demo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await demo.open();
  await cleanText(page, STORY);
  const article = clean(STORY, { outputs: ['markdown', 'html', 'json-ld'] });
  const formats = {};
  for (const format of ['text', 'markdown', 'html', 'json', 'json-ld']) {
    await page.selectOption('#format', format);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    formats[format] = readFileSync(await download.path(), 'utf8');
    await page.click('#copy');
    await page.waitForFunction(async (whole) => await navigator.clipboard.readText() === whole, formats[format]);
    assert.equal(await page.textContent('#copy'), 'Copied');
  }
  assert.deepEqual(JSON.parse(formats.json), clean(STORY));
  assert.deepEqual(JSON.parse(formats['json-ld']), JSON.parse(article.jsonLd));
  assert.equal(formats.text, `${article.title}\n\n${article.text}\n`);
  assert.equal(formats.markdown, `${article.markdown}\n`);
  assert.ok(formats.html.includes(article.html) && formats.html.startsWith('<!doctype html>'));
  // What is shown is what is exported, the reader's choices included.
  await page.locator('#source .removed .piece-toggle').first().click();
  const restored = article.fragments.find(({ kept }) => !kept).text;
  for (const format of Object.keys(formats)) {
    await page.selectOption('#format', format);
    await page.waitForFunction((word) => document.querySelector('#preview').textContent.includes(word), restored.split(/\s/)[0]);
  }
  demo.quiet();
  await page.close();
});

test('tells every moment, repair, note and hidden part that the package found', async () => {
  const page = await demo.open();
  const count = (selector) => page.locator(selector).count();
  for (const [file, input] of [['sad.ru.html', 'html'], ['vapur.tr.txt', 'text']]) {
    await pickSample(page, file);
    const written = readFileSync(new URL(`www/samples/${file}`, root), 'utf8');
    const { timestamps, notes, hidden, source } = clean(written, { input, source: true, outputs: ['hidden'] });
    const { changes } = repair(source);
    assert.equal(await count('#moments li'), timestamps.length);
    assert.equal(await count('#notes li > p'), notes.length);
    assert.equal(await count('#repairs tbody tr'), changes.length);
    assert.deepEqual(await page.$$eval('#hidden-text .hidden-words', (parts) => parts.map((part) => part.textContent)), hidden.map(({ text }) => text));
    for (const { before, after } of changes) {
      const row = page.locator('#repairs tbody tr', { has: page.locator('del', { hasText: before }) });
      assert.match(await row.locator('ins').textContent(), new RegExp(after));
    }
    if (input === 'html') assert.ok(hidden.length && notes.length, 'the sample hides something');
    else assert.ok(changes.length, 'the sample is damaged');
    await page.locator('#moments button').first().click();
    assert.equal(await count('#source [aria-current]'), 1);
    await page.keyboard.press('Escape');
    await page.click('#again');
  }
  demo.quiet();
  await page.close();
});

test('a link holds the article and the choices, is made only on request, and a broken one is refused kindly', async () => {
  const page = await demo.open();
  await cleanText(page, STORY);
  assert.doesNotMatch(page.url(), /#/);
  await page.locator('#source .removed .piece-toggle').first().click();
  await page.click('#make-link');
  await page.waitForSelector('#link', { state: 'visible' });
  const { hash } = new URL(await page.inputValue('#link'));
  const linked = await demo.open({ hash });
  await answered(linked);
  assert.deepEqual(await pieces(linked), await pieces(page));
  await linked.close();
  for (const broken of ['#t=', '#t=%%%', `${hash.slice(0, 60)}`, '#t=AAAA']) {
    const other = await demo.open({ hash: broken });
    await other.waitForFunction(() => document.querySelector('#problem').textContent);
    await other.close();
  }
  demo.quiet();
  await page.close();
});

test('hostile input is text and nothing else, on the page and in the exported HTML', async () => {
  const page = await demo.open();
  await cleanText(page, HOSTILE);
  assert.match((await articleText(page)).join(), /<img src=x onerror="window.hit=2">/);
  await page.selectOption('#format', 'html');
  await page.waitForFunction(() => document.querySelector('#preview').textContent.startsWith('<!doctype'));
  const exported = await page.textContent('#preview');
  assert.doesNotMatch(exported, /<(script|iframe|svg)|<[^>]*\s(on\w+|srcdoc)=|javascript:/i);
  assert.equal(await page.locator('#result :is(img, script, iframe, svg)').count(), 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  demo.quiet();
  await page.close();
});

test('the policy of the page is the one it is served with, and holds', async () => {
  const page = await demo.open();
  assert.equal(await page.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content'), PAGE_POLICY);
  const response = await page.request.get(page.url());
  assert.equal(response.headers()['content-security-policy'], PAGE_POLICY);
  const blocked = await page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hit = 1' }));
  }));
  assert.match(blocked, /script-src/);
  for (const complaint of demo.complaints()) assert.match(complaint, /Content Security Policy/);
  await page.close();
});

test('shows half a megabyte whole, and answers a key press in between', async () => {
  const page = await demo.open();
  const body = STORY.split('\n\n').slice(5, 9);
  const long = Array.from({ length: 600 }, (_, at) => body.map((text) => `${text} ${at}.`).join('\n\n')).join('\n\n');
  await page.evaluate((text) => { document.querySelector('#input').value = text; }, long);
  await page.click('#clean');
  // The module is busy elsewhere: the page still changes its language.
  await page.selectOption('#interface-language', 'tr');
  await page.waitForFunction(() => document.documentElement.lang === 'tr');
  await answered(page);
  assert.equal(await page.locator('#source .piece').count(), clean(long).fragments.length);
  await picture(page, 'page-long');
  await page.close();
});

test('a file that holds no text is said to hold none, where the reader looks', async () => {
  const page = await demo.open({ width: 800, height: 500 });
  await page.click('.known summary');
  const files = { 'paper.pdf': Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n'), 'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]) };
  for (const [name, buffer] of Object.entries(files)) {
    await page.evaluate(() => { document.querySelector('#problem').textContent = ''; scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); });
    await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer });
    await page.waitForFunction(() => document.querySelector('#problem').textContent.includes('holds no text'));
    await page.waitForFunction(() => { const { top, bottom } = document.querySelector('#problem').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; });
  }
  await page.setInputFiles('#file', { name: 'wide.txt', mimeType: 'text/plain', buffer: Buffer.from('\ufeffThe old ferry sails again, the harbour office said on Monday.', 'utf16le') });
  await answered(page);
  assert.match((await articleText(page)).join(), /ferry sails again/);
  demo.quiet();
  await page.close();
});

test('back leads to the input, forward to the article; a time zone that is none is said to be so', async () => {
  const page = await demo.open();
  await cleanText(page, STORY);
  await page.goBack();
  assert.equal(await page.isVisible('#input'), true);
  await page.goForward();
  assert.equal(await page.isVisible('#article'), true);
  await page.click('#again');
  await page.click('.known summary');
  await page.fill('#known-zone', 'Mars/Olympus');
  await page.fill('#input', STORY);
  await page.click('#clean');
  await page.waitForFunction(() => document.querySelector('#problem').textContent.includes('time zone'));
  await page.fill('#known-zone', 'Asia/Baku');
  await cleanText(page, 'The ferry sails again\n\n14 March 2024 21:35\n\nThe old ferry sails again, the harbour office said on Monday.');
  assert.match(await page.textContent('#moments'), /Asia\/Baku/);
  demo.quiet();
  await page.close();
});
