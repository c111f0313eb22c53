/** From the inputs of a run to tasks for threads: small files in groups, large ones in parts, what cannot be sent away kept here. */
import { type BigIntStats, statSync } from 'node:fs';
import type { Met, Source } from '../input/files/file.js';
import { keyOf } from '../io/identity.js';
import type { Reading } from '../run/reading.js';
import type { Problem } from '../types.js';
import type { FileName } from './messages.js';
import { startsOf } from './split.js';

/** A group of files has so many, or so many bytes. */
const MOST_FILES = 64;
const MOST_BYTES = 1024 * 1024;

/** A file that is read by several threads. */
export interface SplitFile {
  readonly source: Source & { readonly path: Buffer };
  readonly before: BigIntStats;
  readonly starts: readonly number[];
}

/** What comes next in the order of the inputs. */
export type Task =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'files'; readonly sources: readonly Source[] }
  | { readonly kind: 'split'; readonly file: SplitFile }
  /** Standard input and named pipes: they are read in the main thread. */
  | { readonly kind: 'here'; readonly source: Source };

/** What a thread is told of files: their paths are known, since what has none is read in the main thread. */
export function namesOf(sources: readonly Source[]): FileName[] {
  return sources.map(({ name, path }) => ({ name, path: path as Uint8Array }));
}

/** How many bytes some files have, as far as that is known. */
export function bytesOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { size }) => sum + (size ?? 0), 0);
}

/** Gathers files until there are enough for a job. */
function grouping() {
  let sources: Source[] = [];
  let bytes = 0;
  return {
    /** Adds one; true when there are enough. */
    add(source: Source): boolean {
      sources.push(source);
      bytes += source.size ?? 0;
      return sources.length >= MOST_FILES || bytes >= MOST_BYTES;
    },
    /** What was gathered, if anything; and begins anew. */
    *take(): Generator<{ readonly kind: 'files'; readonly sources: readonly Source[] }> {
      if (sources.length > 0) yield { kind: 'files', sources };
      sources = [];
      bytes = 0;
    },
  };
}

/** Files in groups, each for a job. */
export async function* groupsOf(sources: AsyncIterable<Source> | Iterable<Source>): AsyncGenerator<readonly Source[]> {
  const group = grouping();
  for await (const source of sources) if (group.add(source)) for (const full of group.take()) yield full.sources;
  for (const last of group.take()) yield last.sources;
}

/** The tasks, in the order of the inputs. */
export async function* tasksOf(met: AsyncIterable<Met>, reading: Reading, partSize: number): AsyncGenerator<Task> {
  const group = grouping();
  for await (const each of met) {
    if ('problem' in each) {
      yield* group.take();
      yield { kind: 'problem', problem: each.problem };
      continue;
    }
    const { source } = each;
    const split = await splitOf(source, reading, partSize);
    if (split !== null || source.path === null || source.size === null) {
      yield* group.take();
      yield split === null ? { kind: 'here', source } : { kind: 'split', file: split };
      continue;
    }
    if (group.add(source)) yield* group.take();
  }
  yield* group.take();
}

async function splitOf(source: Source, reading: Reading, partSize: number): Promise<SplitFile | null> {
  const starts = await startsOf(source, head => reading.isPlain(head, source.name), partSize);
  if (starts === null || source.path === null) return null;
  const before = statSync(source.path, { bigint: true, throwIfNoEntry: false });
  if (before === undefined || keyOf(before) !== source.key || Number(before.size) !== source.size) return null;
  return { source: { ...source, path: source.path }, before, starts };
}
