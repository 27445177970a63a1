import { keeps, mainLanguage } from './policy.js';

const NONE = new Set(['und', 'zxx']);
/** Words from which on a stretch in another language gets a voice of its own: one flipped word sounds worse than a foreign accent. */
const VOICE_WORDS = 3;

/**
 * What to read aloud in which voice: the kept fragments in order, parted where the language changes for more than a word or
 * two. `lang` is a BCP 47 base code or null. Positions are the article's.
 */
export function speechPlan(article, { policy, source = article.source } = {}) {
  const utterances = [];
  for (const fragment of article.fragments) {
    if (!keeps(fragment, policy)) continue;
    const main = mainLanguage(fragment);
    const lang = NONE.has(main) ? known(article.language.code) : main;
    for (const part of voices(fragment, lang, source)) utterances.push({ ...part, role: fragment.role });
  }
  return utterances;
}

/** What to translate for a reader of these languages (BCP 47 tags): stretches of the kept fragments, one language each. */
export function translationPlan(article, knows, { policy, source = article.source } = {}) {
  const understood = new Set(knows.map((tag) => tag.toLowerCase().split('-')[0]));
  const pieces = [];
  article.fragments.forEach((fragment, index) => {
    if (!keeps(fragment, policy)) return;
    for (const { start, end, lang, text } of joined(fragment, source)) {
      if (lang && !understood.has(lang)) pieces.push({ fragment: index, start, end, text, from: lang });
    }
  });
  return pieces;
}

/** A fragment's stretches, short foreign ones given to what stands around them. */
function voices(fragment, lang, source) {
  const spans = joined(fragment, source);
  const spoken = spans.map((span) => ({ ...span, lang: span.lang && words(span.text) >= VOICE_WORDS ? span.lang : lang }));
  // A short fragment wholly in one language keeps it.
  if (spans.length === 1 && spans[0].lang) spoken[0].lang = spans[0].lang;
  return merged(spoken, fragment, source);
}

/** A fragment's language spans from its start to its end, neighbours in one language as one; no language joins its neighbour. */
function joined(fragment, source) {
  const { start, end, languages } = fragment;
  const edges = languages.map((span) => ({ start: span.start, end: span.end, lang: known(span.code) }));
  if (!edges.length || textOf(fragment, start, end, source) === null) return [{ start, end, lang: known(mainLanguage(fragment)), text: fragment.text }];
  const named = edges.find(({ lang }) => lang)?.lang ?? null;
  let last = named;
  for (const edge of edges) last = edge.lang ??= last;
  return merged(edges, fragment, source);
}

function merged(edges, fragment, source) {
  const result = [];
  for (const edge of edges) {
    const last = result.at(-1);
    if (last && last.lang === edge.lang) last.end = edge.end;
    else result.push({ start: edge.start, end: edge.end, lang: edge.lang });
  }
  if (result.length === 1) return [{ start: fragment.start, end: fragment.end, lang: result[0].lang, text: fragment.text }];
  return result.map((part) => ({ ...part, text: textOf(fragment, part.start, part.end, source) }));
}

/** The text at positions of the source; null where repairs moved it and the source is not at hand. */
function textOf(fragment, start, end, source) {
  if (source !== undefined) return source.slice(start, end).trim();
  if (fragment.end - fragment.start !== fragment.text.length) return null;
  return fragment.text.slice(start - fragment.start, end - fragment.start).trim();
}

const known = (code) => (NONE.has(code) ? null : code);

/** Words, roughly; for scripts written without spaces, two characters are one. */
function words(text) {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu);
  return unspaced ? Math.ceil(unspaced.length / 2) : text.split(/\s+/).filter(Boolean).length;
}
