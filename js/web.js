// Browsers, Vite, webpack, content delivery networks: the module lies beside this file, is fetched, and compiles while it streams.
import { start } from './api.js';

export { clean, initSync, languages, parseTimestamp, repair, TemizError, timestamps } from './api.js';

export const init = (source = new URL('./temiz.wasm', import.meta.url)) => start(source);
