// Inside a Web Worker.
import { init } from '../web.js';
import { answer } from './answer.js';

const loaded = init();
self.onmessage = async ({ data }) => {
  try {
    await loaded;
  } catch (error) {
    self.postMessage({ error: { code: 'load-failed', message: error.message } });
    return;
  }
  self.postMessage(answer(data));
};
