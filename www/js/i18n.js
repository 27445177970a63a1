// The interface's words and formats. English stands in the markup; every language, English too, has a file in locales/.
const LOCALES = ['en', 'az', 'tr', 'ru', 'ar'];
const AUTONYMS = { en: 'English', az: 'Azərbaycanca', tr: 'Türkçe', ru: 'Русский', ar: 'العربية' };
const REMEMBERED = 'temiz-interface';

let locale = 'en';
let lacking = null;
let words = {};
const listeners = [];

export const onLocale = (listener) => listeners.push(listener);
export const currentLocale = () => locale;
export const locales = () => LOCALES.map((code) => [code, AUTONYMS[code]]);

// What the reader chose earlier, else the first language of the browser that there is.
export function preferredLocale() {
  const wanted = [remembered(), ...navigator.languages].filter(Boolean).map((tag) => tag.split('-')[0]);
  return wanted.find((code) => LOCALES.includes(code)) ?? 'en';
}

export async function setLocale(code) {
  const response = await fetch(new URL(`../locales/${code}.json`, import.meta.url));
  words = await response.json();
  lacking = isKnown(code) ? null : await (await fetch(new URL(`../names/${code}.json`, import.meta.url))).json();
  locale = code;
  document.documentElement.lang = code;
  document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-label]')) node.setAttribute('aria-label', t(node.dataset.tLabel));
  for (const listener of listeners) listener();
}

// Names and months for a language that the browser has no words for (Chromium's Azerbaijani is a stub), else null.
export const ownNames = () => lacking;

const isKnown = (code) => new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of('ru') !== undefined;

// Such a browser does not write its numbers either; Italian ones look the same.
const numbers = () => (lacking ? 'it' : locale);

export function rememberLocale(code) {
  try { localStorage.setItem(REMEMBERED, code); } catch { /* a browser may forbid it; then it is asked again */ }
}

function remembered() {
  try { return localStorage.getItem(REMEMBERED); } catch { return null; }
}

// A phrase with its {places} filled; one with plural forms takes them from `values.n`.
export function t(key, values = {}) {
  let phrase = words[key] ?? key;
  if (typeof phrase === 'object') phrase = phrase[new Intl.PluralRules(locale).select(values.n)] ?? phrase.other;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? number(values[name]) : values[name] ?? ''));
}

export const has = (key) => Object.hasOwn(words, key);

export const number = (value, options) => new Intl.NumberFormat(numbers(), options).format(value);

export const percent = (share) => number(share, { style: 'percent', maximumFractionDigits: 0 });

export function bytes(count) {
  const [unit, value] = count < 1e3 ? ['byte', count] : count < 1e6 ? ['kilobyte', count / 1e3] : ['megabyte', count / 1e6];
  return number(value, { style: 'unit', unit, maximumSignificantDigits: 3, ...(unit === 'byte' && { unitDisplay: 'long' }) });
}

export const milliseconds = (value) => number(value, { style: 'unit', unit: 'millisecond', maximumSignificantDigits: value < 100 ? 2 : 3 });

export function list(items) {
  if (!lacking) return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
  return items.join(', ').replace(/, (?=[^,]*$)/, ` ${lacking.and} `);
}
