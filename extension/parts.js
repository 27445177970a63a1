// What the background knows of the tabs that were cleaned: the walk and the article of each page and of whatever it added
// since. A background may be put to sleep and then knows nothing; the page still has its walks and is asked for them.
import { clean, init } from './temiz/web.js';
import { compact } from './compact.js';

/** The forms in which the panel and the reader show and save an article. */
const OUTPUTS = ['html', 'markdown'];
/** Tabs whose articles are held at once. */
const HELD = 12;

/** By tab: its parts by key, the tab cleaned last at the end. */
const tabs = new Map();

/** Cleans a part of a tab's page; what the page needs of the article, small. */
export async function cleanPart(tab, { key, isFirst, walk, options }) {
  await init();
  const now = new Date();
  const article = clean(walk, { ...options, now, outputs: OUTPUTS });
  hold(tab, key, { walk, options: { ...options, now }, article }, isFirst);
  return compact(article);
}

/** The articles of a tab's parts. */
export const articlesOf = (tab, keys) => Promise.all(keys.map(async (key) => (await partOf(tab, key)).article));

/** The articles of a tab's parts as the reader decided: `decided` holds `[fragment, kept]` for every one decided otherwise. */
export function decidedArticles(tab, parts) {
  return Promise.all(parts.map(async ({ key, decided }) => {
    const { walk, options, article } = await partOf(tab, key);
    return decided.length ? clean(walk, { ...options, outputs: OUTPUTS, policy: { fragments: decided } }) : article;
  }));
}

export const dropTab = (tab) => tabs.delete(tab);

async function partOf(tab, key) {
  const held = tabs.get(tab)?.get(key);
  if (held) return held;
  const asked = await chrome.tabs.sendMessage(tab, { type: 'walk', key });
  if (!asked) throw Object.assign(new Error('the page is no longer there'), { code: 'gone' });
  await cleanPart(tab, { key, ...asked });
  return tabs.get(tab).get(key);
}

function hold(tab, key, part, isFirst) {
  const parts = (!isFirst && tabs.get(tab)) || new Map();
  parts.set(key, part);
  tabs.delete(tab);
  tabs.set(tab, parts);
  if (tabs.size > HELD) tabs.delete(tabs.keys().next().value);
}
