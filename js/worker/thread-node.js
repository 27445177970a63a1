// Inside a worker of node:worker_threads.
import { parentPort } from 'node:worker_threads';
import '../node.js';
import { answer } from './answer.js';

parentPort.on('message', (message) => parentPort.postMessage(answer(message)));
