// Text as a reader sees it, by the same rules as the core's HTML reader (src/read/html/shown.rs).

/** What must come before the next visible character; the greater wins. */
export const GAP = { none: 0, space: 1, tab: 2, line: 3 };

const SPACES = /[ \t\n\f\r]+/g;
/** NUL, and the first half of the Unicode tag characters, which no font draws. */
const RARE = /[\0\udb40]/;
/** What folding changes anything in, beyond a space at either end; most texts hold none of it. */
const UNUSUAL = /[\0\udb40\t\n\f\r]| {2}/;
const DROPPED = /\0|(?<!\u{1f3f4}[\u{e0001}-\u{e007f}]*)[\u{e0001}-\u{e007f}]/gu;

/** White space folded, blocks on lines of their own, no white space at either end. */
export class Shown {
  text = '';
  gap = GAP.none;
  /** Line feeds of preformatted text that wait to be written; 0 when the gap comes from a block. */
  feeds = 0;

  part(gap) {
    if (gap > this.gap) this.gap = gap;
    if (gap === GAP.line) this.feeds = 0;
  }

  /** Adds text; gives where its first visible character went, or -1. */
  push(data, keepsSpaces) {
    if (!keepsSpaces && !UNUSUAL.test(data)) return this.add(data);
    if (RARE.test(data)) data = data.replace(DROPPED, '');
    return keepsSpaces ? this.keep(data) : this.add(data.replace(SPACES, ' '));
  }

  add(folded) {
    if (folded === '') return -1;
    const from = folded.charCodeAt(0) === 32 ? 1 : 0;
    if (from) this.part(GAP.space);
    if (folded.length === from) return -1;
    const ends = folded.charCodeAt(folded.length - 1) === 32;
    this.openGap();
    const first = this.text.length;
    this.text += from || ends ? folded.slice(from, folded.length - (ends ? 1 : 0)) : folded;
    if (ends) this.part(GAP.space);
    return first;
  }

  keep(data) {
    let first = -1;
    for (const run of data.replaceAll('\r', '').split(/(\n)/)) {
      if (run === '\n') {
        // The gap before the block itself swallows the line feeds at its start.
        if (this.gap < GAP.line || this.feeds > 0) {
          this.gap = GAP.line;
          this.feeds++;
        }
        continue;
      }
      const shown = this.text ? run : run.replace(/^[ \t\f]+/, '');
      if (!shown) continue;
      this.openGap();
      if (first < 0) first = this.text.length;
      this.text += shown;
    }
    return first;
  }

  openGap() {
    if (this.gap && this.text) {
      this.text += this.gap === GAP.space ? ' ' : this.gap === GAP.tab ? '\t' : '\n'.repeat(this.feeds || 1);
    }
    this.gap = GAP.none;
    this.feeds = 0;
  }
}

/**
 * Where in a text node the visible character number `count` (from its first one) stands; the way back of `push`.
 * White space that was folded away belongs to the character before it.
 */
export function offsetIn(data, count, keepsSpaces) {
  const dropped = new Set();
  if (RARE.test(data)) {
    for (const match of data.matchAll(DROPPED)) for (let at = 0; at < match[0].length; at++) dropped.add(match.index + at);
  }
  let at = 0;
  const isSpace = (unit) => unit === 32 || unit === 9 || unit === 10 || unit === 12 || unit === 13;
  const isSkipped = () => dropped.has(at) || (keepsSpaces && data.charCodeAt(at) === 13);
  while (at < data.length && (isSkipped() || (keepsSpaces ? data.charCodeAt(at) === 10 : isSpace(data.charCodeAt(at))))) at++;
  for (let seen = 0; at < data.length; at++) {
    if (isSkipped()) continue;
    if (seen === count) return at;
    seen++;
    if (!keepsSpaces && isSpace(data.charCodeAt(at))) while (isSpace(data.charCodeAt(at + 1)) || dropped.has(at + 1)) at++;
  }
  return data.length;
}
