import { stretches } from './ranges.js';
import { nodesOf } from './walk.js';

/** Steps of the longest path worth giving, as in the core (src/article/selector.rs), whose paths of HTML strings have this form, too. */
const MOST_STEPS = 64;

/**
 * A CSS path to the innermost element that holds all of a stretch of a walk's text, or null: for a walk that came as a message, in
 * shadow roots and frames, where no path of the document leads, and for elements too deep.
 */
export const selectorOf = (walk, stretch) => new Paths(walk).to(stretch);

/** An article of a walk, each fragment with its `selector` where there is one. */
export function withSelectors(article, walk) {
  const paths = new Paths(walk);
  const fragments = article.fragments.map((fragment) => {
    const selector = paths.to(fragment);
    return selector ? { ...fragment, selector } : fragment;
  });
  return { ...article, fragments };
}

/** The paths of one walk; what pieces beside each other share is found once. */
class Paths {
  /** How often each identifier stands in the document. */
  identifiers = new Map();
  steps = new Map();

  constructor(walk) {
    this.walk = walk;
  }

  to({ start, end }) {
    const held = stretches(this.walk, start, end);
    if (!held.length) return null;
    const last = held[held.length - 1].node;
    let element = held[0].node.parentElement;
    while (element && !element.contains(last)) element = element.parentElement;
    return element && this.path(element, nodesOf(this.walk).elements[0].ownerDocument);
  }

  path(element, document) {
    if (element.getRootNode() !== document) return null;
    const path = [];
    for (let at = element; at; at = at.parentElement) {
      if (path.length === MOST_STEPS) return null;
      const own = at.id && `#${CSS.escape(at.id)}`;
      if (own && this.isAlone(own, document)) {
        path.unshift(own);
        break;
      }
      path.unshift(this.step(at));
    }
    return path.join(' > ');
  }

  /** Pages repeat identifiers, too. */
  isAlone(own, document) {
    if (!this.identifiers.has(own)) this.identifiers.set(own, document.querySelectorAll(own).length);
    return this.identifiers.get(own) === 1;
  }

  step(element) {
    if (!this.steps.has(element)) this.count(element);
    return this.steps.get(element);
  }

  /** The steps to an element and its siblings: a name, and a number where several have the same one. */
  count(element) {
    const alike = new Map();
    for (const sibling of element.parentElement?.children ?? [element]) {
      const { localName } = sibling;
      if (alike.has(localName)) alike.get(localName).push(sibling);
      else alike.set(localName, [sibling]);
    }
    for (const [name, ones] of alike) {
      ones.forEach((one, at) => this.steps.set(one, ones.length > 1 ? `${CSS.escape(name)}:nth-of-type(${at + 1})` : CSS.escape(name)));
    }
  }
}
