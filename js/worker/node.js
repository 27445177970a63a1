// createCleaner() for Node: the module works in a thread of node:worker_threads.
import { Worker } from 'node:worker_threads';
import { cleanerOn } from './queue.js';

export { TemizError } from '../error.js';

export const createCleaner = () => cleanerOn((onAnswer, onFailure) => {
  const worker = new Worker(new URL('./thread-node.js', import.meta.url), { name: 'temiz' });
  let stopped = false;
  worker.on('message', onAnswer);
  worker.on('error', (error) => stopped || onFailure(error));
  worker.unref();
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    stop() {
      stopped = true;
      worker.terminate();
    },
    // A program must not end while it waits for an answer, and need not live on for a thread that has nothing to do.
    hold: () => worker.ref(),
    release: () => worker.unref(),
  };
});
