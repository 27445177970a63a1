import { covered } from './covered.js';
import { stretches } from './ranges.js';

const HIDDEN = 'data-temiz-hidden';

/**
 * Hides stretches of a page: whole elements where all their text goes, else the words alone. No node of the page is
 * replaced; the answer puts everything back.
 */
export function hide(walk, gone) {
  const { elements, rest } = covered(walk, gone);
  const texts = new Map();
  for (const { start, end } of rest) {
    for (const stretch of stretches(walk, start, end)) {
      if (!texts.has(stretch.node)) texts.set(stretch.node, []);
      texts.get(stretch.node).push(stretch);
    }
  }
  for (const element of elements) element.setAttribute(HIDDEN, '');
  const undo = [...texts].map(([node, parts]) => hideWords(node, parts));
  return () => {
    for (const element of elements) element.removeAttribute(HIDDEN);
    for (const restore of undo.reverse()) restore();
  };
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
