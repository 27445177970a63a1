// Whether a reader sees an element, as the browser lays it out.

/** Why not: nothing of it is shown; its own text is not, but what lies inside may be; it is there, but cannot be seen. */
export const SEEN = 0;
export const GONE = 1;
export const INVISIBLE = 2;
export const TRANSPARENT = 3;

const LOOK = { visibilityProperty: true, opacityProperty: true };

/** Whether a document is shown by a browser: parsed ones, and those of jsdom and the like, have no layout to ask. */
export function isLaidOut(document) {
  return Boolean(document?.defaultView && document.documentElement?.checkVisibility);
}

/** How an element of a document without layout is seen: by its markup alone. */
export function hiddenByMarkup(element) {
  const hidden = element.getAttribute('hidden');
  if (hidden !== null && hidden !== 'until-found') return GONE;
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return GONE;
  const style = element.getAttribute('style');
  return style && /(^|;)\s*display\s*:\s*none\s*(!|;|$)/i.test(style) ? GONE : SEEN;
}

/** How an element of a page is seen. */
export function seen(element) {
  if (element.checkVisibility(LOOK)) return SEEN;
  // A closed list of choices has no boxes, but the choice is seen.
  if (element.localName === 'option' || element.localName === 'optgroup') return SEEN;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (!style) return SEEN;
  // A box of its own is all it lacks.
  if (style.display === 'contents') return SEEN;
  if (style.display === 'none' || !element.checkVisibility()) return GONE;
  if (style.visibility !== 'visible') return INVISIBLE;
  return TRANSPARENT;
}

/** Whether an inline style keeps white space as it stands. */
export const keepsSpaces = (style) => /white-space\s*:\s*(pre|break-spaces)/i.test(style);

/** Whether an inline style puts an element on lines of its own. */
export const standsAlone = (style) => /(^|;)\s*display\s*:\s*(block|flex|grid|list-item|table)\s*(!|;|$)/i.test(style);
