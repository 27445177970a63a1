// The declarations, used the way people use them, under the strictest settings.
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { run, tool } from './support/consumer.mjs';

test('a strict TypeScript program compiles against the package', async () => {
  await run(tool('tsc'), ['--project', fileURLToPath(new URL('types/', import.meta.url))]);
});
