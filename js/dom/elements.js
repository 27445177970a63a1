// The numbering that the core shares (src/read/elements.rs); a test holds the two lists against each other.

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
  'datetime', 'type', 'colspan', 'style',
];

/** Elements that stand on lines of their own. */
export const BLOCK = new Set(`html body main article section header footer nav aside address h1 h2 h3 h4 h5 h6 hgroup p div
  center blockquote pre hr ul ol li dl dt dd menu figure figcaption table caption thead tbody tfoot tr td th form fieldset
  legend details summary dialog`.split(/\s+/));

/** Elements without visible text. */
export const SKIPPED = new Set(['head', 'script', 'style', 'template', 'noscript', 'svg', 'math', 'canvas', 'textarea', 'select']);
