// Says to a screen reader what a sighted reader sees change.
import { byId } from './element.js';
import { fragments, keeps, on, session } from './session.js';
import { t } from './i18n.js';

const live = byId('live');

export function say(sentence) {
  live.textContent = '';
  // Emptied and filled in two steps, so that the same sentence is said again.
  setTimeout(() => { live.textContent = sentence; }, 30);
}

on('choices', ({ said }) => {
  if (!said) return;
  const kept = fragments().filter((_, index) => keeps(index)).length;
  const name = said.name ?? fragments()[said.index]?.text.slice(0, 60);
  say(`${t(said.key, { name })} ${t('keptOf', { n: kept, all: fragments().length })}`);
});

on('current', ({ index, from }) => {
  const fragment = session.article?.fragments[index];
  if (fragment && !from?.endsWith('-key')) say(`${t(`role.${fragment.role}`)} ${t('pieceSpoken', { state: t(keeps(index) ? 'kept' : 'removed'), text: fragment.text.slice(0, 60) })}`);
});
