/**
 * Commits: new entries become part of the index, and small segments are merged. What takes long is done before the lock is
 * taken; under it what others have committed meanwhile is looked at, files get their names, and the manifest is made.
 */
import { unlink } from 'node:fs/promises';
import { UserError } from '../../errors.js';
import { makeFolder } from '../../io/folder.js';
import { reason, systemCode } from '../../io/reason.js';
import { createTemporary } from '../../io/temporary.js';
import { indexError, publish } from './compact.js';
import { removalKey } from './entry.js';
import { locked } from './lock.js';
import { filesOf, type Manifest, readManifest, writeManifest } from './manifest.js';
import { outlineOf } from './outline.js';
import { leftPending, type Pending } from './pending.js';
import type { SegmentName } from './segment.js';
import { type Draft, draftSegment, temporaryName } from './segment-file.js';
import { bodyPosting, type Candidate, type Damage, openSnapshot, spread } from './snapshot.js';
import { memorySource, type NewEntry } from './source.js';

const OURS_ALONE = 0o600;
/** Entries that are sorted in memory at a time. */
const BATCH = 65_536;
/** How often a commit begins anew because the index changed under it, or went away. */
const MOST_TRIES = 5;

export interface CommitSettings {
  readonly folder: string;
  readonly fingerprint: number;
  /** The generation that the run looked things up in; null when it is not to be relied on. */
  readonly generation: number | null;
  /** What is to be committed in the stead of a new entry, given what others have committed that is like it; null for nothing. */
  judge(pending: Pending, candidates: readonly Candidate[]): Pending | null;
  damaged(damage: Damage): void;
}

/** What became of a commit. */
export interface Committed {
  readonly manifest: Manifest;
  /** Entries that were left out because another run had committed theirs first. */
  readonly known: number;
  /** Whether the index that the run looked things up in was gone. */
  readonly wasGone: boolean;
}

/** What waits to be committed; it may be asked for again. */
export interface Waiting {
  all(): AsyncIterable<Pending>;
}

/** Adds the pending entries. Throws UserErrors (locked, output); the index is then as it was. */
export async function commit(pending: Waiting, settings: CommitSettings): Promise<Committed> {
  const { folder } = settings;
  for (let tries = 1; ; tries++) {
    try {
      const committed = await tryCommit(pending, settings);
      if (committed !== null) return committed;
    } catch (error) {
      const isGone = systemCode(error) === 'ENOENT' || (await filesOf(folder)) === null;
      if (!isGone || tries === MOST_TRIES) throw indexError(error, folder);
    }
    if (tries === MOST_TRIES) throw new UserError('locked', 'the index changed again and again', 'run again', folder);
  }
}

/** Null when somebody else was faster in spite of the lock. */
async function tryCommit(pending: Waiting, settings: CommitSettings): Promise<Committed | null> {
  const { folder, generation, fingerprint } = settings;
  await makeFolder(folder);
  let drafts = await draftAll(folder, pending.all());
  try {
    return await locked(folder, async () => {
      const manifest = await readManifest(folder, fingerprint);
      const changes = manifest.generation === generation ? NO_CHANGES : await sift(pending, settings);
      if (changes.size > 0) {
        await abortAll(drafts);
        drafts = await draftAll(folder, changed(pending, changes));
      }
      const wasGone = generation !== null && manifest.generation < generation;
      const known = [...changes.values()].filter(({ isKnown }) => isKnown).length;
      // Before the first segments, so that those without any manifest are known to have lost theirs.
      if (manifest.generation === 0 && drafts.length > 0) await writeManifest(folder, manifest);
      const placed = await placeAll(drafts, manifest.next);
      const next: Manifest = {
        ...manifest,
        generation: manifest.generation + 1,
        next: manifest.next + placed.length,
        segments: [...manifest.segments, ...placed],
      };
      if (placed.length === 0) return { manifest, known, wasGone };
      if (!(await publish(folder, next))) return null;
      return { manifest: next, known, wasGone };
    });
  } finally {
    await abortAll(drafts);
  }
}

/** By the number of a pending entry, what is to be committed instead of it, and whether it was printed by others as well. */
type Changes = ReadonlyMap<number, { readonly pending: Pending | null; readonly isKnown: boolean }>;
const NO_CHANGES: Changes = new Map();

/** Looks at what others have committed since. */
async function sift(pending: Waiting, { folder, fingerprint, judge, damaged }: CommitSettings): Promise<Changes> {
  const others = await openSnapshot(folder, fingerprint, damaged);
  const changes = new Map<number, { pending: Pending | null; isKnown: boolean }>();
  let number = 0;
  try {
    for await (const each of pending.all()) {
      const found = judge(each, others.find({ bodyHash: each.entry.bodyHash, postings: each.postings }));
      const isKnown = each.entry.left === null && found?.entry.left !== null;
      if (found !== each) changes.set(number, { pending: found, isKnown });
      number++;
    }
  } finally {
    others.close();
  }
  return changes;
}

async function* changed(pending: Waiting, changes: Changes): AsyncGenerator<Pending> {
  let number = 0;
  for await (const each of pending.all()) {
    const change = changes.get(number++);
    const found = change === undefined ? each : change.pending;
    if (found !== null) yield found;
  }
}

async function draftAll(folder: string, all: AsyncIterable<Pending> | Iterable<Pending>): Promise<Draft[]> {
  const drafts: Draft[] = [];
  let batch: Pending[] = [];
  const end = async () => {
    const replaced = batch.flatMap(({ replaces }) => replaces ?? []);
    const removed = replaced.map(({ id, bodyHash }) => removalKey(id, bodyHash));
    const left = batch.flatMap(({ entry, replaces }) => (replaces === null ? [] : leftPending(replaces, entry)));
    const source = memorySource([...batch, ...left].map(newEntry), removed);
    if (batch.length > 0)
      drafts.push(await draftSegment(folder, [{ source, isGone: () => false, isLenient: false }], removed));
    batch = [];
  };
  try {
    for await (const each of all) if (batch.push(each) === BATCH) await end();
    await end();
  } catch (error) {
    await abortAll(drafts);
    throw error;
  }
  return drafts;
}

function newEntry({ entry: waiting, postings, words }: Pending): NewEntry {
  const needsOutline = waiting.body === null && waiting.left === null;
  const entry = needsOutline ? { ...waiting, outline: outlineOf(words) } : waiting;
  const hashes = new Uint32Array(postings.length + 1);
  hashes[0] = bodyPosting(entry.bodyHash);
  // If its body and its sketch have a posting in common, one of them is enough.
  let count = 1;
  for (const posting of postings) {
    const hash = spread(posting);
    if (hash !== hashes[0]) hashes[count++] = hash;
  }
  return { entry, hashes: hashes.subarray(0, count) };
}

async function placeAll(drafts: readonly Draft[], next: number): Promise<SegmentName[]> {
  const placed: SegmentName[] = [];
  for (const [i, draft] of drafts.entries()) placed.push(await draft.place(next + i, next + i));
  return placed;
}

async function abortAll(drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) await draft.abort();
}

/** Makes the folder of an index, if need be, and tries whether it can be written to; true when it is new. Throws a UserError (cannot). */
export async function checkWritable(folder: string): Promise<boolean> {
  try {
    const isNew = await makeFolder(folder);
    const { handle, path } = await createTemporary(folder, OURS_ALONE, temporaryName);
    await handle.close();
    await unlink(path);
    return isNew;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const hint = 'name another place, or use the index as it is with --no-index-write';
    throw new UserError('cannot', `the index cannot be written: ${reason(error)}`, hint, folder);
  }
}
