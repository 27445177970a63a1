// What a careful reader should know, and the text of the page that no reader sees.
import { byId, element } from './element.js';
import { on, session } from './session.js';
import { has, onLocale, t } from './i18n.js';
import { visible } from './invisible.js';

const isHidden = ({ code }) => code.startsWith('hidden');

function show() {
  const { notes } = session.article;
  const plain = notes.filter((note) => !isHidden(note));
  const hidden = notes.filter(isHidden);
  byId('notes').replaceChildren(...(plain.length ? plain.map(entry) : [element('li', { class: 'quiet' }, t('notesNone'))]));
  byId('hidden-text').replaceChildren(hidden.length
    ? element('ul', {}, ...hidden.map(entry))
    : element('p', { class: 'quiet' }, t('hiddenNone')));
}

// The code's own words in the reader's language where there are some, the engine's message with the particulars beside it.
function entry({ code, message, ...more }) {
  const said = has(`note.${code}`) ? t(`note.${code}`) : null;
  const text = Object.values(more).filter((value) => typeof value === 'string').join(' ');
  return element('li', {},
    said && element('p', {}, said),
    element('p', { class: said ? 'quiet' : '', lang: 'en', dir: 'auto' }, ...visible(message)),
    text && element('p', { class: 'hidden-words', dir: 'auto' }, ...visible(text)));
}

on('answer', show);
onLocale(() => { if (session.article) show(); });
