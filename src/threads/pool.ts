/** The worker threads, seen from the main one: who is free, and what comes back from whom. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Holding } from '../run/run.js';
import type { FromThread, Job, Setup, ToThread } from './messages.js';
import { queue } from './queue.js';

/** A thread's share of memory for what lives short. With twice as much two threads take 20 MiB more, and no less time. */
const YOUNG_MEGABYTES = 8;

/**
 * V8 compiles for each thread anew, on cores that all threads want. With a sixth of its usual room for functions within functions
 * it took a fifth of the time for that, and two threads took 15 % less in all.
 */
const COMPILE_LESS = '--max-inlined-bytecode-size-cumulative=150';

/** A job that a thread works on. */
export interface Running {
  /** What it says, in order; null behind its end. Throws when the thread breaks down. */
  next(): Promise<FromThread | null>;
  tell(message: ToThread): void;
}

export interface Pool extends Holding {
  /**
   * Waits for a free thread, and gives it the job that is wanted then; null when none is. `overhear` sees each message when it
   * comes; true keeps it from the queue.
   */
  start(
    jobOf: () => Job | null,
    overhear?: (message: FromThread, running: Running) => boolean,
  ): Promise<Running | null>;
  /** Tells all threads, whatever they are at. */
  tellAll(message: ToThread): void;
}

/** The main thread's end of its talk with a worker. */
export interface ThreadEnd {
  postMessage(message: ToThread, transfer: ArrayBuffer[]): void;
  on(event: 'message', listener: (message: FromThread) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  terminate(): Promise<unknown>;
}

interface Thread {
  readonly worker: ThreadEnd;
  hear(message: FromThread): void;
  fail(error: unknown): void;
}

/** Starts as many threads. */
export function startPool(count: number, setup: Setup, start: (setup: Setup) => ThreadEnd = startWorker): Pool {
  const free = queue<Thread>();
  const threads = Array.from({ length: count }, () => heard(start(setup)));
  for (const thread of threads) free.push(thread);
  return {
    async start(jobOf, overhear = () => false) {
      const thread = (await free.next()) as Thread;
      const job = jobOf();
      if (job === null) {
        free.push(thread);
        return null;
      }
      const inbox = queue<FromThread>();
      let isOver = false;
      const post = (message: ToThread) => thread.worker.postMessage(message, []);
      const running: Running = {
        next: inbox.next,
        // When the job is over, only buffers still concern the thread.
        tell: message => (isOver && message.kind !== 'buffer' ? undefined : post(message)),
      };
      thread.fail = inbox.fail;
      thread.hear = message => {
        if (!overhear(message, running)) inbox.push(message);
        if (message.kind !== 'end' && message.kind !== 'bug') return;
        isOver = true;
        inbox.end();
        free.push(thread);
      };
      post({ kind: 'job', job });
      return running;
    },
    tellAll(message) {
      for (const { worker } of threads) worker.postMessage(message, []);
    },
    async abort() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function heard(worker: ThreadEnd): Thread {
  const thread: Thread = { worker, hear: () => {}, fail: () => {} };
  worker.on('message', (message: FromThread) => thread.hear(message));
  worker.on('error', (error: unknown) => thread.fail(error));
  return thread;
}

function startWorker(setup: Setup): ThreadEnd {
  setFlagsFromString(COMPILE_LESS);
  return new Worker(new URL('./worker.js', import.meta.url), {
    workerData: setup,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
}
