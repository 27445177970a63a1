// The side panel: the article, its pieces by role and language, and the settings of the site in the tab beside it.
import { fillIn, word } from '../words.js';
import { showArticle } from './article.js';
import { piecesOf, shownOf } from './page.js';
import { showPieces } from './pieces.js';
import { setUpSettings } from './settings.js';
import { setUpTabs } from './tabs.js';

const $ = (selector) => document.querySelector(selector);
const message = $('#message');
let tabId;

/** Asks the content script of the tab beside the panel; undefined where there is none. */
const ask = async (request) => {
  try {
    return await chrome.tabs.sendMessage(tabId, request);
  } catch {
    return undefined;
  }
};

/** The tab this panel was opened for, else the one beside it. */
async function tabBeside() {
  const own = new URLSearchParams(location.search).get('tab');
  if (own) return Number(own);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/** Only the last of several refreshes at once is shown. */
let refreshes = 0;

async function refresh() {
  const own = ++refreshes;
  tabId = await tabBeside();
  const trouble = (await chrome.storage.session.get(`trouble:${tabId}`))[`trouble:${tabId}`];
  const state = trouble ? undefined : await ask({ type: 'state' });
  const at = state?.parts.length ? state : null;
  try {
    const pieces = at && await piecesOf(tabId, at);
    if (own === refreshes) show(state, at, pieces, trouble);
    const shown = at && await shownOf(tabId, at);
    if (own === refreshes) showArticle($('#article'), shown);
  } catch (error) {
    if (own === refreshes) message.textContent = `${word('failed')} ${error.message}`;
  }
}

function show(state, at, pieces, trouble) {
  message.textContent = state ? stateMessage(state, pieces) : word(trouble ?? 'press');
  $('#treatment').disabled = !at;
  $('#undo-site').disabled = !at;
  if (at) $(`[name=treatment][value=${at.site.treatment}]`).checked = true;
  showPieces($('#pieces'), pieces, ask);
}

function stateMessage(state, pieces) {
  if (state.error) return state.error.code === 'unreachable' ? word('unreachable') : `${word('failed')} ${state.error.message}`;
  if (state.isBusy) return word('working');
  return pieces?.length ? '' : word('empty');
}

$('#treatment').addEventListener('change', (event) => ask({ type: 'treat', treatment: event.target.value }));
chrome.runtime.onMessage.addListener((note, sender) => {
  if (note.type === 'changed' && sender.tab?.id === tabId) refresh();
});
chrome.tabs.onActivated.addListener(refresh);
chrome.tabs.onUpdated.addListener((id, change) => {
  if (id === tabId && change.status) refresh();
});
chrome.storage.session.onChanged.addListener(refresh);

fillIn();
setUpTabs($('[role=tablist]'));
setUpSettings($('#settings'), { ask, say: (text) => { message.textContent = text; } });
refresh();
