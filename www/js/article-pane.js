// The clean article as a reader wants it: what is kept, repaired, set in type.
import { byId, element } from './element.js';
import { langAttribute } from './names.js';
import { inSlices } from './slices.js';
import { marked, marksOfPieces } from './segments.js';
import { mainLanguage } from './choices.js';
import { fragments, keeps, look, on, session } from './session.js';
import { roving } from './roving.js';
import { onLocale, t } from './i18n.js';

// The page's own headings are h1 to h3, so the article's begin below.
const ELEMENTS = { title: 'h4', subtitle: 'p', heading: 'h5', quote: 'blockquote', table: 'pre', code: 'pre', 'list-item': 'div' };

// Pieces; of a longer article only what is in sight is laid out.
const LONG = 300;

const pane = byId('article');
const keys = roving(pane, '.part');
let marks = [];
let parts = new Map();

export async function showArticle() {
  const { article } = session;
  marks = marksOfPieces(article.fragments, article.timestamps, []);
  parts = new Map();
  pane.replaceChildren();
  pane.setAttribute('dir', article.direction);
  pane.lang = langAttribute(article.language.code);
  pane.classList.toggle('long', article.fragments.length > LONG);
  const shown = parts;
  await inSlices(article.fragments.length, (index) => { if (keeps(index)) pane.append(part(index)); }, () => parts !== shown);
  if (parts === shown) settle();
}

function part(index) {
  const fragment = fragments()[index];
  const asIs = session.source.slice(fragment.start, fragment.end) === fragment.text;
  const made = element(ELEMENTS[fragment.role] ?? 'p',
    { class: `part part-${fragment.role}`, 'data-piece': index, dir: 'auto', lang: langAttribute(mainLanguage(fragment)), tabindex: -1 },
    ...marked(fragment.text, fragment.start, asIs ? marks[index] : []));
  parts.set(index, made);
  return made;
}

// One piece comes or goes; the rest of the article stays as it is, with the reader's place in it.
function update(index) {
  const present = parts.get(index);
  if (!keeps(index)) {
    present?.remove();
    parts.delete(index);
  } else if (!present) {
    let next = index + 1;
    while (next < fragments().length && !parts.has(next)) next++;
    pane.insertBefore(part(index), parts.get(next) ?? null);
  }
}

function settle() {
  pane.querySelector('.empty')?.remove();
  if (!pane.querySelector('.part')) pane.append(element('p', { class: 'empty quiet' }, t('articleEmpty')));
  keys.reset();
}

pane.addEventListener('click', (event) => {
  const made = event.target.closest('.part');
  if (made && getSelection().isCollapsed) look(Number(made.dataset.piece), 'article');
});

pane.addEventListener('keydown', (event) => {
  const made = event.target.closest('.part');
  if (made && event.key === 'Enter') look(Number(made.dataset.piece), 'article-key');
});

// Many at once (a whole role) are cheaper to set anew than one by one.
on('choices', ({ changed }) => {
  if (changed.length > 50) { showArticle(); return; }
  changed.forEach(update);
  settle();
});

onLocale(() => { if (session.article) settle(); });
