// Every moment of the page in order of time: as written and as understood, where it was read, what is stated and what is not.
import { byId, element } from './element.js';
import { fragments, look, on, session } from './session.js';
import { list, onLocale, t } from './i18n.js';
import { disagree, spoken, wallClock, zoneSpoken } from './moment.js';

const SHOWN = 200;

export function showTimeline() {
  const moments = [...session.article.timestamps].sort((a, b) => (wallClock(a.iso) ?? 0) - (wallClock(b.iso) ?? 0));
  byId('moments').replaceChildren(moments.length
    ? element('ol', { class: 'timeline' }, ...moments.slice(0, SHOWN).map((moment) => entry(moment, moments)))
    : element('p', { class: 'quiet' }, t('momentsNone')));
}

function entry(moment, all) {
  const inText = moment.end > moment.start;
  const index = inText ? fragments().findIndex(({ start, end }) => start <= moment.start && moment.start < end) : -1;
  const rival = all.find((other) => other !== moment && other.role === moment.role && moment.role !== 'event' && moment.role !== 'other' && disagree(moment, other));
  return element('li', { class: `moment-entry moment-${moment.role}` },
    element('p', { class: 'moment-when' }, element('time', { datetime: moment.iso, dir: 'auto' }, spoken(moment)), ' ', element('span', { class: 'tag' }, t(`moment.${moment.role}`))),
    moment.text && element('p', { class: 'moment-text' },
      index >= 0
        ? element('button', { type: 'button', class: 'link', dir: 'auto', onclick: () => look(index, 'ledger') }, moment.text)
        : element('span', { dir: 'auto' }, moment.text)),
    element('p', { class: 'moment-how quiet' }, list([
      t(`origin.${moment.origin}`),
      t('precise', { precision: t(`precision.${moment.precision}`) }),
      ...zone(moment),
      ...(moment.implied.length ? [t('impliedParts', { parts: list(moment.implied.map((part) => t(`precision.${part}`))) })] : []),
    ])),
    rival && element('p', { class: 'conflict' }, t('conflict', { other: spoken(rival), origin: t(`origin.${rival.origin}`) })));
}

function zone({ zone: known, precision }) {
  if (['year', 'month', 'day'].includes(precision)) return [];
  return [known.origin === 'unknown' ? t('zoneUnknown') : t(`zone.${known.origin}`, { zone: zoneSpoken(known) })];
}

on('answer', showTimeline);
onLocale(() => { if (session.article) showTimeline(); });
