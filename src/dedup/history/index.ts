/** The index of earlier runs, as a run uses it: asked about each record, and given those that were printed. */
import { rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { UserError } from '../../errors.js';
import type { Copy, Related } from '../../records/record.js';
import type { Keep } from '../order.js';
import { SKETCH_VERSION, sketchOf } from '../sketch.js';
import { newTokens, readTokens } from '../tokens.js';
import { checkWritable, commit } from './commit.js';
import { compact } from './compact.js';
import { copyAmong, isBetter } from './counts.js';
import { type Judgement, judge, type Subject } from './judge.js';
import { unlockOwn } from './lock.js';
import { filesOf } from './manifest.js';
import { ifWhole } from './pages.js';
import { leftPending, openPending, type Pending, type PendingList } from './pending.js';
import { makerOf } from './segment-file.js';
import { type Candidate, type Damage, openSnapshot, readingIndex } from './snapshot.js';
import { type Asked, bodyHashOf, entryOf, pendingSubject, subjectOf } from './subject.js';
import { leftCopy, replacedBy, toldCopy, toldRelated } from './telling.js';

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

/** What earlier runs have to do with a record. */
export interface Past {
  /** The copy that an earlier run printed: it stands for the record, unless the record takes its place. */
  readonly copy: Copy | null;
  readonly takesItsPlace: boolean;
  readonly related: Related[];
  /** Whether the index has the very words of the record, as those of an entry or of what was left out. */
  readonly isKnown: boolean;
  /** To be given to `printed` when the record was. */
  readonly pending: Pending;
}

export interface History {
  ask(record: Asked): Past;
  /** Notes a record that was given to the output, and, when that has accepted all it was given, that it has. */
  printed(past: Past): void;
  accepted(): Promise<void>;
  /** Notes a record that was left out, with what is told of the one that stands for it; unless the index knows it already. */
  leftOut(record: Asked, copy: Copy): Promise<void>;
  /** Says that all records were looked at and all the output was accepted: what was left out is to be remembered, too. */
  complete(): void;
  /**
   * Makes the records that the output has accepted part of the index; returns what there is to note about it. `isAgain` when that
   * may have been done before: what is there already is then left alone.
   */
  commit(again?: { readonly isAgain: boolean }): Promise<string[]>;
  abort(): Promise<void>;
}

/** Folders hold nothing else beside an index. */
const OURS = /^(?:manifest-\d+|segment-.*|lock.*|\.copydesk-.*\.tmp)$/;
const NO_POSTINGS = new Uint32Array(0);
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
  /** What was left out, from the first such record on. */
  let left: PendingList | null = null;
  let isComplete = false;
  let waiting: Pending[] = [];
  let isCommitted = false;
  const judged = (subject: Subject, candidates: readonly Candidate[]) =>
    candidates.flatMap(candidate =>
      candidate.entry.left === null ? (judgeSafely(subject, candidate, settings.damaged) ?? []) : [],
    );
  /** What was left out with the same words. It says nothing of records that say the same, which are all that counts then. */
  const leftBefore = (candidates: readonly Candidate[]) =>
    settings.isExact ? undefined : candidates.find(({ isExact, entry }) => isExact && entry.left !== null)?.entry;
  const all = async function* () {
    yield* pending.all();
    if (isComplete && left !== null) yield* left.all();
  };

  return {
    ask(record) {
      const text = encoder.encode(record.paragraphs.join('\n'));
      const tokens = readTokens(text, 0, text.length, newTokens());
      const { postings } = sketchOf(tokens);
      const bodyHash = bodyHashOf(tokens, record);
      const subject = subjectOf(tokens, record.time);
      const candidates = snapshot.find({ bodyHash, postings });
      const judgements = judged(subject, candidates);
      const before = leftBefore(candidates);
      const found = copyAmong(judgements, subject, record.id, settings);
      const takesItsPlace = before === undefined && found !== undefined && isBetter(subject, found, settings.keep);
      const known = { passedOn: [], ...record, heads: [], body: () => text, tokens };
      const copy = found === undefined ? before && leftCopy(before) : toldCopy(found, known, takesItsPlace);
      return {
        copy: copy ?? null,
        takesItsPlace,
        related: settings.isExact
          ? []
          : judgements.filter(each => each !== found).map(each => toldRelated(each, known)),
        isKnown: candidates.some(({ isExact }) => isExact),
        pending: {
          entry: entryOf(record, tokens, bodyHash, settings.keepsText ? deflateRawSync(text) : null),
          postings,
          words: subject.short,
          names: subject.names,
          replaces: takesItsPlace && found !== undefined ? replacedBy(found) : null,
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
    async leftOut(record, copy) {
      if (!writes) return;
      const text = encoder.encode(record.paragraphs.join('\n'));
      const bodyHash = bodyHashOf(readTokens(text, 0, text.length, newTokens()), record);
      if (snapshot.find({ bodyHash, postings: NO_POSTINGS }).some(({ isExact }) => isExact)) return;
      left ??= await openPending(settings.tmpDir);
      await left.add(leftPending({ ...copy, bodyHash }, { id: copy.id, ...copy.source }));
    },
    complete() {
      isComplete = true;
    },
    async commit({ isAgain } = { isAgain: false }) {
      isCommitted = true;
      const count = pending.count + (isComplete ? (left?.count ?? 0) : 0);
      if (!writes || count === 0) return [];
      const { known, wasGone } = await commit(
        { all },
        {
          folder,
          fingerprint: SKETCH_VERSION,
          generation: isAgain ? null : snapshot.manifest.generation,
          damaged: settings.damaged,
          judge(each, candidates) {
            const isThere = candidates.some(({ isExact }) => isExact);
            if (each.entry.left !== null) return isThere ? null : each;
            const subject = pendingSubject(each);
            const found = copyAmong(judged(subject, candidates), subject, each.entry.id, settings);
            const before = leftBefore(candidates);
            if (found === undefined) return before === undefined ? each : null;
            if (before !== undefined) return null;
            const replaced = replacedBy(found);
            if (isBetter(subject, found, settings.keep))
              return each.replaces?.id === replaced.id ? each : { ...each, replaces: replaced };
            return isThere ? null : leftPending({ ...replaced, bodyHash: each.entry.bodyHash }, found.entry);
          },
        },
      );
      await compact(folder, SKETCH_VERSION);
      return isAgain ? [] : notes(folder, known, wasGone);
    },
    async abort() {
      snapshot.close();
      await pending.abort();
      await left?.abort();
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
  const judgement = () => judge(subject, candidate, packed => inflateRawSync(packed));
  return ifWhole(judgement, ({ file, page }) => damaged({ segment: file, page }));
}
