import * as temiz from '../api.js';

/** One question of the queue, answered in the thread. */
export function answer({ method, input, options }) {
  try {
    return { result: temiz[method](input, options) };
  } catch (error) {
    return { error: { code: error.code ?? 'internal', message: error.message } };
  }
}
