/** Merging: so that an index has few segments however many commits there were; and what a commit and a merging do alike. */
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { syncFolder } from '../../io/atomic.js';
import { isAlive } from '../../io/lock.js';
import { reason, systemCode } from '../../io/reason.js';
import { locked } from './lock.js';
import { filesOf, generationOf, type Manifest, readManifest, writeManifest } from './manifest.js';
import { DamagedPage } from './pages.js';
import { MOST_ENTRIES } from './postings.js';
import { commitsOf, draftSegment, makerOf } from './segment-file.js';
import { openSnapshot, type Snapshot } from './snapshot.js';

/** A segment is merged with all newer ones when they hold a third of its entries together: so there are few, and each is seldom written. */
const MERGE_RATIO = 3;

/** A system error while an index is written, in our words; other errors as they are. */
export function indexError(error: unknown, folder: string): unknown {
  if (systemCode(error) === null) return error;
  return new UserError('output', `the index cannot be written: ${reason(error)}`, null, folder);
}

/** Puts a manifest in force, then clears away what nobody will open any more. The lock is held. */
export async function publish(folder: string, manifest: Manifest): Promise<boolean> {
  await syncFolder(folder);
  if (!(await writeManifest(folder, manifest))) return false;
  const names = new Set(manifest.segments.map(({ name }) => name));
  for (const file of (await filesOf(folder)) ?? []) {
    const maker = makerOf(file);
    const isOld = (generationOf(file) ?? manifest.generation) < manifest.generation;
    const isMerged = commitsOf(file) !== null && !names.has(file);
    const isLeft = maker !== null && maker !== process.pid && !isAlive(maker);
    if (isOld || isMerged || isLeft) await unlink(join(folder, file)).catch(() => {});
  }
  return true;
}

/** Merges the newest segments while they are many; does nothing when others are at it, or when any of them is damaged. */
export async function compact(folder: string, fingerprint: number): Promise<void> {
  for (;;) {
    let isDamaged = false;
    const snapshot = await openSnapshot(folder, fingerprint, () => {
      isDamaged = true;
    });
    try {
      const from = mergeFrom(snapshot);
      if (isDamaged || snapshot.lost.size > 0 || from === null) return;
      if (!(await merge(folder, fingerprint, snapshot, from))) return;
    } catch (error) {
      if (error instanceof DamagedPage) return;
      throw indexError(error, folder);
    } finally {
      snapshot.close();
    }
  }
}

/** The first of the segments to merge, which go to the newest; null when there is nothing to do. */
function mergeFrom({ segments }: Snapshot): number | null {
  for (let from = 0; from < segments.length - 1; from++) {
    const newer = segments.slice(from + 1).reduce((sum, { entries }) => sum + entries, 0);
    const { entries } = segments[from];
    if (entries < newer * MERGE_RATIO && entries + newer <= MOST_ENTRIES) return from;
  }
  return null;
}

async function merge(folder: string, fingerprint: number, snapshot: Snapshot, from: number): Promise<boolean> {
  const merged = snapshot.segments.slice(from);
  const inputs = merged.map(segment => ({
    source: segment,
    isGone: (entry: number) => snapshot.isGone(segment, entry),
    isLenient: false,
  }));
  const removed = from === 0 ? [] : merged.flatMap(segment => segment.removed());
  const draft = await draftSegment(folder, inputs, removed);
  try {
    return await locked(folder, async () => {
      const manifest = await readManifest(folder, fingerprint);
      const names = merged.map(({ name }) => name);
      const at = manifest.segments.findIndex(({ name }) => name === names[0]);
      const isThere = names.every((name, i) => manifest.segments[at + i]?.name === name);
      if (at < 0 || !isThere) return false;
      const placed = await draft.place(merged[0].header.first, merged.at(-1)?.header.last ?? 0);
      const segments = manifest.segments.toSpliced(at, names.length, placed);
      return publish(folder, { ...manifest, generation: manifest.generation + 1, segments });
    });
  } finally {
    await draft.abort();
  }
}
