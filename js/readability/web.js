// temiz/readability where the module has to be loaded first: `await init()`.
export { init, initSync, TemizError } from '../web.js';
export { Readability } from './readability.js';
