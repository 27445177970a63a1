// What a careful reader should know, and the text of the page that no reader sees.
import { byId, element } from './element.js';
import { on, session } from './session.js';
import { has, onLocale, t } from './i18n.js';
import { visible } from './invisible.js';

// Parts shown, and characters of each; pages may hide whole menus.
const SHOWN = 20;
const LONGEST = 2000;


function show() {
  const { notes, hidden = [] } = session.article;
  byId('notes').replaceChildren(...(notes.length ? notes.map(entry) : [element('li', { class: 'quiet' }, t('notesNone'))]));
  byId('hidden-text').replaceChildren(hidden.length
    ? element('ul', {}, ...hidden.slice(0, SHOWN).map(part))
    : element('p', { class: 'quiet' }, t('hiddenNone')));
}

function part({ text, way }) {
  return element('li', {}, element('p', { class: 'quiet' }, element('code', { dir: 'ltr' }, way)),
    element('p', { class: 'hidden-words', dir: 'auto' }, ...visible(text.slice(0, LONGEST))));
}

// The code's own words in the reader's language where there are some, the engine's message with the particulars beside it.
function entry({ code, message }) {
  const said = has(`note.${code}`) ? t(`note.${code}`) : null;
  return element('li', {},
    said && element('p', {}, said),
    element('p', { class: said ? 'quiet' : '', lang: 'en', dir: 'auto' }, message));
}

on('answer', show);
onLocale(() => { if (session.article) show(); });
