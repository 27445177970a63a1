import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const root = new URL('../../', import.meta.url);
const blocks = readFileSync(new URL('data/SOURCES.toml', root), 'utf8').split('[[source]]').slice(1);
const pinned = blocks.flatMap((block) => {
  const files = block.match(/^files = \[(.*)\]$/m)?.[1].match(/"([^"]+)"/g) ?? [];
  const digest = block.match(/^sha256 = "([0-9a-f]{64})"$/m)?.[1];
  return digest && files.length === 1 ? [{ file: files[0].slice(1, -1), digest }] : [];
});

test('pins the language model', () => {
  assert.ok(pinned.some(({ file }) => file === 'src/languages/model.bin'));
});

for (const { file, digest } of pinned) {
  test(`${file} is the file that SOURCES.toml names`, () => {
    assert.equal(createHash('sha256').update(readFileSync(new URL(file, root))).digest('hex'), digest);
  });
}
