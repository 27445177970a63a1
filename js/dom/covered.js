import { nodesOf } from './walk.js';

const ROW = 5;
/** Elements that hold the page together, whatever becomes of their text. */
const FRAMES = new Set(['html', 'body']);

/**
 * What a change to stretches of a page comes to: the outermost `elements` whose visible text is in them to the last letter, and the
 * `rest`, stretches of words that share their elements with others. `isWhole(number)` may say that an element is not to be taken whole.
 */
export function covered(walk, gone, isWhole = () => true) {
  const { elements } = nodesOf(walk);
  const { rows, text } = walk;
  const sorted = [...gone].sort((a, b) => a.start - b.start);
  const kept = between(text, sorted);
  const inside = new Uint8Array(elements.length);
  const taken = { elements: [], spans: [] };
  let next = 0;
  for (let number = 0; number < elements.length; number++) {
    const parent = rows[number * ROW + 1];
    if (parent < number && inside[parent]) {
      inside[number] = 1;
      continue;
    }
    const start = rows[number * ROW + 2];
    const end = rows[number * ROW + 3];
    while (next < kept.length && kept[next].end <= start) next++;
    const isGone = start < end && (next >= kept.length || kept[next].start >= end);
    if (!isGone || !isWhole(number) || !hasWords(text, start, end)) continue;
    const element = elements[number];
    if (FRAMES.has(element.localName) || !element.isConnected) continue;
    inside[number] = 1;
    taken.elements.push(element);
    taken.spans.push({ start, end });
  }
  return { elements: taken.elements, rest: restOf(text, sorted, taken.spans) };
}

/** What stays: the text between stretches, without white space at its ends. */
function between(text, sorted) {
  const kept = [];
  const add = (from, to) => {
    let [start, end] = [from, to];
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
    if (start < end) kept.push({ start, end });
  };
  let at = 0;
  for (const { start, end } of sorted) {
    if (start > at) add(at, start);
    at = Math.max(at, end);
  }
  add(at, text.length);
  return kept;
}

/** Stretches without what lies in spans; both sorted. */
function restOf(text, stretches, spans) {
  const rest = [];
  let next = 0;
  const add = (start, end) => { if (start < end && hasWords(text, start, end)) rest.push({ start, end }); };
  for (const { start, end } of stretches) {
    let at = start;
    while (next < spans.length && spans[next].end <= start) next++;
    for (let inner = next; inner < spans.length && spans[inner].start < end; inner++) {
      add(at, spans[inner].start);
      at = Math.max(at, spans[inner].end);
    }
    add(at, end);
  }
  return rest;
}

function hasWords(text, start, end) {
  for (let at = start; at < end; at++) if (!isBlank(text.charCodeAt(at))) return true;
  return false;
}

const isBlank = (unit) => unit === 32 || unit === 9 || unit === 10;
