import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { openBrowser } from './support/browser.mjs';

let server;
let browser;
let page;
before(async () => {
  server = await serve({ folders: { pages: new URL('pages/', import.meta.url) } });
  browser = await openBrowser();
  page = await browser.context.newPage();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page and runs a function there with temiz and temiz/dom loaded. */
async function inPage(name, run) {
  await page.goto(`${server.url}/pages/${name}`, { waitUntil: 'load' });
  return page.evaluate(`(async () => {
    const temiz = await import('/pkg/web.js');
    const dom = await import('/pkg/dom.js');
    await temiz.init();
    return (${run})(temiz, dom);
  })()`);
}

test('reads what a reader sees, in the order it is shown', async () => {
  const text = await inPage('live.html', (temiz, dom) => dom.walk(document).text);
  assert.deepEqual(text.split('\n'), [
    'Home Sport',
    'The old bridge reopens',
    'The old bridge over the river carries cars again after two years of work,',
    'the council said on Friday. 🌉',
    'but for this',
    'Inside display contents.',
    'More',
    'one',
    '  two',
    'left\tright',
    'Slotted title',
    'Shadow words, Light text here and spare text.',
    'Inside a frame of the same origin.',
    '© Valley News. All rights reserved.',
  ]);
});

test('leads every word back to its node', async () => {
  const wrong = await inPage('live.html', (temiz, dom) => {
    const walk = dom.walk(document);
    const wrong = [];
    for (const { 0: word, index } of walk.text.matchAll(/\S+/g)) {
      const found = dom.rangesOf(walk, { start: index, end: index + word.length }).map(String).join('');
      if (found !== word) wrong.push([word, found]);
    }
    return wrong;
  });
  assert.deepEqual(wrong, []);
});

test('survives a message: a walk is plain data', async () => {
  const same = await inPage('live.html', (temiz, dom) => {
    const walk = dom.walk(document);
    const copies = [structuredClone(walk), JSON.parse(JSON.stringify(walk))];
    const straight = JSON.stringify(temiz.clean(document));
    return copies.every((copy) => JSON.stringify(temiz.clean(copy)) === straight);
  });
  assert.ok(same);
});

test('hides and restores without losing a node, a listener or the place', async () => {
  const found = await inPage('live.html', async (temiz, dom) => {
    const before = document.documentElement.outerHTML;
    const node = document.querySelector('#first').firstChild;
    let clicks = 0;
    document.querySelector('nav a').addEventListener('click', (event) => { event.preventDefault(); clicks++; });
    // The words of one line alone, a whole block, and the footer.
    const article = (walk) => {
      const whole = temiz.clean(walk);
      const line = (text) => ({ start: walk.text.indexOf(text), end: walk.text.indexOf(text) + text.length });
      const piece = (text, kept) => ({ ...whole.fragments[0], role: kept ? 'paragraph' : 'status', kept, text, ...line(text) });
      return { ...whole, fragments: [piece('Home Sport', false), piece('bridge over', false), piece('left\tright', true), piece('© Valley News. All rights reserved.', false)] };
    };
    const live = dom.openPage(document, article);
    await live.clean();
    live.hide();
    const hidden = document.body.innerText;
    const display = getComputedStyle(document.querySelector('nav')).display;
    live.hide({ keep: ['status'] });
    const all = document.body.innerText.includes('Home');
    live.hide();
    live.restore();
    document.querySelector('nav a').click();
    return { before, now: document.documentElement.outerHTML, sameNode: node === document.querySelector('#first').firstChild && node.isConnected, clicks, hidden, display, all };
  });
  assert.equal(found.now, found.before);
  assert.ok(found.sameNode);
  assert.equal(found.clicks, 1);
  assert.equal(found.display, 'none');
  assert.doesNotMatch(found.hidden, /bridge over|Home|rights reserved/);
  assert.match(found.hidden, /The old {1,2}the river/);
  assert.ok(found.all);
});

test('keeps what the reader looks at in its place while things vanish above it', async () => {
  const moved = await inPage('live.html', async (temiz, dom) => {
    const block = '<div class="teasers">' + '<p>Teaser of something else entirely.</p>'.repeat(60) + '</div>';
    document.querySelector('article').insertAdjacentHTML('afterbegin', block);
    const filler = Array.from({ length: 80 }, (_, line) => `<p>Line ${line} of the body, long enough to read.</p>`).join('');
    document.querySelector('article').insertAdjacentHTML('beforeend', filler);
    const live = dom.openPage(document, (walk) => {
      const whole = temiz.clean(walk);
      return { ...whole, fragments: whole.fragments.map((fragment) => ({ ...fragment, kept: !fragment.text.startsWith('Teaser') })) };
    });
    await live.clean();
    const mark = [...document.querySelectorAll('p')].find((p) => p.textContent.startsWith('Line 40 '));
    mark.scrollIntoView();
    const before = mark.getBoundingClientRect().top;
    live.hide();
    return Math.abs(mark.getBoundingClientRect().top - before);
  });
  assert.ok(moved < 2, `moved ${moved} pixels`);
});

test('marks roles with highlights only, and dims languages by one attribute', async () => {
  const found = await inPage('live.html', async (temiz, dom) => {
    const before = document.documentElement.outerHTML;
    const live = dom.openPage(document, temiz.clean);
    await live.clean();
    const marked = live.mark();
    const names = [...CSS.highlights.keys()];
    const same = document.documentElement.outerHTML === before;
    const dimmed = live.focus('xx');
    const dims = [...document.querySelectorAll('[data-temiz-dimmed]')].map((element) => [element.localName, getComputedStyle(element).opacity]);
    live.restore();
    return { marked, names, dimmed, dims, same, whole: document.documentElement.outerHTML === before, left: CSS.highlights.size };
  });
  assert.ok(found.marked && found.dimmed && found.same && found.whole);
  assert.ok(found.dims.length && found.dims.every(([, opacity]) => opacity === '0.3'), String(found.dims));
  assert.ok(found.names.length && found.names.every((name) => name.startsWith('temiz-')));
  assert.equal(found.left, 0);
});

test('cleans only what a page adds', async () => {
  const found = await inPage('live.html', async (temiz, dom) => {
    const asked = [];
    const live = dom.openPage(document, (walk) => { asked.push(walk.text); return temiz.clean(walk); });
    await live.clean();
    const first = live.fragments.length;
    const added = new Promise((resolve) => live.follow(resolve));
    document.querySelector('article').insertAdjacentHTML('beforeend', '<p>A paragraph that came later.</p><p>And one more of them.</p>');
    const { fragments } = await added;
    live.hide();
    live.restore();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const range = live.ranges(fragments[0]).map(String).join('');
    return { asked: asked.slice(1), first, now: live.fragments.length, fragments: fragments.length, range };
  });
  assert.deepEqual(found.asked, ['A paragraph that came later.\nAnd one more of them.']);
  assert.equal(found.now, found.first + found.fragments);
  assert.match(found.range, /came later/);
});
