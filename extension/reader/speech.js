// Reading aloud with the voices of the device, each stretch in its own language; nothing is sent anywhere.
import { speechPlan } from '../temiz/dom.js';
import { languageName, list, word } from '../words.js';

export function setUpSpeech(button, view, article, say) {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis) {
    button.hidden = true;
    return;
  }
  let speaking = false;
  const stop = () => {
    speaking = false;
    synthesis.cancel();
    mark(view, null);
    button.textContent = word('readAloud');
  };
  button.addEventListener('click', () => {
    if (speaking) return stop();
    speaking = true;
    button.textContent = word('stop');
    const plan = stretches(view, article);
    const missing = [...new Set(plan.map(({ language }) => language))].filter((code) => !voiceFor(synthesis, code));
    say(missing.length ? word('noVoice', list(missing.map(languageName))) : '');
    plan.forEach((stretch, index) => synthesis.speak(utterance(stretch, synthesis, {
      start: () => mark(view, stretch.element),
      end: () => { if (index === plan.length - 1) stop(); },
    })));
    return undefined;
  });
  addEventListener('pagehide', stop);
}

/** What the view is made of, line by line. */
const LINES = 'h1, .subtitle, p:not(.facts), h2, h3, h4, h5, h6, tr, pre, figcaption';
/** Pieces that are looked through for the one a line begins with: some of an article stand on top only, or nowhere. */
const AHEAD = 50;

/** What is shown, in order, cut where the voice changes: each line is led back to the pieces that it was set from. */
function stretches(view, article) {
  const pieces = article.fragments.filter(({ kept }) => kept);
  let next = 0;
  return [...view.querySelectorAll(LINES)].flatMap((element) => {
    const own = [];
    let rest = letters(element.textContent);
    while (rest) {
      const at = pieces.slice(next, next + AHEAD).findIndex(({ text }) => letters(text) && rest.startsWith(letters(text)));
      if (at < 0) break;
      next += at + 1;
      own.push(pieces[next - 1]);
      rest = rest.slice(letters(own.at(-1).text).length);
    }
    if (rest || !own.length) return element.textContent.trim() ? [{ element, text: element.textContent, language: element.closest('[lang]:not([lang=""])')?.lang ?? article.language.code }] : [];
    return speechPlan({ ...article, fragments: own }, { policy: () => true }).map(({ text, lang }) => ({ element, text, language: lang ?? article.language.code }));
  });
}

/** A text without white space and without what parts the cells of a table. */
const letters = (text) => text.replace(/[\s|]+/g, '');

function utterance({ text, language }, synthesis, { start, end }) {
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.lang = language;
  spoken.voice = voiceFor(synthesis, language) ?? null;
  spoken.onstart = start;
  spoken.onend = end;
  spoken.onerror = end;
  return spoken;
}

const voiceFor = (synthesis, language) => synthesis.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);

function mark(view, element) {
  for (const before of view.querySelectorAll('[data-speaking]')) delete before.dataset.speaking;
  if (!element) return;
  element.dataset.speaking = 'yes';
  element.scrollIntoView({ block: 'nearest' });
}
