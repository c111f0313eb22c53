/**
 * Reading a part of a large file in a thread. Nobody knows at its beginning where an article begins, so each part also notes
 * the state behind its first boundaries. Whoever has read the part before it goes on until its own state behind a boundary is one
 * of these: from there on, both would say the same. Where they never meet, it goes on alone.
 */

import { isUtf8 } from 'node:buffer';
import { fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { chunks } from '../input/files/file.js';
import { failure } from '../input/finding.js';
import { lineSplitter } from '../input/lines/lines.js';
import { keyOf } from '../io/identity.js';
import { reason, systemCode } from '../io/reason.js';
import { type Extracted, type ExtractionSettings, extraction } from '../pipeline.js';
import type { Boundary, PartEnd, PartJob } from './messages.js';
import type { Rows } from './rows.js';

/** So many boundaries are noted: mostly the first is met. */
const MOST_HEADS = 12;

/** What a part is told and asks while it is read. */
export interface PartTalk {
  heads(heads: readonly Boundary[]): void;
  /** The heads of the part that was arrived at; null when nobody reads it. */
  arrived(part: number): Promise<readonly Boundary[] | null>;
  swallowed(part: number): void;
  isDropped(): boolean;
}

/** Reads from where the part begins to where it meets another, or to the end of the file. */
export async function readPart(
  job: PartJob,
  settings: Omit<ExtractionSettings, 'onBoundary'> & { readonly lineLimit: number },
  rows: Rows,
  talk: PartTalk,
): Promise<PartEnd> {
  const { starts, size } = job;
  /** The part that is being read; the heads that it notes itself; or those of the part behind it, when its place is reached. */
  let part = job.part;
  let own: Boundary[] | null = part === 0 ? null : [];
  let others: readonly Boundary[] | null = null;
  let met = -1;
  let isLost = false;
  const onBoundary = (at: number, state: () => Float64Array): void => {
    if (own !== null) {
      own.push({ at, state: state() });
      rows.cut(true);
      if (own.length === MOST_HEADS) sayHeads();
    } else if (others !== null) {
      met = findHead(others, at, state);
      isLost = met < 0 && at >= others[others.length - 1].at;
    }
  };
  const sayHeads = () => {
    if (own !== null) talk.heads(own);
    own = null;
  };
  const splitter = lineSplitter({ encoding: 'utf-8', lineLimit: settings.lineLimit, isUtf8, offset: starts[part] });
  const stage = extraction({ ...settings, onBoundary });
  let counts = { ...splitter.stats };
  let position = starts[part];
  const border = () => starts[part + (others === null ? 1 : 2)] ?? size;

  const takeAll = (articles: Iterable<Extracted>): void => {
    for (const extracted of articles) {
      if (met >= 0) return;
      rows.take(extracted);
    }
  };
  /** Gives up meeting the part behind: its place is read here, too. */
  const swallow = () => {
    talk.swallowed(++part);
    others = null;
    isLost = false;
  };
  const arrive = async () => {
    sayHeads();
    // The lines before the border are counted here, those behind it by whoever goes on.
    counts = { ...splitter.stats };
    others = await talk.arrived(part + 1);
    if (others === null) part++;
    else if (others.length === 0) swallow();
  };

  for await (const chunk of chunksOf(job, rows)) {
    for (let at = 0, to = 0; at < chunk.length; at = to) {
      to = Math.min(chunk.length, at + border() - position);
      for (const batch of splitter.push(chunk.subarray(at, to))) if (met < 0) takeAll(stage.push(batch));
      position += to - at;
      await rows.flush();
      if (met >= 0 || talk.isDropped()) break;
      if (others !== null && (isLost || position === border())) swallow();
      if (others === null && position === starts[part + 1]) await arrive();
    }
    if (met >= 0 || talk.isDropped()) break;
  }
  const next = met >= 0 ? { part: part + 1, head: met } : null;
  if (next === null && !talk.isDropped()) {
    sayHeads();
    if (others !== null) swallow();
    for (const batch of splitter.end()) takeAll(stage.push(batch));
    takeAll(stage.end());
    counts = { ...splitter.stats };
  }
  return { next, counts, articles: rows.articles, bytes: position };
}

/** The file from the part's beginning on; what the system refuses is told, and the file ends there. */
async function* chunksOf({ name, path, key, part, starts, size }: PartJob, rows: Rows): AsyncGenerator<Uint8Array> {
  try {
    const handle = await open(Buffer.from(path), 'r');
    try {
      // Another file has taken its place: the main thread tells.
      if (keyOf(fstatSync(handle.fd, { bigint: true })) === key)
        yield* chunks(handle, size - starts[part], starts[part]);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    rows.account.problem({ ...failure('unreadable', reason(error)), file: name, line: null });
  }
}

function findHead(heads: readonly Boundary[], at: number, state: () => Float64Array): number {
  return heads.findIndex(head => head.at === at && same(head.state, state()));
}

function same(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}
