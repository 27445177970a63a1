// One piece in full: what it was taken for, on which evidence, how surely, in which languages, and the switch to decide otherwise.
import { byId, element, present } from './element.js';
import { languageName, scriptName } from './names.js';
import { fragments, keeps, look, on, session, toggle } from './session.js';
import { has, onLocale, percent, t } from './i18n.js';
import { family } from './roles.js';

const box = byId('piece');

function show() {
  const fragment = fragments()[session.current];
  box.hidden = !fragment;
  document.body.dataset.details = fragment ? 'open' : 'closed';
  if (!fragment) { box.replaceChildren(); return; }
  const index = session.current;
  const kept = keeps(index);
  box.className = `details family-${family(fragment.role)}`;
  box.replaceChildren(...present([
    element('div', { class: 'details-head' },
      element('h3', { class: 'details-title', tabindex: -1 }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), t(`role.${fragment.role}`)),
      element('button', { type: 'button', class: 'plain small close', onclick: close, 'aria-keyshortcuts': 'Escape' }, t('close'))),
    element('p', { class: 'details-state' }, t(state(kept, fragment.kept))),
    element('button', { type: 'button', class: 'plain decide', onclick: () => toggle(index) }, t(kept ? 'remove' : 'restore')),
    element('h4', {}, t('confidence')),
    element('p', { class: 'sure' },
      element('meter', { min: 0, max: 1, value: fragment.confidence, 'aria-label': t('confidence') }), ' ', percent(fragment.confidence)),
    element('h4', {}, t('evidence')),
    fragment.reasons.length ? element('ol', { class: 'reasons' }, ...fragment.reasons.map(reason)) : element('p', { class: 'quiet' }, t('evidenceNone')),
    element('h4', {}, t('languages')),
    element('ul', { class: 'spans' }, ...fragment.languages.slice(0, 40).map(language)),
    element('h4', {}, t('place')),
    element('p', { class: 'quiet' }, t('placeValue', { start: fragment.start, end: fragment.end, n: fragment.end - fragment.start })),
    fragment.selector && element('p', {}, element('code', { dir: 'ltr' }, fragment.selector)),
  ]));
}

const state = (kept, byTemiz) => (kept === byTemiz ? (kept ? 'stateKept' : 'stateRemoved') : kept ? 'stateRestoredByYou' : 'stateRemovedByYou');

// The name of the rule stays readable beside the sentence: it is what a report about a wrong answer needs.
function reason(id) {
  const key = `reason.${id}`;
  const said = has(key) ? t(key) : id.replace(/[-_:]+/g, ' ');
  return element('li', {}, said, ' ', has(key) && element('code', { dir: 'ltr', translate: 'no' }, id));
}

function language({ code, script, confidence, start, end }) {
  const said = code === 'zxx' || code === 'und' ? languageName(code) : t('languageFact', { name: languageName(code), script: scriptName(script), sure: percent(confidence) });
  return element('li', {}, element('span', { class: `badge language-${session.languageColours.get(code) ?? 0}`, translate: 'no' }, code), ' ', said, ' ',
    element('span', { class: 'quiet' }, t('characters', { n: end - start })));
}

function close() {
  const place = document.querySelector('#source [aria-current] .piece-label') ?? byId('result-title');
  look(-1);
  place.focus({ preventScroll: true });
}

on('current', ({ from }) => {
  show();
  if (from === 'article-key' || from === 'source-key') box.querySelector('.details-title')?.focus();
});
on('choices', () => {
  const held = box.contains(document.activeElement);
  show();
  if (held) box.querySelector('.decide')?.focus();
});
on('answer', () => show());
onLocale(() => { if (session.article) show(); });
addEventListener('keydown', (event) => { if (event.key === 'Escape' && session.current >= 0) close(); });

