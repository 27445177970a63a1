// Node and Deno: read from disk and compiled at once, so that `init()` is only a formality.
import { readFileSync } from 'node:fs';
import { initSync } from './api.js';

export { clean, initSync, languages, parseTimestamp, repair, TemizError, timestamps } from './api.js';

initSync(readFileSync(new URL('./temiz.wasm', import.meta.url)));

export const init = async () => {};
