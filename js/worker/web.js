// createCleaner() for browsers and Deno: the module works in a Web Worker, the page stays free.
import { cleanerOn } from './queue.js';

export { TemizError } from '../error.js';

export const createCleaner = () => cleanerOn((onAnswer, onFailure) => {
  const worker = new Worker(new URL('./thread-web.js', import.meta.url), { type: 'module', name: 'temiz' });
  worker.onmessage = ({ data }) => onAnswer(data);
  worker.onerror = (event) => {
    event.preventDefault?.();
    onFailure(new Error(event.message || 'the worker did not start'));
  };
  worker.onmessageerror = () => onFailure(new Error('the worker could not read the question'));
  return { post: (message, transfer) => worker.postMessage(message, transfer), stop: () => worker.terminate(), hold() {}, release() {} };
});
