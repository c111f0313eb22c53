/** Extraction on threads: rows come out in the order of the inputs, byte for byte as from one thread. */
import { freeze } from '../articles/site/frozen.js';
import type { Knowledge } from '../articles/site/knowledge.js';
import type { Met, Source } from '../input/files/file.js';
import type { GatherPages } from '../run/learning.js';
import type { Reading } from '../run/reading.js';
import type { Run } from '../run/run.js';
import { type Collecting, collectFiles, collectSplit } from './collect.js';
import { bytesOf, namesOf, type Task, tasksOf } from './jobs.js';
import { learnOnPool } from './learn.js';
import { type Pool, type Running, startPool } from './pool.js';
import { queue } from './queue.js';
import { PART_SIZE } from './split.js';
import { type SplitRun, splitRun } from './split-run.js';
import { type Made, stepsOnPool } from './steps.js';

/** Tasks that are begun before their turn comes, for each thread. */
const MOST_AHEAD = 4;

export interface ThreadWork extends Omit<Collecting, 'tellStats'> {
  readonly inputs: AsyncIterable<Met>;
  readonly reading: Reading;
  readonly knowledge: Knowledge | null;
  /** Reads what no thread can, in its turn. */
  readHere(source: Source): Promise<void>;
}

type Begun =
  | Exclude<Task, { kind: 'files' | 'split' }>
  | { readonly kind: 'files'; readonly run: Running; readonly bytes: number }
  | { readonly kind: 'split'; readonly run: SplitRun };

/** Threads that were started, and what they do together. */
export interface Threads {
  /** The pages of files, remembered in order. */
  readonly gather: GatherPages;
  /** What comes of the inputs of a batch, in order. */
  steps(sources: Iterable<Source>, knowledge: Knowledge | null): AsyncGenerator<Made>;
  /** Extracts all inputs. */
  extract(work: ThreadWork): Promise<void>;
  end(): Promise<void>;
}

/** Starts so many threads, which make rows of such fields. */
export async function startThreads(
  { options, hold }: Pick<Run, 'options' | 'hold'>,
  threads: number,
  fields: readonly string[],
): Promise<Threads> {
  const pool = await hold(Promise.resolve(startPool(threads, { options, fields })));
  return {
    gather: (sources, read) => learnOnPool(pool, sources, threads * MOST_AHEAD, read),
    steps(sources, knowledge) {
      tellLearned(pool, knowledge);
      return stepsOnPool(pool, sources, threads * MOST_AHEAD);
    },
    extract: work => runOnPool(pool, threads, work, PART_SIZE),
    end: pool.abort,
  };
}

/** Extraction on threads that are there, with parts of a given size. */
export async function runOnPool(pool: Pool, threads: number, work: ThreadWork, partSize: number): Promise<void> {
  const { inputs, reading, knowledge, report, readHere } = work;
  tellLearned(pool, knowledge);
  const begun = queue<Begun>();
  const beginning = begin(tasksOf(inputs, reading, partSize), pool, begun, threads * MOST_AHEAD);
  beginning.then(begun.end, begun.fail);
  const collecting: Collecting = { ...work, tellStats: (stats, file) => reading.tellStats(stats, file, report) };
  for (let task = await begun.next(); task !== null; task = await begun.next()) {
    if (task.kind === 'problem') report.missing(task.problem);
    else if (task.kind === 'here') await readHere(task.source);
    else if (task.kind === 'files') {
      await collectFiles(task.run, collecting);
      report.read?.(task.bytes);
    } else await collectSplit(task.run, collecting);
  }
}

function tellLearned(pool: Pool, knowledge: Knowledge | null): void {
  const sites = freeze(knowledge);
  if (sites !== null) pool.tellAll({ kind: 'learned', sites });
}

/** Begins one task after another, not too far ahead of those that are collected. */
async function begin(tasks: AsyncIterable<Task>, pool: Pool, begun: ReturnType<typeof queue<Begun>>, most: number) {
  for await (const task of tasks) {
    await begun.room(most);
    if (task.kind === 'split') {
      const run = splitRun(task.file);
      begun.push({ kind: 'split', run });
      await run.start(pool);
    } else if (task.kind === 'files') {
      const files = namesOf(task.sources);
      const bytes = bytesOf(task.sources);
      begun.push({ kind: 'files', run: (await pool.start(() => ({ kind: 'files', files }))) as Running, bytes });
    } else begun.push(task);
  }
}
