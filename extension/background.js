// The service worker (in Firefox the event page): runs the module, because a page's own policy may forbid WebAssembly in its
// content scripts, and answers the toolbar button. What it holds it can ask for again.
import { articlesOf, cleanPart, decidedArticles, dropTab } from './parts.js';

// Both must be asked for at once, while the click still counts as the reader's.
chrome.action.onClicked.addListener((tab) => {
  openPanel(tab);
  cleanTab(tab.id);
});

/** Chromium gives each tab a panel of its own; Firefox has one for the window, which follows the tabs. */
function openPanel({ id: tabId }) {
  if (globalThis.browser?.sidebarAction) return browser.sidebarAction.open();
  chrome.sidePanel.setOptions({ tabId, path: `panel/panel.html?tab=${tabId}`, enabled: true });
  return chrome.sidePanel.open({ tabId });
}

async function cleanTab(tabId) {
  await chrome.storage.session.set({ [`trouble:${tabId}`]: null });
  try {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['content.js'] });
  } catch {
    // The browser's own pages, PDF viewers and add-on stores let no script in; nothing on them can be read.
    await chrome.storage.session.set({ [`trouble:${tabId}`]: 'unreachable' });
  }
}

chrome.tabs.onRemoved.addListener((tabId) => {
  dropTab(tabId);
  chrome.storage.session.remove(`trouble:${tabId}`);
});

/** What pages and panels ask: a page for its own tab, a panel for the tab it stands beside. */
const requests = {
  clean: (message, sender) => cleanPart(sender.tab.id, message),
  articles: ({ tab, keys }) => articlesOf(tab, keys),
  decided: ({ tab, parts }) => decidedArticles(tab, parts),
};

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (sender.id !== chrome.runtime.id || !Object.hasOwn(requests, message.type)) return false;
  answerTo(message, sender).then(answer);
  return true;
});

/** An answer, or the error that stands in its place: a message channel carries no exceptions. */
async function answerTo(message, sender) {
  try {
    return { answer: await requests[message.type](message, sender) };
  } catch (error) {
    return { error: { code: error.code ?? 'internal', message: String(error.message ?? error) } };
  }
}
