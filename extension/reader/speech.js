// Reading aloud with the voices of the device, each stretch in its own language; nothing is sent anywhere.
import { speechPlan } from '../temiz/dom.js';
import { languageName, word } from '../words.js';

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
    say(missing.length ? word('noVoice', missing.map(languageName).join(', ')) : '');
    plan.forEach((stretch, index) => synthesis.speak(utterance(stretch, synthesis, {
      start: () => mark(view, stretch.element),
      end: () => { if (index === plan.length - 1) stop(); },
    })));
    return undefined;
  });
  addEventListener('pagehide', stop);
}

/** What is shown, in order, cut where the voice changes. */
function stretches(view, article) {
  return [...view.querySelectorAll('h1, .subtitle, [data-fragment]')].flatMap((element) => {
    const fragment = article.fragments[element.dataset.fragment];
    if (!fragment) return [{ element, text: element.textContent, language: element.lang }];
    return speechPlan({ ...article, fragments: [fragment] }, { policy: () => true })
      .map(({ text, lang }) => ({ element, text, language: lang ?? article.language.code }));
  });
}

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
