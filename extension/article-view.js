// The clean article as elements, made from its fragments one by one: text only, so nothing of the page's markup gets in.
import { languageName, word } from './words.js';

const ELEMENTS = {
  subtitle: 'p', paragraph: 'p', heading: 'h2', 'list-item': 'li', quote: 'blockquote', table: 'pre', code: 'pre', caption: 'p', credit: 'p',
};
/** Shown at the top, from the article's own fields. */
const ON_TOP = new Set(['title', 'subtitle', 'byline', 'timestamp']);

/** @param {boolean[]} kept for each fragment */
export function viewOf(article, kept) {
  const view = document.createDocumentFragment();
  const add = (name, text, language, className = '') => {
    const element = Object.assign(document.createElement(name), { textContent: text, className });
    element.lang = language ?? '';
    element.dir = 'auto';
    return element;
  };
  const main = article.language.code;
  if (article.title) view.append(add('h1', article.title, languageOf(article, 'title') ?? main));
  if (article.subtitle) view.append(add('p', article.subtitle, languageOf(article, 'subtitle') ?? main, 'subtitle'));
  view.append(add('p', facts(article).join(' · '), document.documentElement.lang, 'facts'));
  let list = null;
  for (const { fragment, index } of bodyOf(article, kept)) {
    const element = add(ELEMENTS[fragment.role] ?? 'p', fragment.text, fragment.languages[0]?.code ?? main, fragment.role);
    element.dataset.fragment = index;
    if (fragment.role !== 'list-item') list = null;
    else if (!list) view.append((list = document.createElement('ul')));
    (list ?? view).append(element);
  }
  return view;
}

/** What stays below the top, each fragment with its number. */
export function bodyOf(article, kept) {
  return article.fragments
    .map((fragment, index) => ({ fragment, index }))
    .filter(({ fragment, index }) => kept[index] && !(ON_TOP.has(fragment.role) && fragment.kept));
}

/** Byline, date and language as one line. */
export function facts(article) {
  const published = article.published?.iso;
  return [article.siteName, article.byline.join(', '), published && shownDate(article.published), languageName(article.language.code)].filter(Boolean);
}

const languageOf = (article, role) => article.fragments.find((it) => it.role === role)?.languages[0]?.code;

/** As the page states it, in the page's own clock: no hour, zone or day is added. */
function shownDate({ iso, precision }) {
  const [date, time] = iso.split('T');
  if (!time) return `${word('published')} ${date}`;
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[0] ?? '';
  const clock = time.slice(0, precision === 'second' ? 8 : 5);
  return `${word('published')} ${date} ${clock}${zone && ` (UTC${zone === 'Z' ? '' : zone})`}`;
}
