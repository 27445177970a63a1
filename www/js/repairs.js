// What was mended: how it stood, how it reads now, which damage it was.
import { byId, element } from './element.js';
import { fragments, look, on, session } from './session.js';
import { has, onLocale, t } from './i18n.js';
import { visible } from './invisible.js';

const SHOWN = 100;

export function showRepairs() {
  const { changes } = session;
  byId('repairs').replaceChildren(changes.length ? table(changes) : element('p', { class: 'quiet' }, t('repairsNone')));
}

function table(changes) {
  return element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'repairs-title' },
    element('table', {},
      element('thead', {}, element('tr', {}, ...['before', 'after', 'damage'].map((key) => element('th', { scope: 'col' }, t(key))))),
      element('tbody', {}, ...changes.slice(0, SHOWN).map(row))),
    changes.length > SHOWN && element('p', { class: 'quiet' }, t('andMore', { n: changes.length - SHOWN })));
}

function row(change) {
  const { before, after } = context(change);
  const index = fragments().findIndex(({ start, end }) => start < change.end && end > change.start);
  const shown = element('bdi', {}, ...before);
  return element('tr', {},
    element('td', {}, index < 0 ? shown : element('button', { type: 'button', class: 'link', onclick: () => look(index, 'ledger') }, shown)),
    element('td', {}, element('bdi', {}, ...after)),
    element('td', {}, has(`damage.${change.kind}`) ? t(`damage.${change.kind}`) : change.kind));
}

// A few letters on both sides, so that a lone byte has a word around it.
function context({ start, end, before, after }) {
  const AROUND = 12;
  const left = session.source.slice(Math.max(0, start - AROUND), start).replace(/^\S*\s(?=.*\S)/su, '').replace(/.*\n/s, '');
  const right = session.source.slice(end, end + AROUND).replace(/\n.*/s, '').replace(/\s\S*$/u, '');
  return {
    before: [left, element('del', {}, ...visible(before)), right],
    after: [left, element('ins', {}, ...visible(after)), right],
  };
}

on('answer', showRepairs);
onLocale(() => { if (session.article) showRepairs(); });
