// A whole HTML document: every text escaped, every piece with its language and direction.
import { mainLanguage } from '../choices.js';
import { langAttribute } from '../names.js';

const TAGS = { title: 'h1', heading: 'h2', quote: 'blockquote', table: 'pre', code: 'pre', 'list-item': 'li', credit: 'small', caption: 'p' };

export function html(article) {
  const kept = article.fragments.filter((fragment) => fragment.kept);
  const lines = kept.flatMap((fragment, at) => {
    const opens = fragment.role === 'list-item' && kept[at - 1]?.role !== 'list-item';
    const closes = fragment.role === 'list-item' && kept[at + 1]?.role !== 'list-item';
    return [opens && '<ul>', piece(fragment), closes && '</ul>'].filter(Boolean);
  });
  return `<!doctype html>
<html lang="${escaped(langAttribute(article.language.code))}" dir="${article.direction}">
<head><meta charset="utf-8"><title>${escaped(article.title ?? '')}</title></head>
<body><article>
${lines.join('\n')}
</article></body>
</html>
`;
}

function piece(fragment) {
  const tag = TAGS[fragment.role] ?? 'p';
  const lang = langAttribute(mainLanguage(fragment));
  const text = escaped(fragment.text);
  return `<${tag}${lang ? ` lang="${escaped(lang)}"` : ''} dir="auto" class="${fragment.role}">${tag === 'pre' ? text : text.replace(/\n/g, '<br>')}</${tag}>`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
