// On the page whose button was pressed: walks it, has the background clean it, and shows the answer in place. It holds the
// places on the page and the reader's decisions; the panel asks for them and hears of every change.
import { openPage } from '../js/dom.js';
import { paint, paints, stylePaint, unpaint } from '../js/dom/highlight.js';
import { askBackground } from './ask.js';
import { expand } from './compact.js';
import { keeper, withDecision } from './decisions.js';
import { blankSite, forget, recall, remember } from './memory.js';

/** Milliseconds for which a piece that was asked for stands out. */
const MOMENT = 2500;

// Pressing the button again runs this file again: the page is then cleaned anew by the script already there.
if (globalThis.temizContent) globalThis.temizContent.clean();
else globalThis.temizContent = setUp();

function setUp() {
  const page = openPage(document, cleanAfar, { url: location.href });
  const host = location.host || location.href;
  /** What was cleaned since the button was pressed, in order: `{key, walk, options, fragments}`. */
  let parts = [];
  let site = blankSite();
  let error = null;
  let isBusy = false;
  let endFollowing = () => {};

  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(requests, message.type)) return false;
    Promise.resolve(requests[message.type](message)).then(answer);
    return true;
  });

  const requests = {
    state,
    /** For a background that was put to sleep since. */
    walk: ({ key }) => {
      const at = parts.findIndex((part) => part.key === key);
      return at < 0 ? null : { isFirst: at === 0, walk: parts[at].walk, options: parts[at].options };
    },
    treat: ({ treatment }) => change({ ...site, treatment }),
    decide: ({ key, number, role, language, kept }) => change(withDecision(site, { fragment: fragmentOf(key, number), role, language, kept })),
    show: ({ key, number }) => find(page, parts.find((part) => part.key === key)?.walk, fragmentOf(key, number), show),
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

  /** Of each fragment of each part whether it is kept (`1`), removed (`0`), or was since read anew (`-`). */
  function state() {
    const keeps = keeper(site);
    const present = new Set(page.fragments);
    const shown = (fragment) => (present.has(fragment) ? (keeps(fragment) ? '1' : '0') : '-');
    return { parts: page.article ? parts.map(({ key, fragments }) => ({ key, shown: fragments.map(shown).join('') })) : [], site, error, isBusy };
  }

  const fragmentOf = (key, number) => parts.find((part) => part.key === key)?.fragments[number];

  /** WebAssembly may be forbidden here by the page's own policy; the background is under the extension's. */
  async function cleanAfar(walk, options) {
    const part = { key: `${Date.now()}.${parts.length}`, walk, options, fragments: [] };
    const all = parts;
    const isFirst = all.push(part) === 1;
    try {
      part.fragments = expand(await askBackground({ type: 'clean', key: part.key, isFirst, walk, options }), walk.text);
    } catch (failure) {
      all.splice(all.indexOf(part), 1);
      throw failure;
    }
    return part;
  }

  async function change(next) {
    site = next;
    await remember(host, site);
    show();
  }

  function show() {
    page.restore();
    const keeps = keeper(site);
    if (site.treatment === 'hide') page.hide(keeps);
    if (site.treatment === 'dim') page.dim(page.fragments.filter((fragment) => !keeps(fragment)));
    tellPanel();
  }

  async function clean() {
    endFollowing();
    error = null;
    isBusy = true;
    parts = [];
    try {
      // A viewer of PDF files is a page with nothing in it that a script can read.
      if (document.contentType === 'application/pdf') throw Object.assign(new Error('PDF'), { code: 'unreachable' });
      site = await recall(host);
      await page.clean();
      isBusy = false;
      show();
      endFollowing = page.follow(show);
    } catch (failure) {
      isBusy = false;
      error = { code: failure.code ?? 'internal', message: String(failure.message ?? failure) };
      tellPanel();
    }
  }

  clean();
  return { clean };
}

/** The panel may be closed; then nobody needs to know. */
const tellPanel = () => chrome.runtime.sendMessage({ type: 'changed' }).catch(() => {});

/** Brings a piece before the reader's eyes, for a moment even when it is hidden. */
function find(page, walk, fragment, showAgain) {
  const ranges = fragment ? page.ranges(fragment) : [];
  if (!ranges.length) return;
  const place = ranges[0].startContainer.parentElement;
  const hiding = place.closest('[data-temiz-hidden]');
  hiding?.removeAttribute('data-temiz-hidden');
  place.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
  if (paints()) {
    stylePaint([document], ['found']);
    paint('found', [{ walk, start: fragment.start, end: fragment.end }]);
  }
  setTimeout(() => {
    if (paints()) unpaint('found');
    // The reader may have decided otherwise meanwhile.
    if (hiding) showAgain();
  }, MOMENT);
}
