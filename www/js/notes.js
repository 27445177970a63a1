// What a careful reader should know, and the text of the page that no reader sees.
import { byId, element } from './element.js';
import { on, session } from './session.js';
import { bytes, has, list, onLocale, t } from './i18n.js';
import { languageName } from './names.js';
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
  return element('li', {}, element('p', { class: 'quiet' }, wayName(way)),
    element('p', { class: 'hidden-words', dir: 'auto' }, ...visible(text.slice(0, LONGEST))));
}

// The code's own words in the reader's language, with what the engine tells of this page; its own message where there are none.
function entry({ code, message, values = {} }) {
  const own = has(`note.${code}`);
  return element('li', {}, element('p', own ? {} : { lang: 'en', dir: 'ltr' }, own ? t(`note.${code}`, inWords(values)) : message));
}

const inWords = ({ declared, detected, bytes: size, ways, parts, articles, ...rest }) => ({
  ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, apart(value)])),
  declared: declared && apart(languageName(declared)),
  detected: detected && apart(languageName(detected)),
  size: size && bytes(Number(size)),
  ways: ways && list(ways.split(', ').map(wayName)),
  n: Number(parts ?? articles),
});

// A value keeps its own direction whatever stands around it.
const apart = (value) => `\u2068${value}\u2069`;

function wayName(way) {
  const key = `way.${way.replace(/[^a-z0-9]+/g, '-')}`;
  return has(key) ? t(key) : way;
}

on('answer', show);
onLocale(() => { if (session.article) show(); });
