// What the article says of itself: the answer's own fields, and nothing that is not known.
import { byId, element } from './element.js';
import { on, session } from './session.js';
import { langAttribute, languageName, scriptName } from './names.js';
import { list, onLocale, percent, t } from './i18n.js';
import { spoken } from './moment.js';

export function showFacts() {
  const { article } = session;
  const rows = [
    ['title', article.title, article.language.code],
    ['subtitle', article.subtitle, article.language.code],
    ['byline', article.byline.length ? list(article.byline) : null],
    ['published', article.published && spoken(article.published), null, article.published?.iso],
    ['modified', article.modified && spoken(article.modified), null, article.modified?.iso],
    ['language', language(article.language)],
    ['declaredLanguage', article.declaredLanguage && `${languageName(article.declaredLanguage)} (${article.declaredLanguage})`],
    ['direction', t(`direction.${article.direction}`)],
    ['siteName', article.siteName],
    ['url', article.url],
    ['tags', article.tags.length ? list(article.tags) : null],
    ['excerpt', article.excerpt, article.language.code],
  ];
  byId('facts').replaceChildren(...rows.filter(([, value]) => value).flatMap(([key, value, code, exact]) => [
    element('dt', {}, t(`fact.${key}`)),
    element('dd', { class: `fact-${key}` }, element('bdi', { lang: code ? langAttribute(code) : undefined }, value),
      exact && element('code', { class: 'exact', dir: 'ltr' }, exact)),
  ]));
  const missing = rows.filter(([key, value]) => !value && ['title', 'byline', 'published'].includes(key)).map(([key]) => t(`fact.${key}`));
  if (missing.length) byId('facts').append(element('dt', {}, t('notFound')), element('dd', { class: 'quiet' }, list(missing)));
}

function language({ code, script, confidence }) {
  const name = languageName(code);
  if (code === 'und' || code === 'zxx') return name;
  return t('languageFact', { name, script: scriptName(script), sure: percent(confidence) });
}

on('answer', showFacts);
onLocale(() => { if (session.article) showFacts(); });
