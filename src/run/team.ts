/** Whether threads are wanted, and starting them. */
import { availableParallelism } from 'node:os';
import type { Source } from '../input/files/file.js';
import { ENOUGH_OPEN_FILES, mostOpenFiles } from '../io/open-files.js';
import type { Options } from '../options.js';
import type { Threads } from '../threads/index.js';
import type { Run } from './run.js';

/** From so many bytes on, threads give back what starting them costs (40 ms each, and the reading of the program). */
const ENOUGH = 48 * 1024 * 1024;
/** And from so many on, what compiling costs in each, so that nobody need ask for them (docs/torture.md). */
const MUCH = 256 * 1000 * 1000;
/** And a file costs as much as so many bytes; where pages are learned from, each of them may take milliseconds. */
const BYTES_A_FILE = 64 * 1024;
const BYTES_A_LEARNED_FILE = 512 * 1024;

const countOf = ({ jobs }: Options): number => jobs ?? availableParallelism();

/** What must be there to be read for threads to pay, as a cost of files; infinite when they are not to be used at all. */
export function enoughFor(options: Options): number {
  const isWished = countOf(options) > 1 && options.split === null && !Number.isFinite(options.limit);
  if (!isWished || mostOpenFiles() < ENOUGH_OPEN_FILES) return Number.POSITIVE_INFINITY;
  return options.jobs === null ? MUCH : ENOUGH;
}

/** Whether a thread can read a source: a file, no standard input and no pipe. */
export function isShareable({ path, size }: Pick<Source, 'path' | 'size'>): boolean {
  return path !== null && size !== null;
}

/** What it costs to read a source, in bytes of a large dump of a known layout; nothing when no thread can. */
export function costOf(source: Pick<Source, 'path' | 'size'>, learns: boolean): number {
  return isShareable(source) ? (source.size ?? 0) + (learns ? BYTES_A_LEARNED_FILE : BYTES_A_FILE) : 0;
}

/** Starts threads that make rows of such fields. */
export async function startTeam(run: Run, fields: readonly string[]): Promise<Threads> {
  const { startThreads } = await import('../threads/index.js');
  return startThreads(run, countOf(run.options), fields);
}
