// Cloudflare Workers: an import of a .wasm file gives a compiled module.
import module from './temiz.wasm';
import { initSync } from './api.js';

export { clean, initSync, languages, parseTimestamp, repair, TemizError, timestamps } from './api.js';

initSync(module);

export const init = async () => {};
