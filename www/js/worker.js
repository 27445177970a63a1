// The module's side of engine.js: one question, one answer.
import { clean, init, repair } from '../../pkg/web.js';

const MODULE = new URL('../../pkg/temiz.wasm', import.meta.url);

addEventListener('message', async ({ data: { id, start, form, input, settings } }) => {
  try {
    postMessage({ id, result: start ? await getReady() : form ? cleaned(input, settings) : answer(input, settings) });
  } catch (error) {
    postMessage({ id, error: { code: error.code ?? 'internal', message: error.message } });
  }
});

// Fetched first, so that getting ready is timed by itself, as the budget has it: from the bytes at hand to the first question.
async function getReady() {
  const response = await fetch(MODULE);
  if (!response.ok) throw Object.assign(new Error(`${response.status} ${MODULE.pathname}`), { code: 'load-failed' });
  const bytes = await response.arrayBuffer();
  const since = performance.now();
  await init(bytes);
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
