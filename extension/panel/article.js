// The article beside its page.
import { viewOf } from '../article-view.js';
import { setUpExports } from '../exports.js';

/** Articles that wait for a reader view at a time. */
const WAITING = 4;
let current = null;

/** @param shown the article as the reader decided, or null */
export function showArticle(section, shown) {
  const tools = section.querySelector('#tools');
  if (!tools.dataset.ready) setUp(section, tools);
  tools.hidden = !shown;
  if (shown === current) return;
  current = shown;
  const text = section.querySelector('#text');
  text.dir = shown?.article.direction ?? '';
  text.replaceChildren(...(shown ? [viewOf(shown)] : []));
}

function setUp(section, tools) {
  tools.dataset.ready = 'yes';
  setUpExports(tools, () => current, (text) => { document.querySelector('#message').textContent = text; });
  section.querySelector('#reader').addEventListener('click', openReader);
}

/** The reader is a page of its own; the article waits for it in the session's memory, which no page can read. */
async function openReader() {
  const stored = Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('reader:')).sort();
  await chrome.storage.session.remove(stored.slice(0, Math.max(0, stored.length + 1 - WAITING)));
  const key = `reader:${Date.now()}`;
  await chrome.storage.session.set({ [key]: current });
  await chrome.tabs.create({ url: chrome.runtime.getURL(`reader/reader.html#${key}`) });
}
