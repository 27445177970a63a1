import assert from 'node:assert/strict';
import test from 'node:test';
import * as temiz from '../../pkg/node.js';

const text = 'Körpü 🌉 açıldı\n\nThe old bridge over the river carries cars again after two years of work.';

test('cleans a string, with positions as JavaScript slices', () => {
  const article = temiz.clean(text);
  for (const fragment of article.fragments) assert.equal(text.slice(fragment.start, fragment.end), fragment.text);
  assert.equal(article.fragments.at(-1).end, text.length);
  for (const span of article.fragments.flatMap((fragment) => fragment.languages)) assert.ok(span.end <= text.length);
});

test('carries the source only when asked', () => {
  assert.equal(temiz.clean(text).source, undefined);
  assert.equal(temiz.clean(text, { source: true }).source, text);
});

test('takes lone surrogates for what they are: one unit each', () => {
  const broken = `a\ud83c b and more words\n\nafter`;
  const { fragments } = temiz.clean(broken);
  assert.equal(fragments.at(-1).end, broken.length);
  assert.equal(broken.slice(fragments.at(-1).start), 'after');
});

test('answers the single stages', () => {
  const { language, spans } = temiz.languages(text);
  assert.match(language.code, /^[a-z]{2,3}$/);
  for (const { start, end } of spans) assert.ok(start < end && end <= text.length);
  assert.deepEqual(temiz.repair('whole'), { text: 'whole', changes: [] });
  assert.deepEqual(temiz.timestamps('no date'), []);
  assert.equal(temiz.parseTimestamp('no date'), null);
});

test('keeps to the languages asked for', () => {
  const both = ['sr', 'mk'];
  assert.equal(temiz.languages('Свет и мир у граду', { among: both }).language.code, 'sr');
  assert.equal(temiz.languages('The bridge is open again', { among: ['de'] }).language.code, 'de');
});

const throwing = [
  ['bad-input', () => temiz.clean(7)],
  ['bad-input', () => temiz.clean(null)],
  ['bad-input', () => temiz.languages(undefined)],
  ['bad-options', () => temiz.languages(text, { among: 'de' })],
  ['bad-input', () => temiz.parseTimestamp(undefined)],
  ['bad-options', () => temiz.clean(text, { input: 'pdf' })],
  ['bad-options', () => temiz.clean(text, { politics: true })],
  ['bad-options', () => temiz.clean(text, { policy: { keep: ['everything'] } })],
  ['bad-now', () => temiz.clean(text, { now: new Date('nonsense') })],
  ['bad-now', () => temiz.timestamps(text, { now: 'yesterday' })],
  ['unknown-time-zone', () => temiz.clean(text, { timeZone: 'Europe/Atlantis' })],
];
for (const [code, call] of throwing) {
  test(`throws a TemizError ${code} from ${call.toString().replace('() => temiz.', '')}`, () => {
    assert.throws(call, (error) => error instanceof temiz.TemizError && error.code === code && error.message.length > 10);
  });
}

test('carries other forms when asked', () => {
  const article = temiz.clean('<h1>Ferry</h1><p>The <b>old</b> ferry sails again, the harbour office says.</p>', { outputs: ['markdown', 'html', 'json-ld', 'readability'] });
  assert.match(article.markdown, /\*\*old\*\*/);
  assert.match(article.html, /<(b|strong)>old</);
  assert.equal(JSON.parse(article.jsonLd)['@type'], 'NewsArticle');
  assert.match(article.readability.content, /ferry sails/);
  assert.equal(temiz.clean(text).markdown, undefined);
});

test('loading again is harmless', async () => {
  await temiz.init();
  temiz.initSync(new Uint8Array());
  assert.ok(temiz.clean(text).fragments.length);
});
