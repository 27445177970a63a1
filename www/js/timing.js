// How long it took and what it weighs, as measured here and now.
import { byId, element } from './element.js';
import { fragments, keeps, on, session } from './session.js';
import { bytes, milliseconds, onLocale, t } from './i18n.js';

export function showTiming() {
  const { took, size, painted } = session.timing;
  const { module } = session;
  byId('timing').textContent = [
    t('timing', { size: bytes(size), took: milliseconds(took) }),
    painted && t('painted', { painted: milliseconds(painted) }),
    module && t(module.transferred && module.transferred < module.size ? 'moduleCompressed' : 'module', { size: bytes(module.size), transferred: bytes(module.transferred), took: milliseconds(module.took) }),
  ].filter(Boolean).join(' ');
}

function showSummary() {
  const all = fragments().length;
  const kept = fragments().filter((_, index) => keeps(index)).length;
  byId('result-title').textContent = all ? t('summary', { n: kept, all, removed: all - kept }) : t('summaryEmpty');
  const { version, model } = session.article.engine;
  byId('engine').replaceChildren(element('bdi', {}, `temiz ${version}`), ' · ', t('model', { model }));
}

on('answer', showSummary);
on('choices', showSummary);
onLocale(() => { if (session.article) { showSummary(); showTiming(); } });
