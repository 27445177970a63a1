import { covered } from './covered.js';
import { tagOf } from './elements.js';
import { nodesOf } from './walk.js';

const DIMMED = 'data-temiz-dimmed';
const ROW = 5;
/** Elements that style sheets let float by their name alone. */
const BARS = new Set(['header', 'nav', 'aside', 'footer'].map((name) => tagOf(name).number));

/**
 * Dims stretches of a page: whole elements by one attribute, which costs a browser next to nothing even where it holds thousands more.
 * Answers `rest`, the stretches that share their elements with others and can only be painted, and `undo`.
 */
export function dim(walk, gone) {
  const holds = floatHolders(walk);
  const { elements, rest } = covered(walk, gone, (number) => !holds[number]);
  for (const element of elements) element.setAttribute(DIMMED, '');
  return { rest, undo: () => { for (const element of elements) element.removeAttribute(DIMMED); } };
}

/** Bars that float over the page, and all around them, stay opaque: the text they cover would show through. What is in a bar is dimmed. */
function floatHolders(walk) {
  const { elements, floating } = nodesOf(walk);
  const holds = new Uint8Array(elements.length);
  for (let number = 0; number < elements.length; number++) {
    const isBar = BARS.has(walk.rows[number * ROW]);
    if (!(floating.size && floating.has(elements[number])) && !(isBar && floats(elements[number]))) continue;
    for (let above = number; !holds[above]; above = walk.rows[above * ROW + 1]) holds[above] = 1;
  }
  return holds;
}

function floats(element) {
  const position = element.ownerDocument.defaultView?.getComputedStyle(element).position;
  return position === 'fixed' || position === 'sticky';
}
