// The article in a format to take away, with the reader's choices in it: shown, copied, downloaded.
import { byId, element } from './element.js';
import { decided, on, session } from './session.js';
import { htmlDocument } from './document.js';
import { form } from './engine.js';
import { say } from './live.js';
import { t } from './i18n.js';

const FORMATS = {
  text: { write: ({ title, text }) => `${[title, text].filter(Boolean).join('\n\n')}\n`, extension: 'txt', type: 'text/plain' },
  markdown: { write: ({ markdown }) => `${markdown}\n`, output: 'markdown', extension: 'md', type: 'text/markdown' },
  html: { write: htmlDocument, output: 'html', extension: 'html', type: 'text/html' },
  json: { write: (article) => `${JSON.stringify(article, null, 2)}\n`, extension: 'json', type: 'application/json' },
  'json-ld': { write: ({ jsonLd }) => `${JSON.stringify(JSON.parse(jsonLd), null, 2)}\n`, output: 'json-ld', extension: 'jsonld', type: 'application/ld+json' },
};

const SHOWN = 20_000; // characters; more only slows the page down

const format = () => FORMATS[byId('format').value];

// The package makes every format itself: it is asked again, with the choices.
async function made({ write, output } = format()) {
  const { input, settings } = session;
  return write(await form(input, { ...settings, outputs: output ? [output] : [], policy: { fragments: decided() } }));
}

let latest = 0;

async function show() {
  if (!session.article) return;
  const own = ++latest;
  const whole = await made();
  if (own !== latest) return;
  byId('preview').textContent = whole.slice(0, SHOWN);
  byId('preview-cut').hidden = whole.length <= SHOWN;
}

export async function copyText(written) {
  try {
    await navigator.clipboard.writeText(written);
    say(t('saidCopied'));
    return true;
  } catch {
    say(t('saidNotCopied'));
    return false;
  }
}

// The button itself says for a moment that it is done.
export async function copyBy(button, written) {
  const done = await copyText(written);
  button.textContent = t(done ? 'copied' : 'notCopied');
  setTimeout(() => { button.textContent = t('copy'); }, 1600);
}

byId('copy').addEventListener('click', async ({ currentTarget }) => copyBy(currentTarget, await made()));

byId('download').addEventListener('click', async () => {
  const chosen = format();
  const url = URL.createObjectURL(new Blob([await made(chosen)], { type: `${chosen.type};charset=utf-8` }));
  element('a', { href: url, download: `${fileName()}.${chosen.extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say(t('saidDownloaded'));
});

const fileName = () => (session.article.title ?? 'temiz').replace(/[\p{C}\\/:*?"<>|.]+/gu, ' ').trim().slice(0, 60).trim() || 'temiz';

byId('format').addEventListener('change', show);
on('answer', show);
on('choices', show);
