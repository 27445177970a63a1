// The source, piece by piece as it stood, each with its role and language in the margin and a button that decides otherwise.
import { byId, element } from './element.js';
import { langAttribute } from './names.js';
import { inSlices } from './slices.js';
import { marked, marksOfPieces } from './segments.js';
import { family } from './roles.js';
import { mainLanguage } from './choices.js';
import { fragments, keeps, look, on, session, toggle } from './session.js';
import { onLocale, t } from './i18n.js';
import { roving } from './roving.js';

const pane = byId('source');
const keys = roving(pane, '.piece', '.piece-label');
let rows = [];

export async function showSource() {
  const { article, source } = session;
  const marks = marksOfPieces(article.fragments, article.timestamps, session.changes);
  rows = [];
  pane.replaceChildren();
  await inSlices(article.fragments.length, (index) => {
    const fragment = article.fragments[index];
    const before = article.fragments[index - 1];
    const sameLine = before !== undefined && !/[\n\r\u2028\u2029]/.test(source.slice(before.end, fragment.start));
    const made = row(fragment, index, marks[index], sameLine);
    rows.push(made);
    pane.append(made);
    if (index === 0) keys.reset();
  }, () => session.article !== article);
}

function row(fragment, index, marks, sameLine) {
  const language = mainLanguage(fragment);
  const text = session.source.slice(fragment.start, fragment.end);
  const made = element('li', { class: `piece family-${family(fragment.role)}${sameLine ? ' same-line' : ''}`, 'data-piece': index },
    element('button', { type: 'button', class: 'piece-label', tabindex: -1, 'aria-controls': 'piece', 'aria-keyshortcuts': 'Delete' },
      element('span', { class: 'swatch', 'aria-hidden': 'true' }),
      element('span', { class: 'piece-role' }),
      element('span', { class: `badge language-${session.languageColours.get(language) ?? 0}`, translate: 'no' }, language),
      element('span', { class: 'visually-hidden piece-spoken' })),
    element('p', { class: 'piece-text', dir: 'auto', lang: langAttribute(language) }, ...marked(text, fragment.start, marks)),
    element('button', { type: 'button', class: 'piece-toggle', tabindex: -1, 'aria-keyshortcuts': 'Delete' },
      element('span', { class: 'piece-does' }), element('span', { class: 'visually-hidden' }, ` ${beginning(fragment)}`)));
  word(made, fragment, index);
  return made;
}

function word(made, fragment, index) {
  const kept = keeps(index);
  made.classList.toggle('removed', !kept);
  made.classList.toggle('chosen', kept !== fragment.kept);
  made.querySelector('.piece-role').textContent = t(`role.${fragment.role}`);
  made.querySelector('.piece-does').textContent = t(kept ? 'remove' : 'restore');
  made.querySelector('.piece-spoken').textContent = ` ${t('pieceSpoken', { state: t(kept ? 'kept' : 'removed'), text: beginning(fragment) })}`;
}

// Enough of a piece to know it by ear.
const beginning = ({ text }) => text.slice(0, 60);

pane.addEventListener('click', (event) => {
  const made = event.target.closest('.piece');
  if (!made) return;
  const index = Number(made.dataset.piece);
  if (event.target.closest('.piece-toggle')) toggle(index);
  else if (event.target.closest('.piece-label')) look(index, event.detail ? 'source' : 'source-key'); // a key press clicks with no count
  else if (getSelection().isCollapsed) look(index, 'source');
});

pane.addEventListener('keydown', (event) => {
  const made = event.target.closest('.piece');
  if (made && (event.key === 'Delete' || event.key === 'Backspace')) {
    event.preventDefault();
    toggle(Number(made.dataset.piece));
  }
});

on('choices', ({ changed }) => {
  for (const index of changed) if (rows[index]) word(rows[index], fragments()[index], index);
});

onLocale(() => rows.forEach((made, index) => word(made, fragments()[index], index)));
