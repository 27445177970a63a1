import { stretches } from './ranges.js';
import { nodesOf } from './walk.js';

/**
 * A CSS path to the innermost element that holds all of a stretch of a walk's text, or null: for a walk that came as a message, and in
 * shadow roots and frames, where no path of the document leads.
 */
export function selectorOf(walk, { start, end }) {
  const held = stretches(walk, start, end);
  if (!held.length) return null;
  const last = held[held.length - 1].node;
  let element = held[0].node.parentElement;
  while (element && !element.contains(last)) element = element.parentElement;
  return element && pathTo(element, nodesOf(walk).elements[0].ownerDocument);
}

/** An article of a walk, each fragment with its `selector` where there is one. */
export const withSelectors = (article, walk) => ({
  ...article,
  fragments: article.fragments.map((fragment) => {
    const selector = selectorOf(walk, fragment);
    return selector ? { ...fragment, selector } : fragment;
  }),
});

function pathTo(element, document) {
  if (element.getRootNode() !== document) return null;
  const steps = [];
  for (let at = element; at; at = at.parentElement) {
    const own = at.id && `#${CSS.escape(at.id)}`;
    // Pages repeat identifiers, too.
    if (own && document.querySelectorAll(own).length === 1) {
      steps.unshift(own);
      break;
    }
    steps.unshift(stepTo(at));
  }
  return steps.join(' > ');
}

/** A name, and a number where siblings have the same one. */
function stepTo(element) {
  const name = CSS.escape(element.localName);
  const alike = [...(element.parentElement?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return alike.length > 1 ? `${name}:nth-of-type(${alike.indexOf(element) + 1})` : name;
}
