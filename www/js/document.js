// A whole HTML document around the body that the package made safe: what a saved file needs beside it.
import { langAttribute } from './names.js';

export function htmlDocument({ title, language, direction, html }) {
  const head = `<meta charset="utf-8"><title>${escaped(title ?? '')}</title>`;
  const headline = title ? `<h1>${escaped(title)}</h1>\n` : '';
  return `<!doctype html>\n<html lang="${escaped(langAttribute(language.code))}" dir="${direction}">\n<head>${head}</head>\n<body><article>\n${headline}${html}\n</article></body>\n</html>\n`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
