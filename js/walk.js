// One pass over a live document: its visible text, a row of numbers per element, and the way back from the text to the nodes.
import { ATTRIBUTES, BLOCK, SKIPPED, TAGS } from './dom/elements.js';

/** Bits of a row's last number, as in the core's `Flags`. */
const FLAG = { block: 1, hidden: 2, ariaHidden: 4, unseen: 8 };

const tagNumbers = new Map(TAGS.map((name, number) => [name, number]));

export const isNode = (value) => typeof value?.nodeType === 'number';
export const isWalk = (value) => typeof value?.text === 'string' && value.rows !== undefined;

/** Reads a document or element; it is never changed. */
export function walk(root) {
  const document = root.ownerDocument ?? root;
  const table = new Table();
  const top = root.nodeType === 9 ? root.documentElement : root;
  if (top) table.visit(top);
  return {
    text: table.text,
    rows: table.rows,
    attributeRows: table.attributeRows,
    attributeText: table.attributeValues.join(''),
    head: headOf(document),
    url: document.baseURI?.startsWith('http') ? document.baseURI : undefined,
    pieces: table.pieces,
  };
}

/** Markup of what carries metadata, in document order. */
function headOf(document) {
  const html = document.documentElement?.cloneNode(false);
  const carriers = document.querySelectorAll('title, meta, link[rel], script[type="application/ld+json"]');
  return [html, ...carriers].map((element) => element?.outerHTML ?? '').join('\n');
}

class Table {
  text = '';
  rows = [];
  attributeRows = [];
  attributeValues = [];
  /** Text nodes with where their text begins. */
  pieces = [];
  /** What stands between the text so far and the next character: nothing, a space, a line feed. */
  gap = '';

  /** Depth first without recursion: pages nest as deep as they like. */
  visit(top) {
    const open = [];
    let node = top;
    for (;;) {
      const entered = node.nodeType === 1 ? this.enter(node, open) : node.nodeType === 3 && this.read(node) && false;
      let next = entered ? firstChild(node) : null;
      while (!next) {
        if (open.length && open[open.length - 1].node === node) this.leave(open.pop());
        if (node === top) return;
        next = nextOf(node);
        if (!next) node = open[open.length - 1].node;
      }
      node = next;
    }
  }

  enter(element, open) {
    const name = element.localName;
    if (SKIPPED.has(name)) return false;
    if (name === 'br') this.gap = '\n';
    const hidden = element.checkVisibility && !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
    if (hidden) return false;
    const block = BLOCK.has(name);
    if (block) this.gap = '\n';
    const number = this.rows.length / 5;
    const parent = open.length ? open[open.length - 1].number : number;
    const flags = (block ? FLAG.block : 0) | (element.getAttribute('aria-hidden') === 'true' ? FLAG.ariaHidden : 0);
    this.rows.push(tagNumbers.get(name) ?? 0, parent, this.text.length, this.text.length, flags);
    for (let at = 0; at < ATTRIBUTES.length; at++) {
      const value = element.getAttribute(ATTRIBUTES[at]);
      if (value === null) continue;
      this.attributeRows.push(number, at, value.length);
      this.attributeValues.push(value);
    }
    open.push({ node: element, number, block });
    return true;
  }

  leave({ number, block }) {
    this.rows[number * 5 + 3] = this.text.length;
    if (block) this.gap = '\n';
  }

  read(node) {
    const folded = node.data.replace(/[ \t\n\r\f]+/g, ' ');
    if (folded === ' ' || folded === '') {
      if (folded && !this.gap) this.gap = ' ';
      return;
    }
    if (folded[0] === ' ' && !this.gap) this.gap = ' ';
    if (this.text && this.gap) this.text += this.gap;
    this.pieces.push({ node, start: this.text.length });
    this.text += folded.trim();
    this.gap = folded.endsWith(' ') ? ' ' : '';
  }
}

const firstChild = (element) => (element.shadowRoot ?? element).firstChild;
const nextOf = (node) => node.nextSibling;
