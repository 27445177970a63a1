// The service worker: runs the module, because a page's own policy may forbid WebAssembly in its content scripts, and
// answers the toolbar button. It keeps no state: the content script of each page holds its article.
import { clean, init } from './temiz/web.js';

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

chrome.tabs.onRemoved.addListener((tabId) => chrome.storage.session.remove(`trouble:${tabId}`));

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message.type !== 'clean' || sender.id !== chrome.runtime.id) return false;
  answerClean(message).then(answer);
  return true;
});

/** An article, or the error that stands in its place: a message channel carries no exceptions. */
async function answerClean({ walk, options }) {
  try {
    await init();
    return { article: clean(walk, { ...options, now: new Date() }) };
  } catch (error) {
    return { error: { code: error.code ?? 'internal', message: String(error.message ?? error) } };
  }
}
