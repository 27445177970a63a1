/** Milliseconds of quiet after which what a page has added is looked at: a batch of additions mostly comes within a frame or two. */
const QUIET = 120;
/** Longest wait when a page never falls quiet. */
const PATIENCE = 1000;

/**
 * Watches a page and calls `onNew` with the elements that were added or whose text changed, outermost ones only, neighbours
 * together. Answers a function that ends it.
 */
export function follow(root, onNew) {
  const changed = new Set();
  let timer = 0;
  let since = 0;
  const observer = new MutationObserver((records) => {
    for (const record of records) note(record);
    if (!changed.size) return;
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET, since + PATIENCE - Date.now())));
  });

  function note({ type, target, addedNodes }) {
    if (type === 'characterData') add(target.parentElement);
    for (const node of addedNodes) {
      if (node.nodeType === 1) add(node);
      else if (node.nodeType === 3 && node.data.trim()) add(target.nodeType === 1 ? target : target.host);
    }
  }

  function add(element) {
    if (element && !element.closest('[data-temiz-hidden]')) changed.add(element);
  }

  function flush() {
    since = 0;
    const elements = [...changed].filter((element) => element.isConnected && !hasAncestorIn(element, changed));
    changed.clear();
    const inOrder = elements.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    if (inOrder.length) onNew(inOrder);
  }

  const observe = () => observer.observe(root, { childList: true, characterData: true, subtree: true });
  observe();
  return {
    stop() {
      observer.disconnect();
      clearTimeout(timer);
    },
    /** Does something to the page that is not news. */
    quietly(change) {
      for (const record of observer.takeRecords()) note(record);
      observer.disconnect();
      try {
        return change();
      } finally {
        observe();
      }
    },
  };
}

function hasAncestorIn(element, set) {
  for (let above = element.parentElement; above; above = above.parentElement) if (set.has(above)) return true;
  return false;
}
