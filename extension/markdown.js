// The article as Markdown, as the reader left it: with the pieces brought back, without those taken out.
import { bodyOf, facts } from './article-view.js';

const MARKS = { heading: '## ', 'list-item': '- ', quote: '> ', caption: '*', credit: '*' };

export function markdownOf(article, kept) {
  const top = [article.title && `# ${escaped(article.title)}`, article.subtitle && `*${escaped(article.subtitle)}*`, escaped(facts(article).join(' · ')), article.url && `<${article.url}>`];
  const body = bodyOf(article, kept).map(({ fragment }) => block(fragment));
  return `${[...top, ...body].filter(Boolean).join('\n\n')}\n`.replace(/^(- .*)\n\n(?=- )/gm, '$1\n');
}

function block({ role, text }) {
  if (role === 'code' || role === 'table') return `\`\`\`\n${text}\n\`\`\``;
  const mark = MARKS[role] ?? '';
  return mark + escaped(text).replace(/\s*\n\s*/g, mark === '> ' ? '\n> ' : ' ') + (mark === '*' ? '*' : '');
}

const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
