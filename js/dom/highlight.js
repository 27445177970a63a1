import { staticRangesOf } from './ranges.js';

/** Colours by what a fragment is; a page may style `::highlight(temiz-<role>)` itself. */
const COLOURS = {
  title: '#ffe08a', subtitle: '#ffecb8', byline: '#d9e8ff', timestamp: '#cfe3ff', paragraph: '#e2f5df', heading: '#c9ecc4',
  'list-item': '#e2f5df', quote: '#d6f0ee', table: '#e2f5df', code: '#e8e8e8', caption: '#efe3fb', credit: '#e5d5f7',
  navigation: '#f6d5d5', pagination: '#f6d5d5', marker: '#eeeeee', status: '#f9dcc4', sharing: '#f9dcc4', related: '#f7cfdc',
  advertisement: '#f5b8b8', promotion: '#f5c6b0', consent: '#f9dcc4', tags: '#f6e3d0', comments: '#f3dfe9', legal: '#e6e0da',
  duplicate: '#dddddd',
};

const RULES = [
  '[data-temiz-hidden] { display: none !important }',
  '::highlight(temiz-dimmed) { color: color-mix(in srgb, currentColor 30%, transparent) }',
  ...Object.entries(COLOURS).map(([role, colour]) => `::highlight(temiz-${role}) { background-color: ${colour}; color: #1a1a1a }`),
].join('\n');

/** Whether this browser paints highlights without touching the page's nodes. */
export const paints = () => typeof Highlight === 'function' && typeof CSS !== 'undefined' && Boolean(CSS.highlights);

/** Gives a document, and the shadow roots among `roots`, temiz's rules once; constructed sheets pass the strictest page policy. */
export function style(document, roots = []) {
  for (const root of new Set([document, ...roots])) {
    if (!root.adoptedStyleSheets || root.adoptedStyleSheets.some((sheet) => sheet.isTemiz)) continue;
    const sheet = new (root.defaultView ?? root.ownerDocument.defaultView).CSSStyleSheet();
    sheet.replaceSync(RULES);
    sheet.isTemiz = true;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** Paints stretches `{walk, start, end}` under a name, in place of what the name painted before. */
export function paint(name, places) {
  const ranges = places.flatMap(({ walk, start, end }) => staticRangesOf(walk, { start, end }));
  if (ranges.length) CSS.highlights.set(`temiz-${name}`, new Highlight(...ranges));
  else CSS.highlights.delete(`temiz-${name}`);
}

/** Takes away all that `paint` painted. */
export function unpaint() {
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith('temiz-')) CSS.highlights.delete(name);
}
