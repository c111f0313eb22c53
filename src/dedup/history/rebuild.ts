/** `copydesk index rebuild`: a new index of all that can be saved of one. Until that is on the disk the old one stays as it is. */
import { UserError } from '../../errors.js';
import { indexError, publish } from './compact.js';
import { isRemoved } from './entry.js';
import { keepAside } from './kept.js';
import { isLeft } from './left.js';
import { locked } from './lock.js';
import { filesOf, firstManifest, generationOf, LostManifest, type Manifest, readManifest } from './manifest.js';
import { openIfSound } from './salvage.js';
import { type Salvaged, salvage } from './salvaged.js';
import { SEGMENT_VERSION, type Segment } from './segment.js';
import { commitsOf, draftSegment } from './segment-file.js';

/** What a new index has of the old one. */
export interface Rebuilt {
  /** Entries, without what was left out. */
  readonly entries: number;
  /** How many are lost; in segments of which nothing can be read, and that no manifest tells of, there may be more. */
  readonly lost: number;
  readonly unread: number;
  /** How many are no entries any more and known by their words only, how many by fewer of their copies than before. */
  readonly wordsOnly: number;
  readonly dim: number;
  /** How many whose file is lost, or their id that is not ours. */
  readonly nameless: number;
  /** Whether a manifest told which segments there were. */
  readonly isCounted: boolean;
  /** The folder where the old index is kept, because not all of it could be saved, or nobody knows. */
  readonly kept: string | null;
}

/** Throws UserErrors (cannot, locked, output); the old index is then as it was. */
export async function rebuild(folder: string, fingerprint: number): Promise<Rebuilt> {
  try {
    return await locked(folder, () => rebuildAlone(folder, fingerprint));
  } catch (error) {
    throw indexError(error, folder);
  }
}

async function rebuildAlone(folder: string, fingerprint: number): Promise<Rebuilt> {
  const files = (await filesOf(folder)) ?? [];
  const { segments, ...found } = await segmentsOf(folder, fingerprint, files);
  try {
    const parts = segments.map((segment, i) => partOf(segment, segments.slice(i + 1)));
    const counts = countAll(parts);
    const told = { ...counts, ...found, lost: counts.lost + found.lost };
    const draft = await draftSegment(
      folder,
      parts.map(({ salvaged, isGone }) => ({ source: salvaged.source, isGone, isLenient: true })),
      [],
    );
    try {
      const kept = isWhole(told) && told.isCounted ? null : await keepAside(folder, files);
      const last = Math.max(0, ...files.map(name => commitsOf(name)?.[1] ?? 0));
      const generation = Math.max(0, ...files.map(name => generationOf(name) ?? 0)) + 1;
      const placed = await draft.place(1, last + 1);
      const manifest = { ...firstManifest(fingerprint), generation, next: last + 2, segments: [placed] };
      const isDone = await publish(folder, manifest);
      if (!isDone) throw new UserError('locked', 'the index changed meanwhile', 'run again', folder);
      return { ...told, kept };
    } finally {
      await draft.abort();
    }
  } finally {
    for (const segment of segments) segment.close();
  }
}

/** Whether all that was there, as far as that is known, is in the new index as it was. */
export function isWhole({ lost, unread, wordsOnly, dim, nameless }: Omit<Rebuilt, 'kept'>): boolean {
  return lost + unread + wordsOnly + dim + nameless === 0;
}

interface Found extends Pick<Rebuilt, 'lost' | 'unread' | 'isCounted'> {
  readonly segments: readonly Segment[];
}

/** Opens the segments that the manifest names, or, when that is lost, those that are in no other one. */
async function segmentsOf(folder: string, fingerprint: number, files: readonly string[]): Promise<Found> {
  const manifest = await readManifest(folder, fingerprint).catch((error: unknown) => {
    if (error instanceof LostManifest) return null;
    throw error;
  });
  return manifest === null ? withoutManifest(folder, files) : named(folder, manifest);
}

function named(folder: string, manifest: Manifest): Found {
  const segments: Segment[] = [];
  let lost = 0;
  for (const each of manifest.segments) {
    const segment = openIfSound(folder, each);
    if (segment === null) lost += each.entries;
    else segments.push(segment);
  }
  return { segments, lost, unread: 0, isCounted: true };
}

function withoutManifest(folder: string, files: readonly string[]): Found {
  const names = files.filter(name => commitsOf(name) !== null);
  const opened = names.flatMap(name => openIfSound(folder, { name }) ?? []);
  const newer = opened.find(({ header }) => header.version > SEGMENT_VERSION);
  if (newer !== undefined) {
    for (const segment of opened) segment.close();
    throw new UserError('cannot', 'the index was made by a newer version of copydesk', 'use that version', folder);
  }
  const isWithin = ({ header: a }: Segment, { header: b }: Segment) =>
    b.first <= a.first && a.last <= b.last && b.last - b.first > a.last - a.first;
  const segments: Segment[] = [];
  for (const segment of opened.toSorted((a, b) => a.header.first - b.header.first)) {
    if (opened.some(other => isWithin(segment, other))) segment.close();
    else segments.push(segment);
  }
  return { segments, lost: 0, unread: names.length - opened.length, isCounted: false };
}

interface Part {
  readonly segment: Segment;
  readonly salvaged: Salvaged;
  /** Whether an entry is lost, or was taken away by a later segment. */
  isGone(entry: number): boolean;
}

function partOf(segment: Segment, later: readonly Segment[]): Part {
  const keys = new Set(later.flatMap(each => each.removed()));
  const salvaged = salvage(segment);
  const isGone = (entry: number) => salvaged.saved(entry) === null || isRemoved(segment.row(entry), keys);
  return { segment, salvaged, isGone };
}

function countAll(parts: readonly Part[]): Omit<Rebuilt, keyof Found | 'kept'> & Pick<Rebuilt, 'lost'> {
  const counts = { entries: 0, lost: 0, wordsOnly: 0, dim: 0, nameless: 0 };
  for (const { segment, salvaged, isGone } of parts) {
    for (let entry = 0; entry < segment.entries; entry++) {
      const saved = salvaged.saved(entry);
      if (saved === null) counts.lost++;
      if (saved === null || isGone(entry)) continue;
      if (!isLeft(salvaged.source.row(entry))) counts.entries++;
      if (saved.isWordsOnly) counts.wordsOnly++;
      if (saved.isDim) counts.dim++;
      if (saved.isNameless) counts.nameless++;
    }
  }
  return counts;
}
