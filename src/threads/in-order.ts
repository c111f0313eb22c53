/** Jobs that are begun ahead of their turn, and what the threads say of them, in the order of the jobs. */
import { bugAgain } from '../bug.js';
import type { FromThread, Job } from './messages.js';
import type { Pool, Running } from './pool.js';
import { type Queue, queue } from './queue.js';

export interface Said {
  readonly message: FromThread;
  readonly run: Running;
}

/** What is said of all jobs, of which at most so many are begun ahead. Throws when a bug ended one. */
export async function* inOrder(pool: Pool, jobs: AsyncIterable<Job>, mostAhead: number): AsyncGenerator<Said> {
  const begun = queue<Running>();
  begin(pool, jobs, begun, mostAhead).then(begun.end, begun.fail);
  for (let run = await begun.next(); run !== null; run = await begun.next()) {
    for (let message = await run.next(); message !== null; message = await run.next()) {
      if (message.kind === 'bug') throw bugAgain(message.bug);
      yield { message, run };
    }
  }
}

async function begin(pool: Pool, jobs: AsyncIterable<Job>, begun: Queue<Running>, mostAhead: number): Promise<void> {
  for await (const job of jobs) {
    await begun.room(mostAhead);
    const run = await pool.start(() => job);
    if (run !== null) begun.push(run);
  }
}
