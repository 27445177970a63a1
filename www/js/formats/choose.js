// The answer with the reader's choices in it: what every format is made from.
import { BODY } from '../roles.js';

export function chosen(article, keeps) {
  const fragments = article.fragments.map((fragment, index) => ({ ...fragment, kept: keeps(index) }));
  const untouched = fragments.every(({ kept }, index) => kept === article.fragments[index].kept);
  const { source, ...answer } = article;
  if (untouched) return answer;
  // A piece the reader brought back is wanted in the text, whatever its role.
  const inText = (fragment, index) => fragment.kept && (BODY.has(fragment.role) || !article.fragments[index].kept);
  return { ...answer, text: fragments.filter(inText).map(({ text }) => text).join('\n\n'), fragments };
}
