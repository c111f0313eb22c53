/** What an index holds, for `stats`, and what is wrong with it, looked through page by page for `verify`. */
import { systemCode } from '../../io/reason.js';
import type { Entry, Row } from './entry.js';
import { isLeft } from './left.js';
import { readManifest } from './manifest.js';
import { DamagedPage, ifWhole, PAGE_SIZE, pageCache, pagesOf } from './pages.js';
import { countsOf } from './salvaged.js';
import { openSegment, SECTIONS, type Segment, type SegmentName } from './segment.js';
import { type Damage, openSnapshot, type Snapshot } from './snapshot.js';

const CACHE_PAGES = 8192;
const WRONG = 'the checksum of the page is wrong';

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
      const row = rowIn(snapshot, segment, number, damaged);
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

/** Null for an entry that was taken away, and for one that cannot be read, which is told. */
function rowIn(snapshot: Snapshot, segment: Segment, number: number, damaged: (damage: Damage) => void): Row | null {
  const row = () => (snapshot.isGone(segment, number) ? null : segment.row(number));
  return ifWhole(row, ({ file, page }) => damaged({ segment: file, page }));
}

/** Looks at every page of an index, then at every entry. Throws a UserError for a manifest that cannot be used. */
export async function* flaws(folder: string, fingerprint: number): AsyncGenerator<Flaw> {
  const manifest = await readManifest(folder, fingerprint);
  for (const named of manifest.segments) {
    const { name, pages } = named;
    const segment = openIfSound(folder, named);
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
export function openIfSound(folder: string, named: Pick<SegmentName, 'name' | 'header'>): Segment | null {
  try {
    return openSegment(folder, named, pageCache(CACHE_PAGES), () => {});
  } catch (error) {
    if (error instanceof DamagedPage || systemCode(error) !== null) return null;
    throw error;
  }
}

function* pageFlaws({ name, header, file }: Segment): Generator<Flaw> {
  if (!file.isWhole(0)) yield flaw(name, 0, 'header', WRONG);
  for (const section of SECTIONS) {
    const { page } = header.sections[section];
    for (let i = 0; i < pagesOf(header.sections[section]); i++)
      if (!file.isWhole(page + i)) yield flaw(name, page + i, section, WRONG);
  }
}

/** Entries that cannot be read, or that have fewer postings than they should. */
function* entryFlaws(segment: Segment): Generator<Flaw> {
  const counts = countsOf(segment.cursor(true), segment.entries);
  for (let number = 0; number < segment.entries; number++) {
    const entry = ifWhole(() => segment.entry(number));
    if (entry === null) yield flaw(segment.name, null, 'entry', `entry ${number} cannot be read`);
    else if (counts[number] !== entry.postings)
      yield flaw(segment.name, null, 'entry', `${counts[number]} of its ${entry.postings} postings are left`, entry);
  }
}
