// Whether a reader sees an element, as the browser lays it out; numbered as the core's `Why` (src/read/html/hidden.rs).
import { Agreement } from './alike.js';

/** Why an element is not seen; 0 stands for an element that is. */
export const SEEN = 0;
export const GONE = 1;
/** Can be undone further in: visibility, size of type. */
export const INVISIBLE = 2;
export const TINY = 3;
export const OFF_SCREEN = 4;
export const TRANSPARENT = 5;
export const CLIPPED = 6;
export const DIALOG = 7;
export const NEVER = 8;

const LOOK = { visibilityProperty: true, opacityProperty: true };
/** Pixels of indent that take text off any screen, as in the core. */
const OFF = -900;

/** Whether a document is shown by a browser: parsed ones, and those of jsdom and the like, have no layout to ask. */
export function isLaidOut(document) {
  return Boolean(document?.defaultView && document.documentElement?.checkVisibility);
}

/**
 * How an element of a page is seen, given how what it lies in is; `own` are its attributes, and `floating` takes in what keeps its place on
 * the screen. Asking the browser costs a microsecond or two each time, so of elements alike (`like`) only some are asked for what follows
 * from rules alone.
 */
export function seen(element, above, own, { like, isInline, floating }) {
  if (!(isInline && above === SEEN && !own.hasState ? isVisibleLike(element, like) : element.checkVisibility(LOOK))) return reason(element);
  // Nothing a rule could name: it is seen as what it lies in.
  if (own.isEmpty && above === SEEN) return SEEN;
  if (own.hasStyle) {
    const style = getStyle(element);
    if (floats(style.position)) floating.add(element);
    return unseen(element, style);
  }
  if (above === SEEN && !own.isNamed) return SEEN;
  if (above === TINY && getStyle(element).fontSize === '0px') return TINY;
  const position = positionLike(element, like);
  if (floats(position)) floating.add(element);
  return position === 'absolute' || position === 'fixed' ? unseen(element, getStyle(element)) : SEEN;
}

function isVisibleLike(element, like) {
  const known = (like.visible ??= new Agreement());
  return known.isSettled ? known.answer : known.note(element.checkVisibility(LOOK));
}

function positionLike(element, like) {
  const known = (like.position ??= new Agreement());
  return known.isSettled ? known.answer : known.note(getStyle(element).position);
}

const floats = (position) => position === 'fixed' || position === 'sticky';

/** How an element of a document without layout is seen: by its markup alone. */
export function hiddenByMarkup(element) {
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return GONE;
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return DIALOG;
  const style = element.getAttribute('style');
  return style && /(^|;)\s*display\s*:\s*none\s*(!|;|$)/i.test(style) ? GONE : SEEN;
}

function reason(element) {
  const name = element.localName;
  // A closed list of choices has no boxes, but the choice is seen.
  if (name === 'option' || name === 'optgroup') return SEEN;
  if (name === 'dialog' && !element.open) return DIALOG;
  const style = getStyle(element);
  // A box of its own is all it lacks.
  if (style.display === 'contents') return SEEN;
  if (style.display === 'none' || isFolded(element)) return GONE;
  if (style.visibility !== 'visible') return INVISIBLE;
  // What lies in a hidden element is asked only when that one is read all the same: then its own style alone counts.
  if (Number(style.opacity) === 0) return TRANSPARENT;
  return element.getClientRects().length ? unseen(element, style) : SEEN;
}

/** Whether what it lies in is folded away: a closed <details>, or content that a style leaves out. */
function isFolded(element) {
  const above = element.parentElement;
  if (!above) return false;
  if (above.localName === 'details' && !above.open) return element.localName !== 'summary';
  return getStyle(above).contentVisibility === 'hidden';
}

/** What takes text from sight although it has boxes. */
function unseen(element, style) {
  if (style.fontSize === '0px') return TINY;
  if (parseFloat(style.textIndent) <= OFF) return OFF_SCREEN;
  const isPlaced = style.position === 'absolute' || style.position === 'fixed';
  if (!isPlaced && style.overflow === 'visible' && style.marginLeft[0] !== '-') return SEEN;
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  // What merely waits at the screen's edge has no size yet or reaches into it.
  if (box.width && (box.right + view.scrollX <= 0 || (isPlaced && box.bottom + view.scrollY <= 0))) return OFF_SCREEN;
  const isFlat = box.width <= 1 || box.height <= 1;
  return (isFlat && style.overflow !== 'visible') || (isPlaced && cutsAll(style)) ? CLIPPED : SEEN;
}

/** `clip: rect(0 0 0 0)`, `rect(1px 1px 1px 1px)`, `clip-path: inset(50%)` */
function cutsAll({ clip, clipPath }) {
  const edges = clip.startsWith('rect(') ? clip.slice(5).split(/[\s,]+/).map(parseFloat).filter((edge) => !Number.isNaN(edge)) : [];
  if (edges.length === 4) return edges.every((edge) => edge <= 1);
  return clipPath.startsWith('inset(') && parseFloat(clipPath.slice(6)) >= 50;
}

const getStyle = (element) => element.ownerDocument.defaultView.getComputedStyle(element);

/** Whether an inline style keeps white space as it stands. */
export const keepsSpaces = (style) => /white-space\s*:\s*(pre(-wrap|-line)?|break-spaces)\s*(!|;|$)/i.test(style);

/** Whether an inline style puts an element on lines of its own. */
export const standsAlone = (style) => /(^|;)\s*display\s*:\s*(block|flex|grid|list-item|table)\s*(!|;|$)/i.test(style);
