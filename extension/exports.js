// Copying and saving, the same in the panel and in the reader.
import { markdownOf } from './markdown.js';
import { save } from './save.js';
import { word } from './words.js';

/** Wires the three buttons of a toolbar. `current()` gives the article and what is kept of it, or null; `say` tells the reader. */
export function setUpExports(toolbar, current, say) {
  const on = (selector, action) => toolbar.querySelector(selector).addEventListener('click', () => {
    const at = current();
    if (at) action(at);
  });
  on('#copy', async ({ article, kept }) => {
    await navigator.clipboard.writeText(markdownOf(article, kept));
    say(word('copied'));
  });
  on('#save-markdown', ({ article, kept }) => save(`${fileName(article)}.md`, 'text/markdown', markdownOf(article, kept)));
  on('#save-json', ({ article, kept }) => save(`${fileName(article)}.json`, 'application/json', JSON.stringify(withDecisions(article, kept), null, 2)));
}

/** The article with the reader's decisions in place of the engine's. */
const withDecisions = (article, kept) => ({ ...article, fragments: article.fragments.map((it, index) => ({ ...it, kept: kept[index] })) });

const fileName = ({ title }) => (title ?? 'article').replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'article';
