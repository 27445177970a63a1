// The module lives in a worker, so that no input, however large, holds the page up.
let worker;
let waiting = new Map();
let last = 0;
let started;

// Starts the worker and the module; answers what the module weighs and how long it took to get ready.
export function start() {
  if (started) return started;
  worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'temiz' });
  worker.addEventListener('message', ({ data }) => settle(data));
  worker.addEventListener('error', (event) => fail(event.message));
  started = request({ start: true });
  started.catch(() => { started = undefined; });
  return started;
}

// Answers { article, source, changes, took }. A newer request makes an older one void.
export async function run(input, settings) {
  await start();
  for (const [id, { reject, replaceable }] of waiting) {
    if (replaceable) { waiting.delete(id); reject(new Superseded()); }
  }
  return request({ input, settings }, true);
}

// The answer in another form, without what is only for showing.
export async function form(input, settings) {
  await start();
  return request({ input, settings, form: true });
}

export class Superseded extends Error {}

function request(message, replaceable = false) {
  const id = ++last;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, replaceable });
    worker.postMessage({ id, ...message });
  });
}

function settle({ id, result, error }) {
  const { resolve, reject } = waiting.get(id) ?? {};
  waiting.delete(id);
  if (error) reject?.(Object.assign(new Error(error.message), { code: error.code }));
  else resolve?.(result);
}

// A worker that cannot run answers nobody; start anew with the next request.
function fail(message) {
  const unanswered = waiting;
  waiting = new Map();
  started = undefined;
  worker.terminate();
  for (const { reject } of unanswered.values()) reject(Object.assign(new Error(message || 'worker'), { code: 'worker' }));
}
