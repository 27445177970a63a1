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
  const kept = keptBefore(text, sorted);
  const inside = new Uint8Array(elements.length);
  const taken = { elements: [], spans: [] };
  for (let number = 0; number < elements.length; number++) {
    const parent = rows[number * ROW + 1];
    if (parent < number && inside[parent]) {
      inside[number] = 1;
      continue;
    }
    const start = rows[number * ROW + 2];
    const end = rows[number * ROW + 3];
    if (start >= end || kept(start) !== kept(end) || !isWhole(number)) continue;
    const element = elements[number];
    if (FRAMES.has(element.localName) || !element.isConnected || !hasWords(text, start, end)) continue;
    inside[number] = 1;
    taken.elements.push(element);
    taken.spans.push({ start, end });
  }
  return { elements: taken.elements, rest: restOf(text, sorted, taken.spans) };
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

/** A function that counts the letters before a position that stay. */
function keptBefore(text, sorted) {
  const counts = new Uint32Array(text.length + 1);
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < sorted.length && sorted[next].end <= at) next++;
    const isGone = next < sorted.length && sorted[next].start <= at;
    counts[at + 1] = counts[at] + (isGone || isBlank(text.charCodeAt(at)) ? 0 : 1);
  }
  return (at) => counts[Math.min(at, text.length)];
}
