// The article as Markdown as the reader left it: the module's own, with what the panel shows on top in place of the module's top.
import { topOf } from './top.js';

/** @param shown the article as the reader decided: `{article, additions, fragments}` */
export function markdownOf({ article, additions, fragments }) {
  const { title, subtitle, facts } = topOf(article, fragments);
  const top = [title && `# ${escaped(title)}`, subtitle && `*${escaped(subtitle)}*`, escaped(facts.map(({ said, exact }) => (exact ? `${said} ${exact}` : said)).join(' · ')), article.url && `<${article.url}>`];
  return `${[...top, ...[article, ...additions].map(bodyOf)].filter(Boolean).join('\n\n')}\n`;
}

/** The module's Markdown begins with title and standfirst, a block each, where there are any. */
const bodyOf = ({ title, subtitle, markdown }) => markdown.split('\n\n').slice((title ? 1 : 0) + (subtitle ? 1 : 0)).join('\n\n');

const escaped = (text) => text.replace(/[\\`*_[\]<>#|]/g, '\\$&');
