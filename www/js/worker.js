// The module's side of engine.js: one question, one answer.
import { clean, init, repair } from '../../pkg/web.js';

const MODULE = new URL('../../pkg/temiz.wasm', import.meta.url);

const WARM_UP = 'The ferry sails\n\n1 May 2024, 10:30\n\nThe old ferry sails again, the harbour says. It costs two coins.\n\n1 2 3\n#';

addEventListener('message', async ({ data: { id, start, form, input, settings } }) => {
  try {
    postMessage({ id, result: start ? await getReady() : form ? cleaned(input, settings) : answer(input, settings) });
  } catch (error) {
    postMessage({ id, error: { code: error.code ?? 'internal', message: error.message } });
  }
});

// Fetched first, so that getting ready is timed by itself, from the bytes at hand. A first small article is part of it: it unpacks the
// tables and lets the browser compile what every article needs, before the reader has pasted theirs.
async function getReady() {
  const response = await fetch(MODULE);
  if (!response.ok) throw Object.assign(new Error(`${response.status} ${MODULE.pathname}`), { code: 'load-failed' });
  const bytes = await response.arrayBuffer();
  const since = performance.now();
  await init(bytes);
  clean(WARM_UP);
  const took = performance.now() - since;
  const [entry] = performance.getEntriesByName(MODULE.href);
  return { size: bytes.byteLength, transferred: entry?.encodedBodySize ?? 0, took };
}

const cleaned = (input, { kind, ...options }) => clean(input, { ...options, input: kind === 'auto' ? undefined : kind });

function answer(input, settings) {
  const since = performance.now();
  const article = cleaned(input, { ...settings, source: true, outputs: ['hidden'] });
  const took = performance.now() - since;
  const { source } = article;
  return { article, source, changes: repair(source).changes, took };
}
