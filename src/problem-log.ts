/** The file of `--errors`: one line of NDJSON for each problem, told on standard error or not. */
import { STDIN } from './input/files/stdin.js';
import type { Screen } from './output/screen.js';
import { openTarget } from './output/target.js';
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

/** Writes to a file or, for `-`, to standard output. Throws a UserError when nothing can be written there. */
export async function openProblemLog(path: string, stdout: Screen): Promise<ProblemLogFile> {
  const target = await openTarget({ output: path === STDIN ? null : path, noClobber: false }, stdout);
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
