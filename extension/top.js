// What stands above an article's body: its own fields, without those whose every piece the reader took out.
import { languageName, list, word } from './words.js';

/**
 * Title, standfirst, and the facts of one line, each as `said` in words and `exact` in signs that run from left to right; `fragments` say
 * of each piece whether it is `kept`.
 */
export function topOf(article, fragments) {
  const isShown = (role) => fragments.every((it) => it.role !== role) || fragments.some((it) => it.role === role && it.kept);
  const of = (role, value) => (value && isShown(role) ? value : null);
  const published = of('timestamp', article.published);
  return {
    title: of('title', article.title),
    subtitle: of('subtitle', article.subtitle),
    facts: [
      ...[article.siteName, of('byline', list(article.byline))].filter(Boolean).map((said) => ({ said })),
      ...(published ? [{ said: word('published'), exact: shownDate(published) }] : []),
      { said: languageName(article.language.code) },
    ],
    languages: { title: languageOf(article, fragments, 'title'), subtitle: languageOf(article, fragments, 'subtitle') },
  };
}

const languageOf = (article, fragments, role) => fragments.find((it) => it.role === role)?.languages[0]?.code ?? article.language.code;

/** As the page states it, in the page's own clock: no hour, zone or day is added. */
function shownDate({ iso, precision }) {
  const [date, time] = iso.split('T');
  if (!time) return date;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[0] ?? '';
  const clock = time.slice(0, precision === 'second' ? 8 : 5);
  return `${date} ${clock}${zone && ` (UTC${zone === 'Z' ? '' : zone})`}`;
}
