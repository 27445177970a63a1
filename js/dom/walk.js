// One pass over a live document: its visible text, a row of numbers per element, and the way back from the text to the nodes.
import { Kind } from './alike.js';
import { Attributes } from './attributes.js';
import { BLOCK, BREAK, CELL, CLOSED, INLINE, SKIPPED, tagOf, UNSHOWN, VOID } from './elements.js';
import { GAP, Shown } from './shown.js';
import { CLIPPED, DIALOG, hiddenByMarkup, INVISIBLE, isLaidOut, keepsSpaces, NEVER, OFF_SCREEN, seen, SEEN, standsAlone, TINY, TRANSPARENT } from './visible.js';

/** Bits of a row's last number, as in the core's `Flags`. */
const FLAG = { block: 1, hidden: 2, ariaHidden: 4, unseen: 8 };
/** Numbers per element. */
const ROW = 5;
/** UTF-8 bytes of a table cell from which on the next cell begins a line of its own: such tables are layout. */
const LONG_CELL = 160;
/** Characters of prose from which on a hidden part can be the article itself. */
const ARTICLE = 250;

/** Reasons by which an element is there for the page, but not for the eye. */
const UNSEEN = new Set([TINY, OFF_SCREEN, TRANSPARENT, CLIPPED]);

const ELEMENT = 1;
const TEXT = 3;
const DOCUMENT = 9;

/** The text nodes behind a walk; walks themselves are plain data, fit for messages. */
const pieces = new WeakMap();

export const isNode = (value) => typeof value?.nodeType === 'number';
export const isWalk = (value) => typeof value?.text === 'string' && value.rows !== undefined;

/** Reads a document, an element, or several elements as one page; none is changed. */
export function walk(root) {
  const roots = Array.isArray(root) ? root : [root];
  const tops = roots.map((node) => (node.nodeType === DOCUMENT ? node.documentElement : node)).filter(Boolean);
  const document = roots[0].nodeType === DOCUMENT ? roots[0] : roots[0].ownerDocument;
  let table = read(tops, document, new Set());
  const revealed = revealedOf(table);
  if (revealed.size) table = read(tops, document, revealed);
  const address = document.baseURI;
  const result = {
    text: table.shown.text,
    rows: table.rows,
    attributeRows: table.attributes.rows,
    attributeText: table.attributes.values.join(''),
    ...hiddenOf(table),
    revealed: revealed.size,
    head: headOf(document),
    ...(address?.startsWith('http') && { url: address }),
  };
  pieces.set(result, { nodes: table.nodes, elements: table.elements, floating: table.floating, roots: table.roots });
  return result;
}

/**
 * The text nodes of a walk `{node, start, end, kept}`, in the order of the text, and its elements in the order of its rows; those that
 * float over the page; and the shadow roots and documents of frames, which need style rules of their own.
 */
export function nodesOf(walk) {
  return pieces.get(walk) ?? { nodes: [], elements: [], floating: new Set(), roots: new Set() };
}

function read(tops, document, revealed) {
  const table = new Table(isLaidOut(document) ? seen : hiddenByMarkup, revealed);
  for (const top of tops) table.read(top);
  return table;
}

/**
 * Hidden elements that hold more prose than all that is visible, one alone or all that are hidden for one reason of style:
 * pages that wait for a script are not hidden from their readers.
 */
function revealedOf({ parts, prose }) {
  const isMore = (hidden) => hidden >= ARTICLE && hidden > prose;
  const styles = [TRANSPARENT, INVISIBLE, TINY].filter((why) => isMore(parts.reduce((sum, part) => sum + (part.why === why ? part.prose : 0), 0)));
  return new Set(parts.filter((part) => isMore(part.prose) || styles.includes(part.why)).map((part) => part.element));
}

/** The hidden texts worth telling of: three numbers each (element, reason, length), and all of them as one text. */
function hiddenOf({ parts, elements }) {
  const told = parts.filter(({ why, shown }) => why !== DIALOG && why !== NEVER && shown.text);
  const numbers = new Map(told.length ? elements.map((element, number) => [element, number]) : []);
  return {
    hiddenRows: told.flatMap(({ element, why, shown }) => [numbers.get(element), why, shown.text.length]),
    hiddenText: told.map(({ shown }) => shown.text).join(''),
  };
}

