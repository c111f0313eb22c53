/** The beginning of a worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Setup } from './messages.js';
import { serve } from './serve.js';

if (parentPort !== null) await serve(parentPort, workerData as Setup);
