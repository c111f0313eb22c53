/** The plan of a batch: all its inputs in order, as they stand before the first is read. */
import { statSync } from 'node:fs';
import type { Source } from '../../input/files/file.js';
import type { Options } from '../../options.js';
import type { Problem } from '../../types.js';
import type { Reading } from '../reading.js';
import { readBeside } from '../written.js';

/** What tells whether an input is what it was. */
export interface Stamp {
  readonly input: string;
  readonly size: number | null;
  readonly changed: string | null;
}

export interface Planned {
  readonly source: Source;
  readonly stamp: Stamp;
  /** What there is to tell before it is read, of operands that are none. */
  readonly before: readonly Problem[];
}

export interface Plan {
  readonly inputs: readonly Planned[];
  /** What there is to tell behind the last. */
  readonly after: readonly Problem[];
  /** Device and inode of each input, and of what is read beside them, so that no output replaces one. */
  readonly keys: ReadonlySet<string>;
}

/** Finds all inputs; nothing is told yet. */
export async function planBatch(reading: Reading, options: Options): Promise<Plan> {
  const inputs: Planned[] = [];
  const keys = new Set(readBeside(options));
  let waiting: Problem[] = [];
  const note = (problem: Problem) => void waiting.push(problem);
  for await (const source of reading.sources({ problem: note, missing: note })) {
    inputs.push({ source, stamp: stampOf(source), before: waiting });
    waiting = [];
    if (source.key !== null) keys.add(source.key);
  }
  return { inputs, after: waiting, keys };
}

function stampOf({ name, path, size }: Source): Stamp {
  const stats = path === null ? undefined : statSync(path, { bigint: true, throwIfNoEntry: false });
  return { input: name, size, changed: stats === undefined ? null : String(stats.mtimeNs) };
}
