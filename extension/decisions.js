// What is kept of an article here: the engine's verdicts, over them what the reader decided for this site.
import { signature } from './memory.js';

/** A function that says whether a fragment stays on this site. */
export function keeper(site) {
  const keep = new Set(site.keep);
  const remove = new Set(site.remove);
  return (fragment) => {
    // The narrowest decision wins: this piece, then its role, then its language, then the engine.
    const own = keep.size || remove.size ? signature(fragment) : null;
    if (keep.has(own)) return true;
    if (remove.has(own)) return false;
    if (site.keepRoles.includes(fragment.role)) return true;
    if (site.removeRoles.includes(fragment.role)) return false;
    if (isIn(fragment, site.hideLanguages)) return false;
    return fragment.kept;
  };
}

/** The site's decisions with one more: about a piece, a role or a language. */
export function withDecision(site, { fragment, role, language, kept }) {
  if (fragment) return moved(site, signature(fragment), 'keep', 'remove', kept);
  if (role) return moved(site, role, 'keepRoles', 'removeRoles', kept);
  const others = site.hideLanguages.filter((code) => code !== language);
  return { ...site, hideLanguages: kept ? others : [...others, language] };
}

/** Whether all of a piece is in languages of this list. */
const isIn = (fragment, codes) => fragment.languages.length > 0 && fragment.languages.every(({ code }) => codes.includes(code));

function moved(site, entry, keepList, removeList, kept) {
  const without = (list) => site[list].filter((it) => it !== entry);
  const [to, from] = kept ? [keepList, removeList] : [removeList, keepList];
  return { ...site, [from]: without(from), [to]: [...without(to), entry] };
}
