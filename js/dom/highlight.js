import { staticRangesOf } from './ranges.js';

/** Colours by what a fragment is; a page may style `::highlight(temiz-<role>)` itself. */
const COLOURS = {
  title: '#ffe08a', subtitle: '#ffecb8', byline: '#d9e8ff', timestamp: '#cfe3ff', paragraph: '#e2f5df', heading: '#c9ecc4',
  'list-item': '#e2f5df', quote: '#d6f0ee', table: '#e2f5df', code: '#e8e8e8', caption: '#efe3fb', credit: '#e5d5f7',
  navigation: '#f6d5d5', pagination: '#f6d5d5', marker: '#eeeeee', status: '#f9dcc4', sharing: '#f9dcc4', related: '#f7cfdc',
  advertisement: '#f5b8b8', promotion: '#f5c6b0', consent: '#f9dcc4', tags: '#f6e3d0', comments: '#f3dfe9', legal: '#e6e0da',
  duplicate: '#dddddd',
};

/** What whole elements are shown by: rules that name an attribute cost nothing where it is not. */
const ELEMENTS = '[data-temiz-hidden] { display: none !important } [data-temiz-dimmed] { opacity: 0.3 !important }';

/** What words are painted with. A browser works out the style of every element anew for such a rule, so each waits until it is needed. */
const PAINT = {
  found: 'background-color: #ffd54a; color: #1a1a1a',
  dimmed: 'color: color-mix(in srgb, currentColor 30%, transparent)',
  ...Object.fromEntries(Object.entries(COLOURS).map(([role, colour]) => [role, `background-color: ${colour}; color: #1a1a1a`])),
};

/** Whether this browser paints highlights without touching the page's nodes. */
export const paints = () => typeof Highlight === 'function' && typeof CSS !== 'undefined' && Boolean(CSS.highlights);

/** Gives roots (documents, shadow roots) the rules for whole elements, once. */
export const style = (roots) => adopt(roots, { elements: ELEMENTS });

/** Gives roots the rules by which names are painted, once. */
export const stylePaint = (roots, names) => adopt(roots, Object.fromEntries(names.map((name) => [name, `::highlight(temiz-${name}) { ${PAINT[name]} }`])));

/** The sheets that roots were given, by root and name. */
const given = new WeakMap();

function adopt(roots, rules) {
  for (const root of roots) {
    if (!given.has(root)) given.set(root, new Map());
    const sheets = given.get(root);
    for (const [name, rule] of Object.entries(rules)) {
      if (!sheets.get(name)?.isThere()) sheets.set(name, put(root, rule));
    }
  }
}

/** Constructed sheets pass the strictest page policy; Firefox gives content scripts none, but lets their style elements pass. */
function put(root, rule) {
  const document = root.ownerDocument ?? root;
  try {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(rule);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return { isThere: () => root.adoptedStyleSheets.includes(sheet) };
  } catch {
    const element = document.createElement('style');
    element.textContent = rule;
    (root.head ?? root.documentElement ?? root).append(element);
    return { isThere: () => element.isConnected };
  }
}

/** Names painted under now; a browser's own list is closed to content scripts in Firefox. */
const painted = new Set();

/** Paints stretches `{walk, start, end}` under a name, in place of what the name painted before. */
export function paint(name, places) {
  const ranges = places.flatMap(({ walk, start, end }) => staticRangesOf(walk, { start, end }));
  if (!ranges.length) return unpaint(name);
  painted.add(name);
  CSS.highlights.set(`temiz-${name}`, new Highlight(...ranges));
  return undefined;
}

/** Takes away what was painted under a name, or all that was painted. */
export function unpaint(name) {
  for (const own of name ? [name] : painted) {
    painted.delete(own);
    CSS.highlights.delete(`temiz-${own}`);
  }
}
