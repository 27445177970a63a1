// Reader view: the article alone, set for its script, read aloud piece by piece in the language of each.
import { viewOf } from '../article-view.js';
import { setUpExports } from '../exports.js';
import { fillIn, word } from '../words.js';
import { setUpSpeech } from './speech.js';

const $ = (selector) => document.querySelector(selector);
const say = (text) => { $('#message').textContent = text; };
let current = null;

fillIn();
const key = location.hash.slice(1);
current = key.startsWith('reader:') ? (await chrome.storage.session.get(key))[key] ?? null : null;
$('#tools').hidden = !current;
if (current) show(current);
else say(word('gone'));

function show(shown) {
  const { article, fragments } = shown;
  document.title = article.title ?? 'temiz';
  $('#text').lang = article.language.code;
  $('#text').dir = article.direction;
  $('#text').replaceChildren(viewOf(shown));
  setUpExports($('#tools'), () => current, say);
  setUpSpeech($('#aloud'), $('#text'), { ...article, fragments }, say);
}
