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
  view.append(lineOf(top.facts));
  view.append(...[article, ...additions].map(({ html }) => bodyOf(html)));
  return view;
}

/** Each fact in the direction of its own words. */
function lineOf(facts) {
  const line = Object.assign(document.createElement('p'), { className: 'facts', lang: document.documentElement.lang });
  facts.forEach(({ said, exact }, at) => {
    const fact = Object.assign(document.createElement('bdi'), { textContent: exact ? `${said} ` : said });
    if (exact) fact.append(Object.assign(document.createElement('bdi'), { textContent: exact, dir: 'ltr' }));
    line.append(at ? ' · ' : '', fact);
  });
  return line;
}

function bodyOf(html) {
  // Changed while it belongs to no window: an image would be asked for as soon as it did.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const image of body.querySelectorAll('img')) image.replaceWith(linkTo(image));
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  for (const table of body.querySelectorAll('table')) scrollable(table);
  const made = document.createDocumentFragment();
  made.append(...body.childNodes);
  return made;
}

function linkTo(image) {
  const { alt } = image;
  const link = Object.assign(document.createElement('a'), { href: image.getAttribute('src'), className: 'image', dir: 'auto' });
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
