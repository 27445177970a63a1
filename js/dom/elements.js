// What the core knows of elements, in the core's numbering (src/read/elements.rs); a test holds the two lists against each other.

/** Tag names by number; 0 is everything else. */
export const TAGS = [
  '', ...`html body main article section header footer nav aside address
  h1 h2 h3 h4 h5 h6 hgroup p div center blockquote pre hr br
  ul ol li dl dt dd menu figure figcaption picture img video audio iframe embed object
  table caption thead tbody tfoot tr td th
  a span em strong b i u s sub sup small mark q cite code kbd samp abbr time font ins del ruby rt rp
  form fieldset legend label button input select option textarea details summary dialog`.split(/\s+/),
];

/** Attribute names by number. */
export const ATTRIBUTES = [
  'id', 'class', 'href', 'src', 'alt', 'title', 'lang', 'dir', 'role', 'aria-label', 'rel', 'itemprop', 'itemtype',
  'datetime', 'type', 'colspan', 'style', 'content',
];

/** Names that mean the same as another. */
const SAME = { listing: 'pre', xmp: 'pre', plaintext: 'pre', search: 'section', dir: 'ul', image: 'img', strike: 's' };

/** How a kind of element is read. */
export const INLINE = 0;
/** Stands on lines of its own. */
export const BLOCK = 1;
/** Parted from its neighbours in the row by a tab. */
export const CELL = 2;
/** Has no content; some end a line. */
export const VOID = 3;
export const BREAK = 4;
/** Not part of the page at all: scripts, styles, the head. */
export const SKIPPED = 5;
/** Its content is not shown: form fields, drawings, what stands in for a video. */
export const CLOSED = 6;
/** Text that a browser with scripts never shows. */
export const UNSHOWN = 7;

const KINDS = new Map([
  [BLOCK, `html body main article section header footer nav aside address hgroup h1 h2 h3 h4 h5 h6 p div center blockquote pre
    listing xmp plaintext search ul ol dir menu li dl dt dd figure figcaption table caption thead tbody tfoot tr form fieldset
    legend details summary dialog option optgroup`],
  [CELL, 'td th'],
  [VOID, 'img image embed input iframe'],
  [BREAK, 'hr br'],
  [SKIPPED, 'head title meta link base script style noembed noframes area wbr col param source track frame keygen basefont bgsound'],
  [CLOSED, 'textarea svg video audio canvas object'],
  [UNSHOWN, 'noscript template datalist annotation annotation-xml'],
].flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind])));

const numbers = new Map(TAGS.map((name, number) => [name, number]));
const tags = new Map();

/** Number and kind of a tag by its name in small letters. */
export function tagOf(name) {
  let tag = tags.get(name);
  if (!tag) {
    const number = numbers.get(SAME[name] ?? name) ?? 0;
    const kind = KINDS.get(name) ?? INLINE;
    // Pages make up names without end; only those that mean something are worth remembering.
    if (!number && !kind) return UNKNOWN;
    tag = { number, kind };
    tags.set(name, tag);
  }
  return tag;
}

const UNKNOWN = { number: 0, kind: INLINE };
