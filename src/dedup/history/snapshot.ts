/** The index as it is at one moment: its segments, opened, and look-ups in all of them. */
import { UserError } from '../../errors.js';
import { reason, systemCode } from '../../io/reason.js';
import { type Entry, isRemoved } from './entry.js';
import { type Manifest, readManifest } from './manifest.js';
import { DamagedPage, type PageCache, pageCache } from './pages.js';
import { openSegment, type Segment } from './segment.js';

/** Pages kept in memory: 64 MiB of them, which hold the tags of two million records. */
const CACHE_PAGES = 65_536;
/** Of entries that have few postings in common with what is asked, only so many are looked at. */
const MOST_CANDIDATES = 8;
/** One posting in common is chance as often as not. */
const LEAST_SHARED = 2;

/** A part of the index that cannot be used: a page of a segment, or with `page` null all of it. */
export interface Damage {
  readonly segment: string;
  readonly page: number | null;
}

/** What is asked: the hash of the body, and the postings of its sketch. */
export interface Query {
  readonly bodyHash: readonly [high: number, low: number];
  readonly postings: Uint32Array;
}

export interface Candidate {
  readonly entry: Entry;
  /** Whether the bodies are the same, folded. */
  readonly isExact: boolean;
  /** How many of some postings the entry has. Throws DamagedPage. */
  count(postings: Uint32Array): number;
}

export interface Snapshot {
  readonly manifest: Manifest;
  readonly segments: readonly Segment[];
  /** Segments that could not be opened. */
  readonly lost: ReadonlySet<string>;
  readonly entries: number;
  /** Entries with the same body, or that share two postings or more: the nearest first. */
  find(query: Query): Candidate[];
  /** Whether an entry of a segment was taken away by a later one. */
  isGone(segment: Segment, entry: number): boolean;
  close(): void;
}

/** Runs a call that reads an index, so that its system errors become a UserError (cannot) that names it. */
export async function readingIndex<T>(folder: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new UserError('cannot', `the index cannot be read: ${reason(error)}`, null, folder);
  }
}

/** Opens the index of a folder; an empty one where there is none. `damaged` is told of each damage once. */
export async function openSnapshot(
  folder: string,
  fingerprint: number,
  damaged: (damage: Damage) => void,
  cache: PageCache = pageCache(CACHE_PAGES),
): Promise<Snapshot> {
  const told = new Set<string>();
  const tell = (segment: string, page: number | null) => {
    const key = `${segment}:${page}`;
    if (told.has(key)) return;
    told.add(key);
    damaged({ segment, page });
  };
  for (;;) {
    const manifest = await readManifest(folder, fingerprint);
    const opened = openAll(folder, manifest, cache, tell);
    if (opened !== null) return snapshotOf(manifest, opened.segments, opened.lost, tell);
    // A segment that is gone was merged into another, unless the manifest still names it.
    const now = await readManifest(folder, fingerprint);
    if (now.generation !== manifest.generation) continue;
    const { segments, lost } = openAll(folder, manifest, cache, tell, true) ?? { segments: [], lost: new Set() };
    return snapshotOf(manifest, segments, lost, tell);
  }
}

/** Opens the segments of a manifest; null when one is not there, unless that is `expected`: then it is lost. */
function openAll(
  folder: string,
  manifest: Manifest,
  cache: PageCache,
  tell: (segment: string, page: number | null) => void,
  expected = false,
): { segments: Segment[]; lost: Set<string> } | null {
  const segments: Segment[] = [];
  const lost = new Set<string>();
  for (const named of manifest.segments) {
    const { name, pages } = named;
    try {
      const segment = openSegment(folder, named, cache, page => tell(name, page));
      segments.push(segment);
      if (segment.header.pages !== pages || !segment.file.isOfPages(pages)) tell(name, null);
    } catch (error) {
      if (systemCode(error) === 'ENOENT' && !expected) {
        for (const segment of segments) segment.close();
        return null;
      }
      if (!(error instanceof DamagedPage) && systemCode(error) === null) throw error;
      lost.add(name);
      tell(name, null);
    }
  }
  return { segments, lost };
}

