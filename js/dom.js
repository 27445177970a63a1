// temiz/dom: a live page read, shown and put back. Holds no module: it works where WebAssembly may not be compiled.
export { walk } from './dom/walk.js';
export { rangesOf } from './dom/ranges.js';
export { selectorOf } from './dom/selector.js';
export { openPage } from './dom/page.js';
export { speechPlan, translationPlan } from './plans.js';
