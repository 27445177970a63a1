// tests/sizes.json holds what each part may weigh at most; raising a number is a decision of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { root } from '../../scripts/root.mjs';
import { sizes } from '../../scripts/sizes.mjs';

test('nothing weighs more than it may', async (t) => {
  const most = JSON.parse(readFileSync(new URL('tests/sizes.json', root), 'utf8'));
  const found = await sizes();
  assert.deepEqual(Object.keys(found).sort(), Object.keys(most).sort());
  for (const [name, size] of Object.entries(found)) {
    t.diagnostic(`${name}: ${size} of ${most[name]} bytes`);
    assert.ok(size <= most[name], `${name} weighs ${size} bytes, ${most[name]} are allowed`);
  }
});
