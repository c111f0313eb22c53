/** The file of `--errors`: one line of NDJSON for each problem, told on standard error or not. */
import { fileTarget } from './io/atomic.js';
import type { Holding } from './run/run.js';
import { lineWriter } from './text/row-writer.js';
import { ByteSink } from './text/sink.js';
import type { Problem } from './types.js';

/** Bytes that wait at most. */
const FULL = 64 * 1024;

export interface ProblemLogFile extends Holding {
  add(problem: Problem): void;
  /** Makes it final. Throws a UserError (output) when something could not be written. */
  close(): Promise<void>;
}

/** Throws a UserError when nothing can be written there. */
export async function openProblemLog(path: string): Promise<ProblemLogFile> {
  const target = await fileTarget(path, { clobber: true });
  const sink = new ByteSink();
  const write = lineWriter<Problem>(['code', 'severity', 'file', 'line', 'message', 'hint']);
  let written: Promise<void> = Promise.resolve();
  const flush = () => {
    const bytes = sink.take().slice();
    written = written.then(() => target.write(bytes));
    // What went wrong comes out of `close`.
    written.catch(() => {});
  };
  return {
    add(problem) {
      write(sink, problem);
      if (sink.length >= FULL) flush();
    },
    async close() {
      flush();
      await written;
      await target.close();
    },
    abort: () => target.abort(),
  };
}
