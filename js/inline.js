// All in one file: no fetch, no asset, synchronous. For bundlers that follow no URLs, and for CommonJS.
import { initSync } from './api.js';
import { base64 } from './temiz.wasm.base64.js';

export { clean, initSync, languages, parseTimestamp, repair, TemizError, timestamps } from './api.js';

initSync(Uint8Array.fromBase64 ? Uint8Array.fromBase64(base64) : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));

export const init = async () => {};
