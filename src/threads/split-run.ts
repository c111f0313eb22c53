/** The parts of one large file while threads read them: who reads what, who waits for whom, and who reads in vain. */

import type { SplitFile } from './jobs.js';
import type { Boundary, FromThread, PartJob } from './messages.js';
import type { Pool, Running } from './pool.js';

export interface SplitRun {
  readonly file: SplitFile;
  /** Gives out parts until there are no more, or no more are wanted. */
  start(pool: Pool): Promise<void>;
  /** The run that began with a part, when it has begun. */
  run(part: number): Promise<Running>;
  /** Says that no more of the file is wanted. */
  close(): void;
}

/** What runs say about parts; the rest is for whoever collects. */
const TALK: ReadonlySet<FromThread['kind']> = new Set(['heads', 'arrived', 'swallowed']);

export function splitRun(file: SplitFile): SplitRun {
  const { source, starts, before } = file;
  const runs = new Map<number, Running>();
  const heads = new Map<number, readonly Boundary[]>();
  /** Runs that have arrived at a part whose heads are not known yet. */
  const waiting = new Map<number, Running>();
  const dropped = new Set<number>();
  let next = 0;
  let isSerial = false;
  let isClosed = false;
  let wake = (): void => {};

  const jobOf = (part: number): PartJob => {
    const { name, path, key } = source;
    return { kind: 'part', name, path, key: key ?? '', part, starts, size: Number(before.size) };
  };
  const drop = (part: number) => {
    const run = runs.get(part);
    if (run === undefined || dropped.has(part)) return;
    dropped.add(part);
    run.tell({ kind: 'drop' });
    void drain(run);
  };
  const arrive = (part: number, run: Running) => {
    if (runs.has(part) && !dropped.has(part)) {
      const known = heads.get(part);
      if (known === undefined) waiting.set(part, run);
      else run.tell({ kind: 'heads', heads: known });
      return;
    }
    next = Math.max(next, part + 1);
    run.tell({ kind: 'heads', heads: null });
  };
  const overhear =
    (part: number) =>
    (message: FromThread, run: Running): boolean => {
      // What was on its way when the part was given up concerns nobody: whoever gave it up may need what it speaks of.
      if (dropped.has(part)) return TALK.has(message.kind);
      if (message.kind === 'heads') {
        heads.set(part, message.heads);
        waiting.get(part)?.tell(message);
      } else if (message.kind === 'arrived') arrive(message.part, run);
      else if (message.kind === 'swallowed') {
        // Where one part could not be met, others would not be.
        isSerial = true;
        drop(message.part);
      } else return false;
      return true;
    };
  return {
    file,
    async start(pool) {
      const isWanted = () => next < starts.length && !isClosed && !(isSerial && next > 0);
      while (isWanted()) {
        let part = -1;
        const run = await pool.start(
          () => {
            if (isWanted()) part = next++;
            return part < 0 ? null : jobOf(part);
          },
          (message, running) => overhear(part)(message, running),
        );
        if (run === null) return;
        runs.set(part, run);
        wake();
      }
    },
    async run(part) {
      while (!runs.has(part)) await new Promise<void>(resolve => (wake = resolve));
      return runs.get(part) as Running;
    },
    close() {
      isClosed = true;
      for (const part of runs.keys()) drop(part);
    },
  };
}

/** Gives back what a run sends that nobody wants. */
async function drain(run: Running): Promise<void> {
  for (let message = await run.next(); message !== null; message = await run.next())
    if (message.kind === 'block') run.tell({ kind: 'buffer', buffer: message.buffer });
}
