// Puts the page together: an input goes to the module, the answer to the views.
import { byId, element } from './element.js';
import { run, start, Superseded } from './engine.js';
import { currentLocale, locales, onLocale, preferredLocale, rememberLocale, setLocale, t } from './i18n.js';
import { answer, session } from './session.js';
import { Choices, mainLanguage } from './choices.js';
import { problem, startWith } from './start.js';
import { showArticle } from './article-pane.js';
import { showLegend } from './legend.js';
import { showSource } from './source-pane.js';
import { showTiming } from './timing.js';
import { fromLink } from './share.js';
import { keepOffline } from './offline.js';
import { say } from './live.js';
import './details.js';
import './linking.js';
import './facts.js';
import './timeline.js';
import './repairs.js';
import './notes.js';
import './export.js';

async function clean(input, settings, choices) {
  const since = performance.now();
  document.body.classList.add('busy');
  delete document.body.dataset.painted;
  try {
    const { article, source, changes, took } = await run(input, settings);
    answer({
      input, settings, article, source, changes,
      languageColours: colours(article),
      choices: Choices.from(choices),
      timing: { took, size: new TextEncoder().encode(input).length },
    });
    show('result');
    step();
    showLegend();
    // The article first: it is what the reader came for.
    await Promise.all([showArticle(), showSource()]);
    requestAnimationFrame(() => setTimeout(() => {
      if (session.article !== article) return;
      session.timing.painted = performance.now() - since;
      showTiming();
      document.body.dataset.painted = '';
    }));
    say(byId('result-title').textContent);
  } catch (error) {
    if (!(error instanceof Superseded)) fail(error);
  } finally {
    document.body.classList.remove('busy');
  }
}

function fail(error) {
  show('start');
  const key = { 'unknown-time-zone': 'problemZone', 'bad-now': 'problemNow', 'load-failed': 'problemLoad', worker: 'problemLoad' }[error.code] ?? 'problemOther';
  problem(t(key, { message: error.message }));
}

// Colour 0 is the article's own language; the others take theirs in the order they come.
function colours({ language, fragments }) {
  const order = new Map([[language.code, 0]]);
  for (const fragment of fragments) {
    const code = mainLanguage(fragment);
    if (!order.has(code)) order.set(code, code === 'zxx' || code === 'und' ? 9 : 1 + ((order.size - 1) % 6));
  }
  return order;
}

function show(state) {
  document.body.dataset.state = state;
  byId('start').hidden = state !== 'start';
  byId('result').hidden = state !== 'result';
  byId('again').hidden = state !== 'result';
  scrollTo(0, 0);
  if (state === 'result') byId('result-title').focus({ preventScroll: true });
  else byId('input').focus({ preventScroll: true });
}

// Back leads from an article to where it was put in, and forward to it again.
function step() {
  if (!history.state?.article) history.pushState({ article: true }, '');
}

addEventListener('popstate', () => {
  if (session.article) show(history.state?.article ? 'result' : 'start');
});

byId('again').addEventListener('click', () => {
  byId('input').value = '';
  show('start');
});

byId('print').addEventListener('click', () => print());

byId('result').querySelector('.views').addEventListener('click', ({ target }) => {
  const view = target.closest('[data-view]')?.dataset.view;
  if (!view) return;
  byId('result').dataset.view = view;
  for (const button of byId('result').querySelectorAll('.views button')) button.setAttribute('aria-pressed', button.dataset.view === view);
});

const picker = byId('interface-language');
picker.append(...locales().map(([code, name]) => element('option', { value: code, lang: code }, name)));
picker.addEventListener('change', async () => {
  await setLocale(picker.value);
  rememberLocale(picker.value);
});
onLocale(() => { picker.value = currentLocale(); });

byId('zones').append(...Intl.supportedValuesOf('timeZone').map((zone) => element('option', { value: zone })));

await setLocale(preferredLocale());
startWith((input, settings) => clean(input, settings));
document.body.dataset.ready = '';

start().then((module) => { session.module = module; }, fail);

async function openLink() {
  try {
    const linked = await fromLink();
    if (linked) await clean(linked.input, linked.settings, linked.choices);
  } catch {
    problem(t('problemLink'));
  }
}

addEventListener('hashchange', openLink);
await openLink();
keepOffline();
