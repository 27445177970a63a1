// Every piece of the page with its role, languages and reasons; what was removed comes back by one click, and the other way round.
import { languageName, roleName, word } from '../words.js';

export function showPieces(section, state, ask) {
  const [roles, languages, list] = ['#roles', '#languages', '#list'].map((it) => section.querySelector(it));
  for (const place of [roles, languages, list]) place.replaceChildren();
  if (!state) return;
  const { article, kept } = state;
  roles.append(...chips(article.fragments, (it) => [it.role], kept, roleName, (role, keep) => ask({ type: 'decide', role, kept: keep })));
  const languagesOf = (it) => [...new Set(it.languages.map(({ code }) => code))];
  languages.append(...chips(article.fragments, languagesOf, kept, languageName, (language, keep) => ask({ type: 'decide', language, kept: keep })));
  list.append(...article.fragments.map((fragment, index) => piece(fragment, index, kept[index], ask)));
}

/** One button per role or language with the count of its pieces; pressed while any of them is kept. */
function chips(fragments, keysOf, kept, nameOf, onToggle) {
  const counts = new Map();
  fragments.forEach((fragment, index) => {
    for (const key of keysOf(fragment)) {
      const count = counts.get(key) ?? { all: 0, kept: 0 };
      counts.set(key, { all: count.all + 1, kept: count.kept + (kept[index] ? 1 : 0) });
    }
  });
  return [...counts].sort((a, b) => b[1].all - a[1].all).map(([key, count]) => {
    const button = make('button', { type: 'button', ariaPressed: String(count.kept > 0) }, `${nameOf(key)} ${count.all.toLocaleString()}`);
    button.addEventListener('click', () => onToggle(key, count.kept === 0));
    return make('li', {}, button);
  });
}

function piece(fragment, index, kept, ask) {
  const toggle = make('button', { type: 'button' }, word(kept ? 'remove' : 'keep'));
  toggle.addEventListener('click', () => ask({ type: 'decide', index, kept: !kept }));
  const find = make('button', { type: 'button' }, word('find'));
  find.addEventListener('click', () => ask({ type: 'show', index }));
  const names = [...new Set(fragment.languages.map(({ code }) => languageName(code)))].join(', ');
  return make('li', { className: kept ? 'kept' : 'removed' },
    make('div', { className: 'head' }, make('strong', {}, roleName(fragment.role)), make('span', {}, names), find, toggle),
    make('p', { dir: 'auto', lang: fragment.languages[0]?.code ?? '' }, shortened(fragment.text)),
    make('div', { className: 'reasons' }, `${word('reasons')}: ${fragment.reasons.join(', ')} · ${Math.round(fragment.confidence * 100)} %`));
}

const shortened = (text) => (text.length > 280 ? `${text.slice(0, 279)}…` : text);

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
