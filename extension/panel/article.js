// The article beside its page.
import { viewOf } from '../article-view.js';
import { setUpExports } from '../exports.js';

let current = null;

export function showArticle(section, state) {
  const tools = section.querySelector('#tools');
  if (!tools.dataset.ready) setUp(section, tools);
  current = state;
  tools.hidden = !state;
  section.querySelector('#text').replaceChildren(...(state ? [viewOf(state.article, state.kept)] : []));
}

function setUp(section, tools) {
  tools.dataset.ready = 'yes';
  setUpExports(tools, () => current, (text) => { document.querySelector('#message').textContent = text; });
  section.querySelector('#reader').addEventListener('click', openReader);
}

/** The reader is a page of its own; the article waits for it in the session's memory, which no page can read. */
async function openReader() {
  const key = `reader:${crypto.randomUUID()}`;
  await chrome.storage.session.set({ [key]: { article: current.article, kept: current.kept } });
  await chrome.tabs.create({ url: chrome.runtime.getURL(`reader/reader.html#${key}`) });
}
