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

test('parses a whole string, and what it says is what its places slice', () => {
  const now = '2026-06-15T09:30:00Z';
  for (const written of [
    '11 September 2023 12:42 (UTC +04:00)', '  3 May 2024 ', '2023-09-11', 'yesterday', '５月３日 9:05', '۱۴ مهر ۱۴۰۲',
    '14:05', '2015 m. liepos 20 d.', '5 listopada 2021', 'March 2020', '5 - 7 August 2024', '11 September&nbsp;2023',
  ]) {
    const one = temiz.parseTimestamp(written, { now });
    const [first] = temiz.timestamps(written, { now });
    const { role: _, ...rest } = one;
    const { role, ...expected } = first;
    assert.deepEqual(rest, expected, written);
    assert.equal(written.slice(one.start, one.end), one.text);
  }
  for (const other of ['', ' ', 'no date', '12 ferries', 'On 3 May 2024 the ferry sailed', '3 May 2024 '.repeat(200)]) {
    assert.equal(temiz.parseTimestamp(other, { now }), null, other);
  }
});

test('parses each string under the options given with it', () => {
  const day = (options) => temiz.parseTimestamp('yesterday', options)?.iso;
  const options = { now: '2026-06-15T09:30:00Z' };
  assert.equal(day(options), '2026-06-14');
  assert.equal(day({ now: '2020-03-01T12:00:00Z' }), '2020-02-29');
  options.now = '2026-06-16T09:30:00Z';
  assert.equal(day(options), '2026-06-15');
  assert.equal(day(), undefined);
  const date = new Date('2026-06-15T09:30:00Z');
  assert.equal(day({ now: date }), '2026-06-14');
  date.setUTCDate(17);
  assert.equal(day({ now: date }), '2026-06-16');
  const clock = (options) => temiz.parseTimestamp('3 May 2024 14:05', options).iso;
  assert.equal(clock({ timeZone: 'Asia/Baku' }), '2024-05-03T14:05:00+04:00');
  assert.equal(clock({}), '2024-05-03T14:05:00');
  assert.throws(() => clock({ timeZone: 'Mars/Olympus' }), { code: 'unknown-time-zone' });
  assert.throws(() => clock({ timeZone: 'Mars/Olympus' }), { code: 'unknown-time-zone' });
  assert.equal(temiz.parseTimestamp('03/04/2024', { language: 'en-US' }).iso, '2024-03-04');
  assert.equal(temiz.parseTimestamp('03/04/2024', { language: 'en-GB' }).iso, '2024-04-03');
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
