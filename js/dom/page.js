import { isIn, keeps } from '../policy.js';
import { dim } from './dim.js';
import { follow } from './follow.js';
import { hide } from './hide.js';
import { paint, paints, style, stylePaint, unpaint } from './highlight.js';
import { rangesOf, stretches } from './ranges.js';
import { selectorOf } from './selector.js';
import { nodesOf, walk } from './walk.js';

/**
 * A live page to clean in place. `clean(walk, options)` is temiz's own, or anything that passes the walk on to where the
 * module is (a worker, an extension's background) and answers an article or a promise of one.
 */
export function openPage(root, clean, options = {}) {
  const document = root.ownerDocument ?? root;
  /** What was cleaned so far: the page, then whatever it added. */
  const parts = [];
  /** What is shown now, and how to end it. */
  const shown = { hiding: null, marked: null, language: null, dimmed: null, restore: [], undim: [] };
  let watch = null;

  const quietly = (change) => (watch ? watch.quietly(change) : change());
  const owners = new Map();
  const fragments = () => parts.flatMap((part) => part.fragments);
  const places = (chosen) => chosen
    .filter((fragment) => owners.has(fragment))
    .map((fragment) => ({ walk: owners.get(fragment).walk, start: fragment.start, end: fragment.end }));

  async function cleanPart(roots) {
    const walked = walk(roots);
    if (!walked.text) return null;
    const article = await clean(walked, options);
    const part = { walk: walked, article, fragments: article.fragments };
    for (const fragment of part.fragments) owners.set(fragment, part);
    for (const older of parts) older.fragments = older.fragments.filter((fragment) => !isReplaced(older, fragment, roots));
    parts.push(part);
    return part;
  }

  /** All roots whose elements are the page's: rules of the document reach into no shadow root and no frame. */
  const roots = () => new Set([document, ...parts.flatMap((part) => [...nodesOf(part.walk).roots])]);

  /** Dims fragments and nothing else. */
  function dimOnly(chosen) {
    undoDimming();
    style(roots());
    const dark = new Set(chosen);
    const words = parts.flatMap((part) => {
      const { rest, undo } = dim(part.walk, part.fragments.filter((fragment) => dark.has(fragment)));
      shown.undim.push(undo);
      return rest.map(({ start, end }) => ({ walk: part.walk, start, end }));
    });
    if (!words.length) return true;
    if (!paints()) return false;
    stylePaint(roots(), ['dimmed']);
    paint('dimmed', words);
    return true;
  }

  function undoDimming() {
    for (const undo of shown.undim.splice(0)) undo();
    if (paints()) unpaint('dimmed');
  }

  function hidePart(part, policy) {
    const gone = part.fragments.filter((fragment) => !keeps(fragment, policy));
    if (gone.length) shown.restore.push(hide(part.walk, gone));
  }

  const page = {
    /** The article of the page as it was when cleaned. */
    get article() { return parts[0]?.article ?? null; },
    /** All fragments, those of later additions included. */
    get fragments() { return fragments(); },

    /** Reads and cleans the page; what was shown of an earlier reading is taken back first. */
    async clean() {
      page.restore();
      parts.length = 0;
      owners.clear();
      await cleanPart([root]);
      return page.article;
    },

    /** Live ranges of a fragment, one per text node. */
    ranges(fragment) {
      const part = owners.get(fragment);
      return part ? rangesOf(part.walk, fragment) : [];
    },

    /** A CSS path to the element that holds a fragment, or null. */
    selector(fragment) {
      const part = owners.get(fragment);
      return part ? selectorOf(part.walk, fragment) : null;
    },

    /** Colours fragments by role, or takes the colours away when there are none; false where the browser cannot. */
    mark(chosen = fragments()) {
      if (!paints()) return false;
      shown.marked = [...chosen];
      const roles = new Map();
      for (const fragment of chosen) {
        if (!roles.has(fragment.role)) roles.set(fragment.role, []);
        roles.get(fragment.role).push(fragment);
      }
      stylePaint(roots(), [...roles.keys()]);
      unpaint();
      for (const [role, same] of roles) paint(role, places(same));
      if (shown.language) page.focus(shown.language);
      return true;
    },

    /** Hides what a policy removes (without one: what temiz removed); the page keeps its place under the reader's eyes. */
    hide(policy = null) {
      keepingPlace(document, parts, policy, () => quietly(() => {
        undoHiding();
        style(roots());
        shown.hiding = { policy };
        for (const part of parts) hidePart(part, policy);
      }));
    },

    /** Dims what is in other languages (BCP 47 base codes); false where words could not be dimmed apart from their elements. */
    focus(language) {
      shown.dimmed = null;
      shown.language = language;
      return dimOnly(fragments().filter((fragment) => !isIn(fragment, [language].flat())));
    },

    /** Dims fragments (unless told: what temiz removed), or none of them; false as for `focus`. */
    dim(chosen = fragments().filter(({ kept }) => !kept)) {
      shown.language = null;
      shown.dimmed = [...chosen];
      return dimOnly(chosen);
    },

    /** Puts the page back as it was. */
    restore() {
      quietly(undoHiding);
      undoDimming();
      if (paints()) unpaint();
      shown.hiding = shown.marked = shown.language = shown.dimmed = null;
    },

    /** Cleans what the page adds from now on, shows it as the rest is shown, and tells `onNew({article, fragments})`; answers a function that ends it. */
    follow(onNew = () => {}) {
      watch?.stop();
      watch = follow(root, async (elements) => {
        const part = await cleanPart(elements);
        if (!part) return;
        if (shown.hiding) quietly(() => hidePart(part, shown.hiding.policy));
        if (shown.marked) page.mark([...shown.marked, ...part.article.fragments]);
        else if (shown.language) page.focus(shown.language);
        if (shown.dimmed) page.dim([...shown.dimmed, ...part.article.fragments.filter(({ kept }) => !kept)]);
        onNew({ article: part.article, fragments: part.article.fragments });
      });
      return () => {
        watch?.stop();
        watch = null;
      };
    },
  };

  function undoHiding() {
    for (const restore of shown.restore.splice(0).reverse()) restore();
    shown.hiding = null;
  }

  return page;
}

/** Whether all text of a fragment has left the page or lies in elements that were read anew. */
function isReplaced({ walk: walked }, { start, end }, roots) {
  return stretches(walked, start, end).every(({ node }) => roots.some((root) => root.contains(node)));
}

/** Keeps the first kept text on the screen where it stands while the page changes above it. */
function keepingPlace(document, parts, policy, change) {
  const view = document.defaultView;
  const anchor = view && view.scrollY > 0 ? anchorOf(parts, policy, view.innerHeight) : null;
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) view.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
}

function anchorOf(parts, policy, height) {
  for (const { fragments, walk: walked } of parts) {
    for (const fragment of fragments) {
      const element = keeps(fragment, policy) && rangesOf(walked, { start: fragment.start, end: fragment.start + 1 })[0]?.startContainer.parentElement;
      const top = element ? element.getBoundingClientRect().top : -1;
      if (top >= 0 && top < height) return element;
    }
  }
  return null;
}
