import { isLaidOut } from './visible.js';
import { walk } from './walk.js';

const DOCUMENT = 9;

/** What a document or element is to the module: a walk where there is layout to say what is visible, else HTML. */
export function readable(node) {
  const document = node.nodeType === DOCUMENT ? node : node.ownerDocument;
  if (isLaidOut(document)) return { input: walk(node) };
  const address = document.baseURI;
  return {
    input: (node.nodeType === DOCUMENT ? node.documentElement : node)?.outerHTML ?? '',
    options: { input: 'html', ...(address?.startsWith('http') && { url: address }) },
  };
}
