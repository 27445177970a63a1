// What createCleaner() is in every runtime: one thread, one question at a time, any of them cancellable.
import { asTemizError, TemizError } from '../error.js';
import { readable } from '../dom/readable.js';
import { withSelectors } from '../dom/selector.js';
import { isNode, isWalk } from '../dom/walk.js';

/** Lists of numbers in a walk, which are handed over rather than copied. */
const LISTS = ['rows', 'attributeRows', 'hiddenRows'];

/** A message, and what of it changes hands: copies of the lists, since the caller's walk still leads its text back to the page. */
function posted(message) {
  if (!isWalk(message.input)) return [message, []];
  const lists = Object.fromEntries(LISTS.filter((name) => message.input[name]).map((name) => [name, Uint32Array.from(message.input[name])]));
  return [{ ...message, input: { ...message.input, ...lists } }, Object.values(lists).map(({ buffer }) => buffer)];
}

/**
 * `startThread(onAnswer, onFailure)` gives `{post(message, transfer), stop(), hold(), release()}`; the last two say whether the
 * program has to wait for the thread.
 */
export function cleanerOn(startThread) {
  let thread = null;
  let running = null;
  let closed = false;
  const waiting = [];

  function ask(method, input, { signal, ...options } = {}) {
    if (closed) return Promise.reject(new TemizError('closed', 'this cleaner was closed'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const job = { message: { method, input, options }, resolve, reject, signal };
      job.onAbort = () => cancel(job);
      signal?.addEventListener('abort', job.onAbort, { once: true });
      waiting.push(job);
      next();
    });
  }

  function next() {
    if (running || !waiting.length) return;
    running = waiting.shift();
    try {
      thread ??= startThread(answered, failed);
      thread.hold();
      thread.post(...posted(running.message));
    } catch (error) {
      settle((job) => job.reject(asTemizError(error, 'bad-input')));
    }
  }

  function answered({ result, error }) {
    settle((job) => (error ? job.reject(new TemizError(error.code, error.message)) : job.resolve(result)));
  }

  function failed(error) {
    stopThread();
    settle((job) => job.reject(asTemizError(error, 'load-failed')));
  }

  function settle(finish) {
    const job = running;
    running = null;
    thread?.release();
    if (job) {
      job.signal?.removeEventListener('abort', job.onAbort);
      finish(job);
    }
    next();
  }

  /** A question that waits is forgotten; one that is being answered ends with its thread, and the next gets a new one. */
  function cancel(job) {
    const reason = job.signal.reason;
    if (running === job) {
      stopThread();
      settle(() => job.reject(reason));
    } else {
      waiting.splice(waiting.indexOf(job), 1);
      job.reject(reason);
    }
  }

  function stopThread() {
    thread?.stop();
    thread = null;
  }

  return {
    async clean(input, options) {
      if (!isNode(input)) return ask('clean', input, options);
      const { input: read, options: found } = readable(input);
      const article = await ask('clean', read, { ...found, ...options, ...(found && { input: 'html' }) });
      // The thread knows the walk as a message, which leads to no element.
      return options?.selectors && isWalk(read) ? withSelectors(article, read) : article;
    },
    languages: (text, options) => ask('languages', text, options),
    timestamps: (text, options) => ask('timestamps', text, options),
    parseTimestamp: (text, options) => ask('parseTimestamp', text, options),
    repair: (text, options) => ask('repair', text, options),
    close() {
      closed = true;
      stopThread();
      const error = new TemizError('closed', 'this cleaner was closed');
      for (const job of waiting.splice(0)) job.reject(error);
      settle((job) => job.reject(error));
    },
  };
}
