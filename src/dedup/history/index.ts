/** The index of earlier runs, as a run uses it: asked about each record, and given those that were printed. */
import { rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserError } from '../../errors.js';
import type { Copy, Related, Source } from '../../records/record.js';
import { hash64 } from '../../text/hash.js';
import { nameMarks } from '../names.js';
import type { Keep } from '../order.js';
import { MOST_POSTINGS, SKETCH_VERSION, sketchOf } from '../sketch.js';
import { newTokens, readTokens, type Tokens } from '../tokens.js';
import { LEAST_WORDS } from '../verdict.js';
import { checkWritable, commit } from './commit.js';
import { compact } from './compact.js';
import { copyAmong, isBetter } from './counts.js';
import { type Entry, idNumbers } from './entry.js';
import { type Judgement, judge, type Subject } from './judge.js';
import { unlockOwn } from './lock.js';
import { filesOf } from './manifest.js';
import { DamagedPage } from './pages.js';
import { shortWords } from './outline.js';
import { openPending, type Pending } from './pending.js';
import { makerOf } from './segment-file.js';
import { toldCopy, toldRelated } from './telling.js';
import { type Candidate, type Damage, openSnapshot, readingIndex } from './snapshot.js';

export interface HistorySettings {
  readonly folder: string;
  /** Whether what is printed is to be remembered, and with its text. */
  readonly writes: boolean;
  readonly keepsText: boolean;
  readonly keep: Keep;
  /** Whether only records that say the same are copies. */
  readonly isExact: boolean;
  readonly tmpDir: string | null;
  damaged(damage: Damage): void;
}

/** A record that is asked about. */
export interface Asked {
  readonly id: string;
  readonly source: Source;
  /** None has a line feed in it. */
  readonly paragraphs: readonly string[];
  /** In milliseconds since 1970; NaN when unknown. */
  readonly time: number;
}

/** What earlier runs have to do with a record. */
export interface Past {
  /** The copy that an earlier run printed: it stands for the record, unless the record takes its place. */
  readonly copy: Copy | null;
  readonly takesItsPlace: boolean;
  readonly related: Related[];
  /** To be given to `printed` when the record was. */
  readonly pending: Pending;
}

export interface History {
  ask(record: Asked): Past;
  /** Notes a record that was given to the output, and, when that has accepted all it was given, that it has. */
  printed(past: Past): void;
  accepted(): Promise<void>;
  /**
   * Makes the records that the output has accepted part of the index; returns what there is to note about it. `isAgain` when that
   * may have been done before: what is there already is then left alone.
   */
  commit(again?: { readonly isAgain: boolean }): Promise<string[]>;
  abort(): Promise<void>;
}

/** Folders hold nothing else beside an index. */
const OURS = /^(?:manifest-\d+|segment-.*|lock.*|\.copydesk-.*\.tmp)$/;
const UPPER_BITS = 16;
const encoder = new TextEncoder();

/** Opens the index of a folder. Throws a UserError (cannot) when it cannot be used. */
export async function openHistory(settings: HistorySettings): Promise<History> {
  const { folder, writes } = settings;
  let isNew = false;
  const snapshot = await readingIndex(folder, async () => {
    await checkFolder(folder, writes);
    isNew = writes ? await checkWritable(folder) : false;
    return openSnapshot(folder, SKETCH_VERSION, settings.damaged);
  });
  const pending = await openPending(settings.tmpDir);
  let waiting: Pending[] = [];
  let isCommitted = false;
  const judged = (subject: Subject, candidates: readonly Candidate[]) =>
    candidates.flatMap(candidate => judgeSafely(subject, candidate, settings.damaged) ?? []);

  return {
    ask(record) {
      const text = encoder.encode(record.paragraphs.join('\n'));
      const tokens = readTokens(text, 0, text.length, newTokens());
      const { postings } = sketchOf(tokens);
      const bodyHash = hashOf(tokens, record.id);
      const subject = subjectOf(tokens, record.time);
      const judgements = judged(subject, snapshot.find({ bodyHash, postings }));
      const found = copyAmong(judgements, subject, record.id, settings);
      const takesItsPlace = found !== undefined && isBetter(subject, found, settings.keep);
      const known = { ...record, bytes: text, tokens };
      return {
        copy: found === undefined ? null : toldCopy(found, known, takesItsPlace),
        takesItsPlace,
        related: settings.isExact
          ? []
          : judgements.filter(each => each !== found).map(each => toldRelated(each, known)),
        pending: {
          entry: entryOf(record, tokens, bodyHash, settings.keepsText ? deflateRawSync(text) : null),
          postings,
          words: subject.short,
          names: subject.names,
          supersedes: takesItsPlace ? (found?.entry.id ?? null) : null,
        },
      };
    },
    printed(past) {
      if (writes) waiting.push(past.pending);
    },
    async accepted() {
      for (const each of waiting) await pending.add(each);
      waiting = [];
    },
    async commit({ isAgain } = { isAgain: false }) {
      isCommitted = true;
      if (!writes || pending.count === 0) return [];
      const { known, wasGone } = await commit(pending, {
        folder,
        fingerprint: SKETCH_VERSION,
        generation: isAgain ? null : snapshot.manifest.generation,
        damaged: settings.damaged,
        judge(each, candidates) {
          const subject = pendingSubject(each);
          const found = copyAmong(judged(subject, candidates), subject, each.entry.id, settings);
          if (found === undefined) return 'new';
          return isBetter(subject, found, settings.keep) ? { supersedes: found.entry.id } : 'known';
        },
      });
      await compact(folder, SKETCH_VERSION);
      return isAgain ? [] : notes(folder, known, wasGone);
    },
    async abort() {
      snapshot.close();
      await pending.abort();
      if (writes) await clearOwn(folder).catch(() => {});
      if (isNew && !isCommitted) await rmdir(folder).catch(() => {});
    },
  };
}

