import { offsetIn } from './shown.js';
import { nodesOf } from './walk.js';

/** The stretches of text nodes `{node, from, to}` behind positions of a walk's text, those still in the page. */
export function stretches(walk, start, end) {
  const { nodes } = nodesOf(walk);
  const found = [];
  for (let at = firstAfter(nodes, start); at < nodes.length && nodes[at].start < end; at++) {
    const piece = nodes[at];
    if (!piece.node.isConnected) continue;
    const from = offsetIn(piece.node.data, Math.max(start - piece.start, 0), piece.kept);
    const last = Math.min(end, piece.end) - piece.start - 1;
    const to = Math.min(offsetIn(piece.node.data, last, piece.kept) + 1, piece.node.data.length);
    if (from < to) found.push({ node: piece.node, from, to });
  }
  return found;
}

/** One live `Range` per text node behind a fragment, or any `{start, end}` of the walk's text. */
export function rangesOf(walk, { start, end }) {
  return stretches(walk, start, end).map(({ node, from, to }) => {
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range;
  });
}

/** The same as `StaticRange`s: they cost the page nothing when it changes. */
export function staticRangesOf(walk, { start, end }) {
  return stretches(walk, start, end).map(({ node, from, to }) => new StaticRange({
    startContainer: node, startOffset: from, endContainer: node, endOffset: to,
  }));
}

/** Index of the first piece that ends after a position. */
function firstAfter(nodes, start) {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
