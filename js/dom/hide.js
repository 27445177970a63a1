import { stretches } from './ranges.js';
import { nodesOf } from './walk.js';

const HIDDEN = 'data-temiz-hidden';
const ROW = 5;
/** Elements that hold the page together, hidden or not. */
const FRAMES = new Set(['html', 'body']);

/**
 * Hides stretches of a page: whole elements where all their text goes, else the words alone. No node of the page is
 * replaced; the answer puts everything back.
 */
export function hide(walk, gone) {
  const elements = coveredElements(walk, gone);
  for (const element of elements) element.setAttribute(HIDDEN, '');
  const texts = new Map();
  for (const { start, end } of gone) {
    for (const stretch of stretches(walk, start, end)) {
      if (liesHidden(stretch.node)) continue;
      if (!texts.has(stretch.node)) texts.set(stretch.node, []);
      texts.get(stretch.node).push(stretch);
    }
  }
  const undo = [...texts].map(([node, parts]) => hideWords(node, parts));
  return () => {
    for (const element of elements) element.removeAttribute(HIDDEN);
    for (const restore of undo.reverse()) restore();
  };
}

/** The outermost elements whose visible text is gone to the last letter. */
function coveredElements(walk, gone) {
  const { elements } = nodesOf(walk);
  const kept = keptBefore(walk.text, gone);
  const inside = new Uint8Array(elements.length);
  const covered = [];
  for (let number = 0; number < elements.length; number++) {
    const [parent, start, end] = walk.rows.slice(number * ROW + 1, number * ROW + 4);
    if (inside[parent]) {
      inside[number] = 1;
      continue;
    }
    const element = elements[number];
    const goes = start < end && kept(start) === kept(end) && !FRAMES.has(element.localName) && element.isConnected;
    if (!goes || !walk.text.slice(start, end).trim()) continue;
    inside[number] = 1;
    covered.push(element);
  }
  return covered;
}

/** Whether an element above a node, through shadow roots, is hidden by us. */
function liesHidden(node) {
  for (let above = node.parentNode; above; above = above.parentNode ?? above.host) {
    if (above.nodeType === 1 && above.hasAttribute(HIDDEN)) return true;
  }
  return false;
}

/** A function that counts the letters before a position that stay. */
function keptBefore(text, gone) {
  const counts = new Uint32Array(text.length + 1);
  const sorted = [...gone].sort((a, b) => a.start - b.start);
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while (next < sorted.length && sorted[next].end <= at) next++;
    const isGone = next < sorted.length && sorted[next].start <= at;
    const unit = text.charCodeAt(at);
    counts[at + 1] = counts[at] + (isGone || unit === 32 || unit === 9 || unit === 10 ? 0 : 1);
  }
  return (at) => counts[Math.min(at, text.length)];
}

/** Hides parts of one text node: it keeps what stands before them, the rest stands in spans and bare nodes behind it. */
function hideWords(node, parts) {
  const whole = node.data;
  const document = node.ownerDocument;
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const added = [];
  sorted.forEach(({ from, to }, index) => {
    const span = document.createElement('span');
    span.setAttribute(HIDDEN, '');
    span.append(whole.slice(from, to));
    added.push(span);
    const between = whole.slice(to, sorted[index + 1]?.from ?? whole.length);
    if (between) added.push(document.createTextNode(between));
  });
  const shown = whole.slice(0, sorted[0].from);
  node.data = shown;
  node.after(...added);
  return () => {
    for (const child of added) child.remove();
    // Unless the page wrote something else there meanwhile.
    if (node.data === shown) node.data = whole;
  };
}
