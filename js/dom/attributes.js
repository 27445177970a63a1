import { ATTRIBUTES } from './elements.js';

/** Longest attribute value that is kept; longer ones hold data, not words or addresses. */
const LONGEST_VALUE = 4096;
/** Names that mean the same as another. */
const SAME = {
  'xml:lang': 'lang', 'data-src': 'src', 'data-date': 'datetime', 'data-datetime': 'datetime', 'data-date-time': 'datetime', 'data-time': 'datetime',
  'data-timestamp': 'datetime', 'data-utime': 'datetime', 'data-livestamp': 'datetime', 'data-published': 'datetime',
  'data-publish-date': 'datetime', 'data-pubdate': 'datetime',
};
const [ID, CLASS, STYLE] = ['id', 'class', 'style'].map((name) => ATTRIBUTES.indexOf(name));
const numbers = new Map([
  ...ATTRIBUTES.map((name, number) => [name, number]),
  ...Object.entries(SAME).map(([name, same]) => [name, ATTRIBUTES.indexOf(same)]),
]);
/** Attributes by which a page sets one element apart from others alike; its class and identifier make it another kind. */
const STATES = new Set(['style', 'hidden', 'open', 'inert', 'popover', 'slot', 'type', 'disabled']);

/**
 * The attributes of a walk's elements: those worth keeping in rows, and of the element read last what the walk itself asks for. One object
 * for all elements, and each value fetched once: a page has thousands.
 */
export class Attributes {
  /** Three numbers each: element, attribute, length of its value. */
  rows = [];
  values = [];
  isEmpty = true;
  /** Empty where there is none. */
  id = '';
  classes = '';
  style = '';
  hasStyle = false;
  /** Whether a rule may name it by class or identifier. */
  isNamed = false;
  hasState = false;
  isAriaHidden = false;

  /** Reads those of an element; keeps the first of a kind under the element's number. */
  read(element, number) {
    this.isEmpty = !element.hasAttributes();
    this.id = this.classes = this.style = '';
    this.hasStyle = this.isNamed = this.hasState = this.isAriaHidden = false;
    if (this.isEmpty) return;
    let seen = 0;
    for (const name of element.getAttributeNames()) {
      this.hasState ||= STATES.has(name) || name.startsWith('aria-') || name.startsWith('data-');
      const attribute = numbers.get(name);
      if (attribute === undefined) {
        if (name === 'aria-hidden') this.isAriaHidden = element.getAttribute(name) === 'true';
        continue;
      }
      if (seen & (1 << attribute)) continue;
      const value = element.getAttribute(name);
      if (attribute === ID || attribute === CLASS) {
        this.isNamed = true;
        if (attribute === ID) this.id = value;
        else this.classes = value;
      } else if (attribute === STYLE) {
        // Not kept: what it hides stands in the flags.
        this.hasStyle = true;
        this.style = value;
        continue;
      }
      if (value.length > LONGEST_VALUE || value.startsWith('data:')) continue;
      seen |= 1 << attribute;
      // White space is part of an identifier.
      const kept = attribute === ID ? value : value.trim();
      this.rows.push(number, attribute, kept.length);
      this.values.push(kept);
    }
  }
}
