// On the page whose button was pressed: walks it, has the service worker clean it, and shows the answer in place. It holds
// the page's article and the reader's decisions; the panel asks for them and hears of every change.
import { openPage } from '../js/dom.js';
import { keeper, withDecision } from './decisions.js';
import { blankSite, forget, recall, remember } from './memory.js';

const FLASH = 'temiz-found';

// Pressing the button again runs this file again: the page is then cleaned anew by the script already there.
if (globalThis.temizContent) globalThis.temizContent.clean();
else globalThis.temizContent = setUp();

function setUp() {
  const page = openPage(document, cleanAfar, { url: location.href });
  const host = location.host || location.href;
  let site = blankSite();
  let error = null;
  let endFollowing = () => {};

  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(requests, message.type)) return false;
    Promise.resolve(requests[message.type](message)).then(answer);
    return true;
  });

  const requests = {
    state: () => ({ article: page.article && { ...page.article, fragments: page.fragments }, kept: page.fragments.map(keeper(site)), site, error }),
    treat: ({ treatment }) => change({ ...site, treatment }),
    decide: ({ index, role, language, kept }) => change(withDecision(site, { fragment: page.fragments[index], role, language, kept })),
    show: ({ index }) => find(page, page.fragments[index]),
    'undo-site': async () => {
      await forget(host);
      site = { ...blankSite(), treatment: 'off' };
      show();
    },
    recall: async () => {
      site = await recall(host);
      show();
    },
  };

  async function change(next) {
    site = next;
    await remember(host, site);
    show();
  }

  function show() {
    page.restore();
    const keeps = keeper(site);
    if (site.treatment === 'dim') page.dim(page.fragments.filter((fragment) => !keeps(fragment)));
    if (site.treatment === 'hide') page.hide(keeps);
    tellPanel();
  }

  async function clean() {
    endFollowing();
    error = null;
    site = await recall(host);
    try {
      await page.clean();
      show();
      endFollowing = page.follow(show);
    } catch (failure) {
      error = { code: failure.code ?? 'internal', message: String(failure.message ?? failure) };
      tellPanel();
    }
  }

  clean();
  return { clean };
}

/** WebAssembly may be forbidden here by the page's own policy; the service worker is under the extension's. */
async function cleanAfar(walk, options) {
  const { article, error } = await chrome.runtime.sendMessage({ type: 'clean', walk, options });
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return article;
}

/** The panel may be closed; then nobody needs to know. */
const tellPanel = () => chrome.runtime.sendMessage({ type: 'changed' }).catch(() => {});

function find(page, fragment) {
  const ranges = fragment ? page.ranges(fragment) : [];
  if (!ranges.length) return;
  const place = ranges[0].startContainer.parentElement;
  place.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
  if (typeof Highlight !== 'function') return;
  CSS.highlights.set(FLASH, new Highlight(...ranges));
  setTimeout(() => CSS.highlights.delete(FLASH), 2500);
}
