// Cuts a piece of text where a language, a timestamp or a repair begins or ends, and wraps each part in its marks.
import { element } from './element.js';
import { langAttribute } from './names.js';
import { mainLanguage } from './choices.js';

// A page has a handful of marks in a piece; one with thousands is shown without.
const MOST = 400;

// The marks of each piece, found in one pass over both sorted lists.
export function marksOfPieces(fragments, timestamps, changes) {
  const marks = [
    ...timestamps.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end, kind: 'moment' })),
    ...changes.map(({ start, end }) => ({ start, end, kind: 'mended' })),
  ].sort((a, b) => a.start - b.start);
  let at = 0;
  return fragments.map((fragment) => {
    while (at < marks.length && marks[at].end <= fragment.start) at++;
    const own = foreign(fragment);
    for (let next = at; next < marks.length && marks[next].start < fragment.end; next++) own.push(marks[next]);
    return own.length > MOST ? [] : own;
  });
}

// `marks` may nest and overlap; they and `start` count in the same offsets.
export function marked(text, start, marks) {
  const end = start + text.length;
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
  if (!inside.length) return [text];
  const cuts = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const over = inside.filter((mark) => mark.start <= from && mark.end >= cuts[at + 1]);
    return over.reduceRight((child, mark) => wrap(mark, child), text.slice(from - start, cuts[at + 1] - start));
  });
}

const wrap = ({ kind, code }, child) =>
  element('span', kind === 'foreign' ? { class: kind, lang: langAttribute(code) } : { class: kind }, child);

function foreign(fragment) {
  const main = mainLanguage(fragment);
  return fragment.languages.filter(({ code }) => code !== main).map(({ start, end, code }) => ({ start, end, code, kind: 'foreign' }));
}
