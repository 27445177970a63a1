import assert from 'node:assert/strict';
import test from 'node:test';
import { clean, languages, TemizError } from '../../pkg/node.js';
import { createCleaner } from '../../pkg/worker/node.js';

const text = 'The bridge reopens\n\nThe old bridge over the river carries cars again after two years of work.';
const long = `${text}\n\n`.repeat(20_000);

test('answers what the module itself answers', async () => {
  const cleaner = createCleaner();
  assert.deepEqual(await cleaner.clean(text, { source: true }), clean(text, { source: true }));
  assert.deepEqual(await cleaner.languages(text), languages(text));
  assert.deepEqual((await cleaner.repair('whole')).changes, []);
  assert.deepEqual(await cleaner.timestamps('none'), []);
  assert.equal(await cleaner.parseTimestamp('none'), null);
  cleaner.close();
});

test('passes errors on with their codes', async () => {
  const cleaner = createCleaner();
  await assert.rejects(cleaner.clean(text, { colour: 'red' }), (error) => error instanceof TemizError && error.code === 'bad-options');
  await assert.rejects(cleaner.clean(() => {}), { name: 'TemizError' });
  assert.ok((await cleaner.clean(text)).fragments.length, 'and goes on');
  cleaner.close();
  await assert.rejects(cleaner.clean(text), { code: 'closed' });
});

test('cancels what runs and what waits, and answers the next question', async () => {
  const cleaner = createCleaner();
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = cleaner.clean(long, { signal: running.signal });
  const second = cleaner.clean(text, { signal: waiting.signal });
  const third = cleaner.clean(text);
  await new Promise((resolve) => setTimeout(resolve, 5));
  waiting.abort();
  running.abort();
  await assert.rejects(first, { name: 'AbortError' });
  await assert.rejects(second, { name: 'AbortError' });
  assert.ok((await third).fragments.length);
  await assert.rejects(cleaner.clean(text, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  cleaner.close();
});

test('ends open questions when it is closed', async () => {
  const cleaner = createCleaner();
  const open = cleaner.clean(long);
  const waiting = cleaner.clean(text);
  await new Promise((resolve) => setTimeout(resolve, 5));
  cleaner.close();
  await assert.rejects(open, { code: 'closed' });
  await assert.rejects(waiting, { code: 'closed' });
});
