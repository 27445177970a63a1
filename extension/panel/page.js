// What the panel knows of the page beside it: the pieces, which of them are kept, and the article as the reader decided.
import { askBackground } from '../ask.js';
import { together } from '../shown.js';

/** Articles as the module cleaned them, by tab and key. */
const articles = new Map();
/** The article as decided last, and what it was decided from: nothing is made twice. */
let last = { from: '', shown: null };

/** The pieces of a state that a page told: `{key, number, fragment, kept}`, without those that were read anew since. */
export async function piecesOf(tab, { parts }) {
  const unknown = parts.filter(({ key }) => !articles.has(`${tab} ${key}`)).map(({ key }) => key);
  if (unknown.length) {
    if (unknown.includes(parts[0].key)) articles.clear();
    const found = await askBackground({ type: 'articles', tab, keys: parts.map(({ key }) => key) });
    parts.forEach(({ key }, at) => articles.set(`${tab} ${key}`, found[at]));
  }
  return parts.flatMap(({ key, shown }) => articles.get(`${tab} ${key}`).fragments
    .map((fragment, number) => ({ key, number, fragment, kept: shown[number] === '1', isGone: shown[number] === '-' }))
    .filter(({ isGone }) => !isGone));
}

/** The article as the reader decided; the same object as long as the decisions are the same. */
export async function shownOf(tab, { parts }) {
  const decided = parts.map(({ key, shown }) => ({ key, decided: articles.get(`${tab} ${key}`).fragments
    .map(({ kept }, number) => [number, shown[number] === '1', kept])
    .filter(([, kept, byTemiz]) => kept !== byTemiz)
    .map(([number, kept]) => [number, kept]) }));
  const from = JSON.stringify([tab, decided]);
  if (last.from !== from) last = { from, shown: together(await askBackground({ type: 'decided', tab, parts: decided })) };
  return last.shown;
}
