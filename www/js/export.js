// The article in a format to take away: shown, copied, downloaded.
import { byId, element } from './element.js';
import { keeps, on, session } from './session.js';
import { chosen } from './formats/choose.js';
import { html } from './formats/html.js';
import { jsonLd } from './formats/json-ld.js';
import { markdown } from './formats/markdown.js';
import { text } from './formats/text.js';
import { say } from './live.js';
import { t } from './i18n.js';

const json = (article) => `${JSON.stringify(article, null, 2)}\n`;

const FORMATS = {
  text: { make: text, extension: 'txt', type: 'text/plain' },
  markdown: { make: markdown, extension: 'md', type: 'text/markdown' },
  html: { make: html, extension: 'html', type: 'text/html' },
  json: { make: json, extension: 'json', type: 'application/json' },
  'json-ld': { make: jsonLd, extension: 'jsonld', type: 'application/ld+json' },
};

const SHOWN = 20_000; // characters; more only slows the page down

const format = () => FORMATS[byId('format').value];
const made = () => format().make(chosen(session.article, keeps));

function show() {
  if (!session.article) return;
  const whole = made();
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

byId('copy').addEventListener('click', ({ currentTarget }) => copyBy(currentTarget, made()));

byId('download').addEventListener('click', () => {
  const { extension, type } = format();
  const url = URL.createObjectURL(new Blob([made()], { type: `${type};charset=utf-8` }));
  element('a', { href: url, download: `${fileName()}.${extension}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say(t('saidDownloaded'));
});

const fileName = () => (session.article.title ?? 'temiz').replace(/[\p{C}\\/:*?"<>|.]+/gu, ' ').trim().slice(0, 60).trim() || 'temiz';

byId('format').addEventListener('change', show);
on('answer', show);
on('choices', show);