function snapshotOf(
  manifest: Manifest,
  segments: readonly Segment[],
  lost: ReadonlySet<string>,
  tell: (segment: string, page: number | null) => void,
): Snapshot {
  const removed = removedBy(segments);
  const isGone = (segment: Segment, number: number) => {
    const keys = removed.get(segment);
    return keys !== undefined && keys.size > 0 && isRemoved(segment.row(number), keys);
  };
  const find = (query: Query): Candidate[] => {
    const found: Ranked[] = [];
    for (const segment of segments) {
      try {
        found.push(...candidatesIn(segment, query, number => isGone(segment, number), tell));
      } catch (error) {
        if (!(error instanceof DamagedPage)) throw error;
        tell(error.file, error.page);
      }
    }
    return found.toSorted(compareCandidates);
  };
  const entries = segments.reduce((sum, segment) => sum + segment.entries, 0);
  const close = () => {
    for (const segment of segments) segment.close();
  };
  return { manifest, segments, lost, entries, find, isGone, close };
}

/** By segment, the keys of the entries that later ones took away. */
function removedBy(segments: readonly Segment[]): Map<Segment, ReadonlySet<string>> {
  const removed = new Map<Segment, ReadonlySet<string>>();
  let later = new Set<string>();
  for (const segment of segments.toReversed()) {
    removed.set(segment, later);
    const keys = segment.removed();
    if (keys.length > 0) later = new Set([...later, ...keys]);
  }
  return removed;
}

/** The exact one first, then by postings in common, then in the order of the index. */
function compareCandidates(a: Ranked, b: Ranked): number {
  if (a.isExact !== b.isExact) return a.isExact ? -1 : 1;
  return b.shared - a.shared || b.entry.words - a.entry.words || (a.entry.id < b.entry.id ? -1 : 1);
}

/** A candidate, and how many of the postings asked for it has. */
interface Ranked extends Candidate {
  readonly shared: number;
}

function candidatesIn(
  segment: Segment,
  { bodyHash, postings }: Query,
  isGone: (entry: number) => boolean,
  tell: (segment: string, page: number | null) => void,
): Ranked[] {
  const exact = new Set<number>();
  const counts = new Map<number, number>();
  const ask = (hash: number, found: (entry: number) => void) => {
    try {
      segment.postings.find(hash, found);
    } catch (error) {
      if (!(error instanceof DamagedPage)) throw error;
      tell(segment.name, error.page);
    }
  };
  ask(bodyPosting(bodyHash), number => exact.add(number));
  for (const posting of postings) ask(spread(posting), number => counts.set(number, (counts.get(number) ?? 0) + 1));
  const found: Ranked[] = [];
  const take = (number: number, shared: number) => {
    if (isGone(number)) return;
    const entry = segment.entry(number);
    const isExact = entry.bodyHash[0] === bodyHash[0] && entry.bodyHash[1] === bodyHash[1];
    if (isExact || shared >= LEAST_SHARED)
      found.push({ entry, isExact, shared, count: asked => sharedWith(segment, asked, number) });
  };
  for (const number of exact) take(number, counts.get(number) ?? 0);
  const near = [...counts].filter(([number, shared]) => shared >= LEAST_SHARED && !exact.has(number));
  near.sort(([a, m], [b, n]) => n - m || a - b);
  for (const [number] of near.slice(0, MOST_CANDIDATES)) take(number, sharedWith(segment, postings, number));
  return found;
}

/** Counts all postings that an entry shares: of those that very many have, a look-up gives only some entries. */
function sharedWith(segment: Segment, postings: Uint32Array, entry: number): number {
  let shared = 0;
  for (const posting of postings) if (segment.postings.has(spread(posting), entry)) shared++;
  return shared;
}

/** The posting under which an entry is found by its body. */
export function bodyPosting([high, low]: readonly [high: number, low: number]): number {
  return spread(high ^ Math.imul(low, 0x9e3779b1));
}

/** Mixes 32 bits so that smallest hashes, which winnowing chooses, are everywhere; one to one. */
export function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