/** Markup of what carries metadata, in document order. */
function headOf(document) {
  const html = document.documentElement?.cloneNode(false);
  const carriers = document.querySelectorAll('title, meta, link[rel], base[href], script[type*="ld+json"]');
  return [html, ...carriers].map((element) => element?.outerHTML ?? '').join('\n');
}

/** An element that has not ended yet, and how far it was walked. */
class Frame {
  number = 0;
  name = '';
  kind = INLINE;
  like = null;
  /** Whether its end begins a line. */
  parts = false;
  /** The hidden part it lies in, or null, and the reasons, as bits, that are passed over in it. */
  part = null;
  shows = 0;
  /** The text it adds to, and where that had come to. */
  shown = null;
  start = 0;
  /** Whether white space stays as it stands. */
  kept = false;
  /** The next child; or all there are, where a slot shows those of others. */
  next = null;
  list = null;
  at = 0;

  /** What stands around an element that has no other above it. */
  static outside(number) {
    const frame = new Frame();
    frame.number = number;
    frame.like = new Kind('', '', '');
    return frame;
  }
}

class Table {
  shown = new Shown();
  rows = [];
  attributes = new Attributes();
  nodes = [];
  elements = [];
  floating = new Set();
  roots = new Set();
  /** Characters of visible text outside links. */
  prose = 0;
  /** What is known of an element whose look is asked for; one object for all. */
  asked = { like: null, isInline: false, floating: this.floating };
  /** Elements that are not seen: `{element, why, shown, prose}`. */
  parts = [];
  links = 0;
  /** Length of the text when a link was last closed. */
  linkEnd = -1;
  /** Elements from here on wait for the text that will say where they begin. */
  unplaced = 0;

  constructor(seen, revealed) {
    this.seen = seen;
    this.revealed = revealed;
  }

  /** Depth first over the flat tree (shadow roots and slots as they are shown), without recursion: pages nest as deep as they like. */
  read(top) {
    // One frame for all elements of a depth: thousands would be work for the garbage collector.
    const frames = [];
    const frameAt = (depth) => (frames[depth] ??= new Frame());
    let depth = this.enter(top, Frame.outside(this.elements.length), frameAt(0)) ? 0 : -1;
    this.shown.part(GAP.line);
    while (depth >= 0) {
      const frame = frames[depth];
      const node = frame.list ? frame.list[frame.at++] : frame.next;
      if (!node) {
        this.leave(frame);
        depth--;
        continue;
      }
      if (!frame.list) frame.next = node.nextSibling;
      const { nodeType } = node;
      if (nodeType === TEXT) this.readText(node, frame);
      else if (nodeType === ELEMENT && this.enter(node, frame, frameAt(depth + 1))) depth++;
    }
    this.place(this.shown.text.length);
  }

  /** Opens an element's row; fills its frame and says so where there is anything to be walked inside it. */
  enter(element, above, frame) {
    const name = element.localName;
    const { number: tag, kind } = tagOf(name);
    if (kind === SKIPPED) return false;
    const own = this.attributes;
    own.read(element, this.elements.length);
    const { style } = own;
    const like = above.like.of(name, own.id, own.classes);
    const isBlock = kind === BLOCK || (style !== '' && standsAlone(style));
    const { part, shows } = this.partOf(element, kind, like, above);
    const { shown } = part ?? this;
    const isFirst = part !== null && part !== above.part;
    if (!isFirst) this.partBefore(shown, name, isBlock);
    const flags = (isBlock ? FLAG.block : 0) | (part ? FLAG.hidden | (UNSEEN.has(part.why) ? FLAG.unseen : 0) : 0) | (own.isAriaHidden ? FLAG.ariaHidden : 0);
    const number = this.elements.length;
    this.elements.push(element);
    this.rows.push(tag, above.number, 0, 0, flags);
    if (kind === BREAK) {
      shown.part(GAP.line);
      return false;
    }
    const inside = kind === VOID ? frameOf(element) : element;
    if (!inside || kind === CLOSED) return false;
    const isFrame = inside !== element;
    if (isFrame) this.roots.add(inside);
    const shadowRoot = hosts(name) ? element.shadowRoot : null;
    if (shadowRoot) this.roots.add(shadowRoot);
    if (name === 'a') this.links++;
    frame.number = number;
    frame.name = name;
    frame.kind = kind;
    frame.like = like;
    frame.parts = (isBlock || isFrame) && !isFirst;
    frame.part = part;
    frame.shows = shows;
    frame.shown = shown;
    frame.kept = above.kept || name === 'pre' || (style !== '' && keepsSpaces(style));
    frame.start = this.shown.text.length;
    frame.list = name === 'slot' ? assigned(element) : null;
    frame.at = 0;
    frame.next = frame.list ? null : (shadowRoot ?? inside).firstChild;
    return true;
  }

