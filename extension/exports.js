// Copying and saving, the same in the panel and in the reader.
import { markdownOf } from './markdown.js';
import { save } from './save.js';
import { word } from './words.js';

/** Wires the three buttons of a toolbar. `current()` gives the article as the reader decided, or null; `say` tells the reader. */
export function setUpExports(toolbar, current, say) {
  const on = (selector, action) => toolbar.querySelector(selector).addEventListener('click', () => {
    const shown = current();
    if (shown) action(shown);
  });
  on('#copy', async (shown) => {
    await navigator.clipboard.writeText(markdownOf(shown));
    say(word('copied'));
  });
  on('#save-markdown', (shown) => save(`${fileName(shown.article)}.md`, 'text/markdown', markdownOf(shown)));
  on('#save-json', (shown) => save(`${fileName(shown.article)}.json`, 'application/json', JSON.stringify(asJson(shown), null, 2)));
}

/** The article without the forms it was shown in; what the page added later stands beside it, each addition with positions of its own. */
function asJson({ article, additions }) {
  const plain = ({ html, markdown, ...rest }) => rest;
  return { ...plain(article), ...(additions.length && { additions: additions.map(plain) }) };
}

const fileName = ({ title }) => (title ?? 'article').replace(/[\p{C}\\/:*?"<>|]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'article';
