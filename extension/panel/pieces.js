// Every piece of the page with its role, languages and reasons; what was removed comes back by one click, and the other way round.
import { languageName, list as inRow, percent, reasonName, roleName, word } from '../words.js';
import { inSlices } from './slices.js';

/** The list as it stands: one row per piece, and what the pieces are. */
let rows = [];
let listed = '';
/** The pieces as last told; a list that is still being built takes them from here. */
let latest = [];

/** @param pieces `{key, number, fragment, kept}` of every piece, or null */
export function showPieces(section, pieces, ask) {
  const [roles, languages, list] = ['#roles', '#languages', '#list'].map((it) => section.querySelector(it));
  const languagesOf = (it) => [...new Set(it.languages.map(({ code }) => code))];
  latest = pieces ?? [];
  for (const heading of section.querySelectorAll('h2')) heading.hidden = !latest.length;
  chips(roles, latest, (it) => [it.role], roleName, (role, kept) => ask({ type: 'decide', role, kept }));
  chips(languages, latest, languagesOf, languageName, (language, kept) => ask({ type: 'decide', language, kept }));
  const now = latest.map(({ key, number }) => `${key}:${number}`).join();
  if (now === listed) rows.forEach((made, at) => decided(made, latest[at].kept));
  else {
    listed = now;
    build(list, ask);
  }
}

/** One button per role or language with the count of its pieces; pressed while any of them is kept. Buttons that stay keep the focus. */
function chips(list, pieces, keysOf, nameOf, onToggle) {
  const counts = new Map();
  for (const { fragment, kept } of pieces) {
    for (const key of keysOf(fragment)) {
      const count = counts.get(key) ?? { all: 0, kept: 0 };
      counts.set(key, { all: count.all + 1, kept: count.kept + (kept ? 1 : 0) });
    }
  }
  const before = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const items = [...counts].sort((a, b) => b[1].all - a[1].all).map(([key, count]) => {
    const item = before.get(key) ?? make('li', {}, make('button', { type: 'button' }));
    item.dataset.key = key;
    const [button] = item.children;
    button.ariaPressed = String(count.kept > 0);
    button.textContent = `${nameOf(key)} ${count.all.toLocaleString()}`;
    button.onclick = () => onToggle(key, count.kept === 0);
    return item;
  });
  if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) list.replaceChildren(...items);
}

async function build(list, ask) {
  const own = listed;
  rows = [];
  list.replaceChildren();
  await inSlices(latest.length, (at) => {
    rows.push(row(latest[at], ask));
    list.append(rows[at]);
  }, () => own !== listed);
}

function row({ key, number, fragment, kept }, ask) {
  const toggle = make('button', { type: 'button', className: 'toggle' });
  const find = make('button', { type: 'button' }, word('find'));
  find.addEventListener('click', () => ask({ type: 'show', key, number }));
  const names = inRow([...new Set(fragment.languages.map(({ code }) => languageName(code)))]);
  const made = make('li', {},
    make('div', { className: 'head' }, make('strong', {}, roleName(fragment.role)), make('span', {}, names), find, toggle),
    make('p', { dir: 'auto', lang: fragment.languages[0]?.code ?? '' }, shortened(fragment.text)),
    make('div', { className: 'reasons' }, `${word('reasons')}: ${inRow(fragment.reasons.map(reasonName)) || '–'} · ${percent(fragment.confidence)}`));
  toggle.addEventListener('click', () => ask({ type: 'decide', key, number, kept: made.className !== 'kept' }));
  decided(made, kept);
  return made;
}

function decided(row, kept) {
  const name = kept ? 'kept' : 'removed';
  if (row.className === name) return;
  row.className = name;
  row.querySelector('.toggle').textContent = word(kept ? 'remove' : 'keep');
}

const shortened = (text) => (text.length > 280 ? `${text.slice(0, 279)}…` : text);

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