function notes(folder: string, known: number, wasGone: boolean): string[] {
  const records = known === 1 ? 'record was' : 'records were';
  return [
    ...(known > 0 ? [`${folder}: ${known} ${records} printed by another run meanwhile as well`] : []),
    ...(wasGone
      ? [`${folder}: the index was taken away during the run; the new one has the records of this run only`]
      : []),
  ];
}

/** A folder is there, unless it will be made, and holds nothing but an index. */
async function checkFolder(folder: string, writes: boolean): Promise<void> {
  const files = await filesOf(folder);
  if (files === null && !writes) throw new UserError('cannot', 'there is no such index', null, folder);
  const other = files?.find(file => !OURS.test(file));
  if (other !== undefined)
    throw new UserError('cannot', `is no index: it holds ${other}`, 'name a folder of its own for the index', folder);
}

/** Takes away what this process has left unfinished. */
async function clearOwn(folder: string): Promise<void> {
  for (const file of (await filesOf(folder)) ?? [])
    if (makerOf(file) === process.pid) await unlink(join(folder, file)).catch(() => {});
  await unlockOwn(folder);
}

/** Null also for what a damaged page keeps from being known, which is told. */
function judgeSafely(subject: Subject, candidate: Candidate, damaged: (damage: Damage) => void): Judgement | null {
  try {
    return judge(subject, candidate, packed => inflateRawSync(packed));
  } catch (error) {
    if (!(error instanceof DamagedPage)) throw error;
    damaged({ segment: error.file, page: error.page });
    return null;
  }
}

/** The hash of a body’s words; of a body that says too little, of its id. */
function hashOf({ hashes, count }: Tokens, id: string): readonly [high: number, low: number] {
  if (count < LEAST_WORDS) return idNumbers(id);
  const digits = hash64(new Uint8Array(hashes.buffer, hashes.byteOffset, count * hashes.BYTES_PER_ELEMENT));
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

function subjectOf(tokens: Tokens, time: number): Subject {
  const sample = (window: number, reach: number) =>
    upTo(sketchOf(tokens, Number.POSITIVE_INFINITY, window).postings, reach);
  return { words: tokens.count, time, tokens, short: shortWords(tokens), names: nameMarks(tokens), sample };
}

/** A record that waits for the commit, and may be a copy of what was committed meanwhile; what is related is told no more. */
function pendingSubject({ entry, words, names }: Pending): Subject {
  if (entry.body !== null) {
    const text = inflateRawSync(entry.body);
    return subjectOf(readTokens(text, 0, text.length, newTokens()), entry.time);
  }
  return { words: entry.words, time: entry.time, tokens: null, short: words, names, sample: null };
}

/** The postings that are not greater than `reach`, which come first. */
function upTo(postings: Uint32Array, reach: number): Uint32Array {
  const end = postings.findIndex(posting => posting > reach);
  return end < 0 ? postings : postings.subarray(0, end);
}

function entryOf(
  { id, source, time }: Asked,
  tokens: Tokens,
  bodyHash: readonly [high: number, low: number],
  body: Uint8Array | null,
): Entry {
  const all = sketchOf(tokens, MOST_POSTINGS + 1).postings;
  const reach = all.length > MOST_POSTINGS ? all[MOST_POSTINGS - 1] >>> UPPER_BITS : 0;
  return { id, ...source, words: tokens.count, bodyHash, postings: 0, reach, time, body, outline: null };
}
