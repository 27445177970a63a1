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

test('gives each piece a path to the element that holds it, where one leads there', async () => {
  const found = await inPage('live.html', async (temiz, dom) => {
    const article = temiz.clean(document, { selectors: true });
    const walk = dom.walk(document);
    const { createCleaner } = await import('/pkg/worker/web.js');
    const cleaner = createCleaner();
    const afar = await cleaner.clean(document, { selectors: true });
    cleaner.close();
    return {
      pieces: article.fragments.map(({ selector, text }) => ({ selector, text, held: selector ? document.querySelectorAll(selector).length === 1 && document.querySelector(selector).textContent : null })),
      same: JSON.stringify(afar.fragments) === JSON.stringify(article.fragments),
      none: temiz.clean(document).fragments.every((fragment) => !('selector' in fragment)),
      byId: dom.selectorOf(walk, { start: walk.text.indexOf('carries'), end: walk.text.indexOf('carries') + 7 }),
    };
  });
  const bare = (text) => text.replace(/\s+/g, '');
  for (const { selector, text, held } of found.pieces) if (selector) assert.ok(bare(held).includes(bare(text)), `${selector}: ${text}`);
  assert.ok(found.pieces.filter(({ selector }) => selector).length > found.pieces.length / 2);
  assert.ok(found.pieces.some(({ selector, text }) => !selector && text.includes('frame of the same origin')));
  assert.equal(found.byId, '#first > b');
  assert.ok(found.same && found.none);
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

test('dims what is in a floating bar and not the bar, words by highlight, a frame as a whole, and what comes later', async () => {
  const found = await inPage('live.html', async (temiz, dom) => {
    document.body.insertAdjacentHTML('afterbegin', '<div class="outer"><header style="position: sticky; top: 0"><p>Menu of a bar</p></header><p>Below the bar</p></div>');
    const clean = (walk) => {
      const whole = temiz.clean(walk);
      const piece = (text) => ({ ...whole.fragments[0], role: 'status', kept: false, text, start: walk.text.indexOf(text), end: walk.text.indexOf(text) + text.length });
      return { ...whole, fragments: ['Menu of a bar', 'Below the bar', 'bridge over', 'Inside a frame of the same origin.', 'Came later'].filter((text) => walk.text.includes(text)).map(piece) };
    };
    const live = dom.openPage(document, clean);
    await live.clean();
    live.dim();
    const inner = document.querySelector('iframe').contentDocument;
    const dimmed = () => [document, inner].flatMap((it) => [...it.querySelectorAll('[data-temiz-dimmed]')].map((element) => [element.textContent.trim() || element.localName, it.defaultView.getComputedStyle(element).opacity]));
    const words = [...CSS.highlights.get('temiz-dimmed')].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset));
    const first = dimmed();
    const added = new Promise((resolve) => live.follow(resolve));
    document.querySelector('article').insertAdjacentHTML('beforeend', '<p>Came later</p>');
    await added;
    const then = dimmed();
    live.restore();
    return { first, words, then, left: dimmed().length + CSS.highlights.size };
  });
  assert.deepEqual(found.first, [['Menu of a bar', '0.3'], ['Below the bar', '0.3'], ['iframe', '0.3']]);
  assert.deepEqual(found.words, ['bridge over']);
  assert.deepEqual(found.then.map(([text]) => text), ['Menu of a bar', 'Below the bar', 'iframe', 'Came later']);
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
