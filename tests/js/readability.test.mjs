import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Readability as Theirs } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { Readability } from '../../pkg/readability/node.js';

const html = readFileSync(new URL('pages/bridge.html', import.meta.url), 'utf8');
const documents = {
  jsdom: () => new JSDOM(html, { url: 'https://valley.example/bridge' }).window.document,
  linkedom: () => parseHTML(html).document,
};

for (const [name, open] of Object.entries(documents)) {
  test(`stands in for Readability over ${name}`, () => {
    const document = open();
    const before = document.documentElement.outerHTML;
    const article = new Readability(document).parse();
    assert.equal(document.documentElement.outerHTML, before, 'the document is left alone');
    const theirs = new Theirs(open()).parse();
    assert.deepEqual(Object.keys(article).sort(), Object.keys(theirs).sort());
    assert.equal(article.title, 'The old bridge reopens');
    assert.equal(article.siteName, theirs.siteName);
    assert.match(article.content, /^<div id="readability-page-1" class="page">.*carries cars again/s);
    assert.match(article.textContent, /carries cars again/);
    assert.doesNotMatch(article.textContent, /nobody sees|rights reserved/);
    assert.equal(article.length, article.textContent.length);
    assert.match(article.publishedTime, /^2024-05-03T09:15:00/);
  });
}

test('answers null where there is no article', () => {
  assert.equal(new Readability(parseHTML('<html><body></body></html>').document).parse(), null);
});

test('takes the options that concern the answer', () => {
  const element = new Readability(documents.jsdom(), { serializer: (element) => element, charThreshold: 10 }).parse().content;
  assert.equal(element.id, 'readability-page-1');
  assert.throws(() => new Readability(documents.jsdom(), { maxElemsToParse: 3 }).parse(), /Aborting/);
  assert.throws(() => new Readability('text'), /document object/);
});

test('is there for require, too', () => {
  const { Readability: Required } = createRequire(import.meta.url)('../../pkg/readability.cjs');
  assert.deepEqual(new Required(documents.jsdom()).parse(), new Readability(documents.jsdom()).parse());
});