  /** The hidden part an element belongs to, or null; and the reasons, as bits, that are passed over from there on. */
  partOf(element, kind, like, outside) {
    const { part: above, shows } = outside;
    if (above && above.why !== INVISIBLE && above.why !== TINY) return outside;
    const known = this.asked;
    known.like = like;
    known.isInline = kind === INLINE;
    const why = kind === UNSHOWN ? NEVER : this.seen(element, above?.why ?? SEEN, this.attributes, known);
    if (why === SEEN) return above ? { part: null, shows } : outside;
    // A page hidden as a whole waits for a script. What is inherited is passed over below, too; what an element says of itself is not.
    const isRoot = element.localName === 'body' || element.localName === 'html';
    if (isRoot || this.revealed.has(element)) return { part: above, shows: shows | (why === INVISIBLE || why === TINY ? 1 << why : 0) };
    if (shows & (1 << why)) return { part: above, shows };
    if (above?.why === why) return { part: above, shows };
    const part = { element, why, shown: new Shown(), prose: 0 };
    this.parts.push(part);
    return { part, shows };
  }

  partBefore(shown, name, isBlock) {
    if (isBlock) shown.part(GAP.line);
    if (name === 'button' || name === 'select') shown.part(GAP.space);
    // Links in a row are set apart by style sheets.
    if (name === 'a' && this.shown.gap === GAP.none && this.linkEnd === this.shown.text.length) this.shown.part(GAP.space);
  }

  leave(frame) {
    const end = this.shown.text.length;
    if (frame.number < this.unplaced) {
      // All that waits lies in this element, and nothing of it is seen.
      this.place(end);
      this.rows[frame.number * ROW + 3] = end;
    }
    if (frame.kind === CELL) frame.shown.part(isLong(this.shown.text, frame.start, end) ? GAP.line : GAP.tab);
    else if (frame.parts) frame.shown.part(GAP.line);
    if (frame.name === 'a') {
      this.links--;
      this.linkEnd = end;
    }
  }

  readText(node, frame) {
    const { data } = node;
    if (frame.part) {
      if (frame.shown.push(data, frame.kept) >= 0 && !this.links) frame.part.prose += data.length;
      return;
    }
    const start = this.shown.push(data, frame.kept);
    if (start < 0) return;
    this.place(start);
    this.nodes.push({ node, start, end: this.shown.text.length, kept: frame.kept });
    if (!this.links) this.prose += data.length;
  }

  /** Says of all elements that wait where they begin. */
  place(at) {
    const end = this.elements.length;
    for (let row = this.unplaced * ROW; row < end * ROW; row += ROW) this.rows[row + 2] = this.rows[row + 3] = at;
    this.unplaced = end;
  }
}

/** Names of the standard's that can have a shadow root; of others, those with a hyphen. */
const HOSTS = new Set('article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '));
const hosts = (name) => HOSTS.has(name) || name.includes('-');

/** The body of a frame of the same origin; another's is closed to us. */
function frameOf(element) {
  if (element.localName !== 'iframe') return null;
  try {
    return element.contentDocument;
  } catch {
    return null;
  }
}

/** What a slot shows in place of its own content. */
function assigned(slot) {
  const nodes = slot.assignedNodes?.();
  return nodes?.length ? nodes : null;
}

/** Whether a stretch is longer than `LONG_CELL` in UTF-8; counts only where UTF-16 leaves it open. */
function isLong(text, start, end) {
  if (end - start > LONG_CELL) return true;
  return (end - start) * 3 > LONG_CELL && new TextEncoder().encode(text.slice(start, end)).length > LONG_CELL;
}
