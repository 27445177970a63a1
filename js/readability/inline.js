// temiz/readability with its module in itself; becomes readability.cjs.
export { init, initSync, TemizError } from '../inline.js';
export { Readability } from './readability.js';
