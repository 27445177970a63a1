/** Roles kept unless a policy says otherwise, as in the core's `Role::kept`. */
const KEPT = new Set([
  'title', 'subtitle', 'byline', 'timestamp', 'paragraph', 'heading', 'list-item', 'quote', 'table', 'code', 'caption', 'credit',
]);
/** Codes that name no language a policy could ask for. */
const NONE = new Set(['und', 'zxx']);

/** Whether a policy, or a function in its place, keeps a fragment; without one, the fragment's own `kept` holds. */
export function keeps(fragment, policy) {
  if (!policy) return fragment.kept;
  if (typeof policy === 'function') return policy(fragment);
  const { keep = [], remove = [], languages = [] } = policy;
  if (remove.includes(fragment.role) || !(KEPT.has(fragment.role) || keep.includes(fragment.role))) return false;
  return languages.length === 0 || isIn(fragment, languages);
}

/** Whether a fragment is in one of these languages, or in none that could be told. */
export function isIn(fragment, languages) {
  const code = mainLanguage(fragment);
  return NONE.has(code) || languages.includes(code);
}

/** The language most of a fragment is in. */
export function mainLanguage({ languages }) {
  const lengths = new Map();
  for (const { code, start, end } of languages) {
    if (!NONE.has(code)) lengths.set(code, (lengths.get(code) ?? 0) + end - start);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? languages[0]?.code ?? 'und';
}
