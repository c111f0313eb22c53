/** A segment: some entries in a file that never changes, opened for look-ups and for merging. */
import { join } from 'node:path';
import { decode } from '../../text/passage.js';
import { COLUMNS, type Entry, idOf, type Row, readRow, rowSize, unpackedTime, type Widths } from './entry.js';
import { isLeft, unpackedLeft } from './left.js';
import { type Names, openNames } from './names.js';
import { DamagedPage, ifWhole, openPages, PAYLOAD, type PageCache, type PageFile, type Section } from './pages.js';
import { type Buckets, openPostings, type Postings, REST_RANGE, REST_SIZE, readBuckets } from './postings.js';
import { cursorOver, type PostingCursor, type Source } from './source.js';

export const SEGMENT_VERSION = 1;
/** Bytes of the key of an entry that is taken away. */
export const ID_SIZE = 8;

export const SECTIONS = ['names', 'offsets', 'rows', 'bodies', 'tags', 'rests', 'buckets', 'removed'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** What stands on a segment's first page, and in the manifest once more, as JSON. */
export interface Header {
  readonly copydesk: 'segment';
  readonly version: number;
  /** Seeds the checksums of the pages after this one. */
  readonly salt: number;
  /** The commits that it holds: those of other segments within this range are in it. */
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly names: number;
  readonly postings: number;
  readonly bits: number;
  readonly widths: Widths;
  readonly sections: Readonly<Record<SectionName, Section>>;
  /** Pages of the whole file. */
  readonly pages: number;
}

/** A segment as the manifest has it. */
export interface SegmentName {
  readonly name: string;
  readonly entries: number;
  readonly pages: number;
  /** What stands on its first page, should that be damaged; older manifests do not have it. */
  readonly header?: Header;
}

export interface Segment extends Source {
  readonly name: string;
  readonly names: Names;
  readonly header: Header;
  readonly file: PageFile;
  readonly postings: Postings;
  /** The entry in a row. Throws DamagedPage. */
  entry(number: number): Entry;
  close(): void;
}

/**
 * Opens a segment; `known` is its header as the manifest has it, for when its first page is damaged. Throws DamagedPage without
 * either, and system errors when it cannot be read.
 */
export function openSegment(
  folder: string,
  { name, header: known }: Pick<SegmentName, 'name' | 'header'>,
  cache: PageCache,
  damaged: (page: number) => void,
): Segment {
  const file = openPages(join(folder, name), name, cache);
  try {
    const first = known === undefined ? readHeader(file) : ifWhole(() => readHeader(file));
    if (first === null) damaged(0);
    const header = first ?? (known as Header);
    file.salt = header.salt;
    return segmentOf(name, file, header, readBuckets(file, header.sections.buckets, header.bits, damaged), damaged);
  } catch (error) {
    file.close();
    throw error;
  }
}

const HEADER_PAGE: Section = { page: 0, length: PAYLOAD };

/** Throws DamagedPage also for what is no header under a checksum that is right. */
function readHeader(file: PageFile): Header {
  const page = file.read(HEADER_PAGE, 0, HEADER_PAGE.length);
  const header = JSON.parse(decode(page, 0, page.indexOf(0))) as Partial<Header>;
  const { salt, first, last, entries, names, postings, bits, pages, widths, sections } = header;
  const lengths = SECTIONS.flatMap(section => [sections?.[section]?.page, sections?.[section]?.length]);
  const columns = Array.isArray(widths) && widths.length === COLUMNS.length ? widths : [undefined];
  const isWhole = [salt, first, last, entries, names, postings, bits, pages, ...lengths, ...columns].every(isCount);
  if (!isWhole) throw new DamagedPage(file.name, HEADER_PAGE.page);
  return header as Header;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function segmentOf(
  name: string,
  file: PageFile,
  header: Header,
  buckets: Buckets,
  damaged: (page: number) => void,
): Segment {
  const { sections, widths, bits } = header;
  const size = rowSize(widths);
  const names = openNames(file, sections.names, sections.offsets, header.names);
  const row = (number: number) => readRow(file.read(sections.rows, number * size, size), widths);
  const body = ({ bodyAt, bodyBytes }: Row) => file.read(sections.bodies, bodyAt, bodyBytes).slice();
  return {
    name,
    header,
    file,
    entries: header.entries,
    names,
    postings: openPostings(file, { tags: sections.tags, rests: sections.rests, bits, buckets }),
    row,
    body,
    removed: () => readRemoved(file, sections.removed, damaged),
    cursor: (isLenient): PostingCursor => cursorOver(bits, buckets, bucketReader(file, sections, buckets, isLenient)),
    entry: number => entryOf(row(number), names, body),
    close: file.close,
  };
}

/** Reads the values of a bucket; a lenient reader leaves out buckets on damaged pages. */
function bucketReader(
  file: PageFile,
  { tags, rests }: Header['sections'],
  { begins, ends }: Buckets,
  isLenient: boolean,
): (bucket: number, into: Uint32Array) => number {
  const fill = (begin: number, size: number, into: Uint32Array) => {
    const high = file.read(tags, begin, size);
    for (let i = 0; i < size; i++) into[i] = high[i] * REST_RANGE;
    const low = file.read(rests, begin * REST_SIZE, size * REST_SIZE);
    for (let i = 0, at = 0; i < size; i++, at += REST_SIZE)
      into[i] += (low[at] << 16) | (low[at + 1] << 8) | low[at + 2];
    return size;
  };
  return (bucket, into) => {
    const size = ends[bucket] - begins[bucket];
    if (!isLenient) return fill(begins[bucket], size, into);
    return ifWhole(() => fill(begins[bucket], size, into)) ?? 0;
  };
}

function readRemoved(file: PageFile, section: Section, damaged: (page: number) => void): string[] {
  const ids: string[] = [];
  for (let at = 0; at < section.length; at += ID_SIZE) {
    const bytes = ifWhole(
      () => file.read(section, at, ID_SIZE),
      ({ page }) => damaged(page),
    );
    if (bytes === null) continue;
    const whole = (from: number) => bytes.subarray(from, from + 4).reduce((value, byte) => value * 256 + byte, 0);
    ids.push(idOf(whole(0), whole(4)));
  }
  return ids;
}

function entryOf(row: Row, names: Names, body: (row: Row) => Uint8Array): Entry {
  return {
    id: row.idName > 0 ? names.name(row.idName - 1) : idOf(row.idHigh, row.idLow),
    file: names.name(row.file),
    article: row.article,
    firstLine: row.firstLine,
    lastLine: row.firstLine + row.lines,
    startByte: row.startByte,
    endByte: row.startByte + row.bytes,
    words: row.words,
    bodyHash: [row.high, row.low],
    postings: row.postings,
    reach: row.reach,
    time: unpackedTime(row.time),
    body: row.bodyBytes > 0 && row.outline === 0 ? body(row) : null,
    outline: row.outline === 0 ? null : { choice: row.outline - 1, marks: body(row) },
    left: isLeft(row) ? unpackedLeft(row.reach) : null,
  };
}
