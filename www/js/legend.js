// Which roles and languages there are, how many pieces of each, and a switch that keeps or removes them all.
import { byId, element } from './element.js';
import { family, roleOrder } from './roles.js';
import { languageName } from './names.js';
import { groupOf } from './choices.js';
import { choose, fragments, keeps, on, session } from './session.js';
import { number, onLocale, t } from './i18n.js';
import { pointGroup } from './linking.js';

const undoAll = byId('undo-all');

export function showLegend() {
  byId('legend-roles').replaceChildren(...entries('role'));
  byId('legend-languages').replaceChildren(...entries('language'));
  word();
}

function entries(kind) {
  const members = new Map();
  fragments().forEach((fragment, index) => {
    const name = groupOf(kind, fragment);
    if (!members.has(name)) members.set(name, []);
    members.get(name).push(index);
  });
  const order = kind === 'role' ? ([a], [b]) => roleOrder(a) - roleOrder(b) : ([, a], [, b]) => b.length - a.length;
  return [...members].sort(order).map(([name, indexes]) => entry(kind, name, indexes));
}

function entry(kind, name, indexes) {
  const mark = kind === 'role'
    ? element('span', { class: 'swatch', 'aria-hidden': 'true' })
    : element('span', { class: `badge language-${session.languageColours.get(name) ?? 0}`, 'aria-hidden': 'true', translate: 'no' }, name);
  const button = element('button',
    { type: 'button', class: `entry ${kind === 'role' ? `family-${family(name)}` : ''}`, 'data-kind': kind, 'data-name': name },
    mark, element('span', { class: 'entry-name' }), ' ', element('span', { class: 'count' }));
  button.members = indexes;
  button.addEventListener('click', () => {
    const kept = !indexes.some(keeps);
    choose((choices) => choices.setGroup(kind, name, kept, fragments()), { key: kept ? 'saidGroupKept' : 'saidGroupRemoved', name: nameOf(kind, name) });
  });
  for (const event of ['pointerenter', 'focus']) button.addEventListener(event, () => pointGroup(indexes));
  for (const event of ['pointerleave', 'blur']) button.addEventListener(event, () => pointGroup([]));
  return element('li', {}, button);
}

const nameOf = (kind, name) => (kind === 'role' ? t(`role.${name}`) : languageName(name));

function word() {
  for (const button of byId('legend').querySelectorAll('.entry')) {
    const kept = button.members.filter(keeps).length;
    const all = button.members.length;
    button.setAttribute('aria-pressed', kept === all ? 'true' : kept ? 'mixed' : 'false');
    button.querySelector('.entry-name').textContent = nameOf(button.dataset.kind, button.dataset.name);
    button.querySelector('.count').textContent = kept && kept < all ? t('countOf', { n: kept, all }) : number(all);
  }
  const changed = fragments().filter((fragment, index) => keeps(index) !== fragment.kept).length;
  undoAll.hidden = !changed;
  if (changed) undoAll.textContent = t('undoAll', { n: changed });
}

undoAll.addEventListener('click', () => {
  choose((choices) => choices.clear(), { key: 'saidUndone' });
  byId('legend').querySelector('.entry')?.focus();
});

on('choices', word);
onLocale(() => { if (session.article) word(); });
