// temiz/readability for Node and Deno: there is nothing to wait for.
export { init, initSync, TemizError } from '../node.js';
export { Readability } from './readability.js';
