// The words of the interface: in the browser's language where there are words in it, else in English.

export const word = (key, ...parts) => chrome.i18n.getMessage(key, parts) || key;

export const roleName = (role) => word(`role_${role.replaceAll('-', '_')}`);

/** What a reason of the module means; one without words is shown by its name. */
export const reasonName = (id) => chrome.i18n.getMessage(`reason_${id.replaceAll('-', '_')}`) || id;

/** The language that the words are in; the browser's own may be another. */
export const language = word('locale');
const direction = language === 'ar' ? 'rtl' : 'ltr';

const languageNames = new Intl.DisplayNames([language, 'en'], { type: 'language' });

export const percent = (share) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

const lists = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
/** Several names in a row, parted as the language does it. */
export const list = (names) => lists.format(names);

/** A language's name for the reader; `und` and `zxx` have names, too. */
export function languageName(code) {
  try {
    return chrome.i18n.getMessage(`language_${code.replaceAll('-', '_')}`) || (languageNames.of(code) ?? code);
  } catch {
    return code;
  }
}

/** Puts words into a page: `data-word` on an element names its text, `data-label` its accessible name. */
export function fillIn(root = document) {
  root.documentElement.lang = language;
  root.documentElement.dir = direction;
  for (const element of root.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of root.querySelectorAll('[data-label]')) element.setAttribute('aria-label', word(element.dataset.label));
}
