/** What is sound of an index: looked through page by page for `verify`, and made into a new index by `rebuild`. */
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../../io/reason.js';
import { type Entry, isRemoved, type Row } from './entry.js';
import { isLeft } from './left.js';
import { locked } from './lock.js';
import { filesOf, firstManifest, generationOf, readManifest, writeManifest } from './manifest.js';
import { DamagedPage, ifWhole, PAGE_SIZE, pageCache, pagesOf } from './pages.js';
import { openSegment, SECTIONS, type Segment } from './segment.js';
import { commitsOf, draftSegment, makerOf } from './segment-file.js';
import { type Damage, openSnapshot } from './snapshot.js';
import type { Source } from './source.js';

const CACHE_PAGES = 8192;

/** One finding about an index: a page, or with an id an entry, which stands where it was printed from. */
export interface Flaw {
  readonly problem: string;
  readonly segment: string;
  readonly section: string;
  readonly page: number | null;
  readonly id: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

/** What an index holds. */
export interface IndexFacts {
  readonly entries: number;
  /** Records that were left out, or that entries have taken the place of. */
  readonly leftOut: number;
  /** Entries whose bodies are kept. */
  readonly withText: number;
  readonly postings: number;
  readonly segments: number;
  readonly bytes: number;
  readonly bytesPerEntry: number;
  readonly commits: number;
  readonly version: number;
  readonly fingerprints: number;
}

/** Counts what an index holds. Throws a UserError for one that cannot be used; `damaged` is told what cannot be read. */
export async function indexFacts(
  folder: string,
  fingerprint: number,
  damaged: (damage: Damage) => void,
): Promise<IndexFacts> {
  const snapshot = await openSnapshot(folder, fingerprint, damaged, pageCache(CACHE_PAGES));
  const { manifest, segments } = snapshot;
  let [entries, leftOut, withText, postings, bytes] = [0, 0, 0, 0, 0];
  for (const segment of segments) {
    postings += segment.header.postings;
    bytes += segment.header.pages * PAGE_SIZE;
    for (let number = 0; number < segment.entries; number++) {
      const row = ifWhole(() => (snapshot.isGone(segment, number) ? null : segment.row(number)));
      if (row === null) continue;
      if (isLeft(row)) leftOut++;
      else entries++;
      if (row.bodyBytes > 0 && row.outline === 0) withText++;
    }
  }
  snapshot.close();
  const bytesPerEntry = entries === 0 ? 0 : Math.round(bytes / entries);
  const counts = { entries, leftOut, withText, postings, segments: segments.length, bytes, bytesPerEntry };
  return { ...counts, commits: manifest.generation, version: manifest.version, fingerprints: manifest.fingerprint };
}

/** Looks at every page of an index, then at every entry. Throws a UserError for a manifest that cannot be used. */
export async function* flaws(folder: string, fingerprint: number): AsyncGenerator<Flaw> {
  const manifest = await readManifest(folder, fingerprint);
  for (const { name, pages } of manifest.segments) {
    const segment = openIfSound(folder, name);
    if (segment === null) {
      yield flaw(name, 0, 'header', 'the segment cannot be read; none of its entries is compared');
      continue;
    }
    try {
      if (segment.header.pages !== pages || !segment.file.isOfPages(pages))
        yield flaw(name, null, 'file', `the file does not have the ${pages} pages it should have`);
      yield* pageFlaws(segment);
      yield* entryFlaws(segment);
    } finally {
      segment.close();
    }
  }
}

function flaw(segment: string, page: number | null, section: string, problem: string, entry?: Entry): Flaw {
  const { id = null, file = null, firstLine: line = null } = entry ?? {};
  return { problem, segment, section, page, id, file, line };
}

/** Null for a segment that is not there, or of which nothing can be read. */
function openIfSound(folder: string, name: string): Segment | null {
  try {
    return openSegment(folder, name, pageCache(CACHE_PAGES), () => {});
  } catch (error) {
    if (error instanceof DamagedPage || systemCode(error) !== null) return null;
    throw error;
  }
}

function* pageFlaws({ name, header, file }: Segment): Generator<Flaw> {
  for (const section of SECTIONS) {
    const { page } = header.sections[section];
    for (let i = 0; i < pagesOf(header.sections[section]); i++)
      if (!file.isWhole(page + i)) yield flaw(name, page + i, section, 'the checksum of the page is wrong');
  }
}

/** Entries that cannot be read, or that have fewer postings than they should. */
function* entryFlaws(segment: Segment): Generator<Flaw> {
  const counts = countPostings(segment);
  for (let number = 0; number < segment.entries; number++) {
    const entry = ifWhole(() => segment.entry(number));
    if (entry === null) yield flaw(segment.name, null, 'entry', `entry ${number} cannot be read`);
    else if (counts[number] !== entry.postings)
      yield flaw(segment.name, null, 'entry', `${counts[number]} of its ${entry.postings} postings are left`, entry);
  }
}

/** How many postings of each entry can be read. */
function countPostings(segment: Segment): Uint32Array {
  const counts = new Uint32Array(segment.entries);
  for (const cursor = segment.cursor(true); cursor.next(); ) counts[cursor.entry]++;
  return counts;
}

/** How many entries a new index has, without what was left out, and how many of the old one are lost: null when nobody knows. */
export interface Rebuilt {
  readonly entries: number;
  readonly lost: number | null;
}

/**
 * Makes an index anew of all that is sound in its folder, whatever the manifest says. Throws UserErrors (locked, output); the
 * old index is then as it was.
 */
export async function rebuild(folder: string, fingerprint: number): Promise<Rebuilt> {
  return locked(folder, async () => {
    const files = (await filesOf(folder)) ?? [];
    const { names, expected } = await segmentsOf(folder, fingerprint, files);
    const segments = names.flatMap(name => openIfSound(folder, name) ?? []);
    try {
      const removed = laterRemoved(segments);
      const inputs = segments.map((segment, i) => ({
        source: salvaged(segment),
        isGone: (entry: number) => !isSound(segment, entry) || isRemoved(segment.row(entry), removed[i]),
        isLenient: true,
      }));
      const gone = segments.reduce((sum, segment, i) => sum + countGone(segment, removed[i]), 0);
      const draft = await draftSegment(folder, inputs, []);
      const last = Math.max(0, ...names.map(name => commitsOf(name)?.[1] ?? 0));
      const generation = Math.max(0, ...files.map(file => generationOf(file) ?? 0)) + 1;
      const placed = await draft.place(1, last + 1);
      const manifest = { ...firstManifest(fingerprint), generation, next: last + 2, segments: [placed] };
      await writeManifest(folder, manifest);
      await clear(folder, files);
      const left = segments.reduce((sum, segment) => sum + countLeft(segment), 0);
      const lost = expected === null ? null : Math.max(0, expected - gone - placed.entries);
      return { entries: placed.entries - left, lost };
    } finally {
      for (const segment of segments) segment.close();
    }
  });
}

/** The segments that the manifest names, or, when that is damaged, those that no other one holds. */
async function segmentsOf(
  folder: string,
  fingerprint: number,
  files: readonly string[],
): Promise<{ names: string[]; expected: number | null }> {
  const manifest = await readManifest(folder, fingerprint).catch(() => null);
  if (manifest !== null && manifest.generation > 0) {
    const expected = manifest.segments.reduce((sum, { entries }) => sum + entries, 0);
    return { names: manifest.segments.map(({ name }) => name), expected };
  }
  const ranges = files.flatMap(name => {
    const commits = commitsOf(name);
    return commits === null ? [] : [{ name, first: commits[0], last: commits[1] }];
  });
  const isWithin = (a: (typeof ranges)[number], b: (typeof ranges)[number]) =>
    a !== b && b.first <= a.first && a.last <= b.last && b.last - b.first > a.last - a.first;
  const outer = ranges.filter(range => !ranges.some(other => isWithin(range, other)));
  return { names: outer.toSorted((a, b) => a.first - b.first).map(({ name }) => name), expected: null };
}

function laterRemoved(segments: readonly Segment[]): ReadonlySet<string>[] {
  return segments.map((_, i) => new Set(segments.slice(i + 1).flatMap(segment => segment.removed())));
}

function isSound(segment: Segment, entry: number): boolean {
  return ifWhole(() => segment.entry(entry)) !== null;
}

function countGone(segment: Segment, removed: ReadonlySet<string>): number {
  if (removed.size === 0) return 0;
  let gone = 0;
  for (let entry = 0; entry < segment.entries; entry++)
    if (isSound(segment, entry) && isRemoved(segment.row(entry), removed)) gone++;
  return gone;
}

function countLeft(segment: Segment): number {
  let left = 0;
  for (let entry = 0; entry < segment.entries; entry++)
    if (isSound(segment, entry) && isLeft(segment.row(entry))) left++;
  return left;
}

/** A segment whose rows say how many postings are left. */
function salvaged(segment: Segment): Source {
  const counts = countPostings(segment);
  const row = (number: number): Row => ({ ...segment.row(number), postings: counts[number] });
  return { ...segment, row };
}

/** Removes what the old index was made of. */
async function clear(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    const isOurs = generationOf(file) !== null || commitsOf(file) !== null || makerOf(file) !== null;
    if (isOurs) await unlink(join(folder, file)).catch(() => {});
  }
}
