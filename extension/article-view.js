// The clean article as elements: its top from the article's fields, its body from the module's own HTML, which holds nothing of
// the page's markup but what temiz wrote itself. What would load something is a link: the extension asks the network for nothing.
import { topOf } from './top.js';
import { word } from './words.js';

/** @param shown the article as the reader decided: `{article, additions, fragments}` */
export function viewOf({ article, additions, fragments }) {
  const view = document.createDocumentFragment();
  const top = topOf(article, fragments);
  const add = (name, text, language, className = '') => {
    const element = Object.assign(document.createElement(name), { textContent: text, className, lang: language, dir: 'auto' });
    view.append(element);
  };
  if (top.title) add('h1', top.title, top.languages.title);
  if (top.subtitle) add('p', top.subtitle, top.languages.subtitle, 'subtitle');
  add('p', top.facts.join(' · '), document.documentElement.lang, 'facts');
  view.append(...[article, ...additions].map(({ html }) => bodyOf(html)));
  return view;
}

function bodyOf(html) {
  const body = document.createDocumentFragment();
  body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  for (const image of body.querySelectorAll('img')) image.replaceWith(linkTo(image));
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const table of body.querySelectorAll('table')) scrollable(table);
  return body;
}

function linkTo({ src, alt }) {
  const link = Object.assign(document.createElement('a'), { href: src, className: 'image', dir: 'auto' });
  link.textContent = alt ? `${word('image')}: ${alt}` : word('image');
  return link;
}

/** A table wider than the view scrolls by itself, by keyboard too. */
function scrollable(table) {
  const box = Object.assign(document.createElement('div'), { className: 'table', tabIndex: 0 });
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', word('role_table'));
  table.replaceWith(box);
  box.append(table);
}
