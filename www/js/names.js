// Names of languages and scripts in the interface's language, from the browser.
import { currentLocale, ownNames, t } from './i18n.js';

let cached = {};

function names(type) {
  const locale = currentLocale();
  if (cached.locale !== locale) cached = { locale };
  return cached[type] ??= new Intl.DisplayNames([locale], { type, fallback: 'code' });
}

export function languageName(code) {
  if (code === 'und') return t('undetermined');
  if (code === 'zxx') return t('noLanguage');
  return named('language', code);
}

export const scriptName = (code) => named('script', code);

function named(type, code) {
  const own = ownNames()?.[type][code.split('-')[0]];
  try { return own ?? names(type).of(code); } catch { return code; }
}

// A language's name in itself.
export function autonym(tag) {
  try { return new Intl.DisplayNames([tag], { type: 'language' }).of(tag); } catch { return tag; }
}

// For the lang attribute: only what is a language.
export const langAttribute = (code) => (code === 'zxx' || code === 'und' ? '' : code);
