/** Threads for tests: of the built program, and some that are none. */
import { MessageChannel, Worker } from 'node:worker_threads';
import { readArguments } from '../src/arguments.js';
import type { Options } from '../src/options.js';
import { FIELDS } from '../src/records/fields.js';
import type { Setup } from '../src/threads/messages.js';
import type { ThreadEnd } from '../src/threads/pool.js';
import { serve } from '../src/threads/serve.js';

export const NAMES = FIELDS.map(({ name }) => name);
export const NO_STDIN = (async function* () {})();

/** What the program is told by such flags. */
export function optionsOf(...flags: string[]): Options {
  const request = readArguments(['extract', 'x', ...flags], '0');
  if (request.kind !== 'command') throw new Error('no command');
  return request.options;
}

/** A thread that is none: the same talk, in this one. */
export function inProcess(setup: Setup): ThreadEnd {
  const { port1, port2 } = new MessageChannel();
  void serve(port2, setup);
  return Object.assign(port1, {
    async terminate() {
      port1.close();
    },
  });
}

/** A thread of the built program. */
export function built(setup: Setup): ThreadEnd {
  return new Worker(new URL('../dist/worker.js', import.meta.url), { workerData: setup });
}
