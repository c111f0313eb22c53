/**
 * Sources to one new segment: their entries in one total order, so that the same entries make the same segment whatever
 * segments they came from, but for its salt and its commits.
 */
import { randomInt } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { COLUMNS, compareTexts, idNumbers, rowSize, widthsFor } from './entry.js';
import { nameWriter, OFFSET_SIZE } from './names.js';
import { PAGE_SIZE, PAYLOAD, pagesOf, type Section, type SectionWriter, sealPage, sectionWriter } from './pages.js';
import { compareRows, GONE, type Input, inOrder, type Plan, planFor, rowCursor } from './plan.js';
import { bitsFor, bucketOf, REST_BITS, REST_RANGE, REST_SIZE, valueOf, writeBuckets } from './postings.js';
import { type Header, ID_SIZE, SEGMENT_VERSION } from './segment.js';
import type { PostingCursor } from './source.js';

const SALT_RANGE = 2 ** 32;

/**
 * Writes a segment into an empty file, but for its first page, whose header is returned. `removed` are ids that it takes away
 * from older segments. Throws system errors, and DamagedPage for sources that are not read leniently.
 */
export async function writeSegment(
  handle: FileHandle,
  inputs: readonly Input[],
  removedIds: readonly string[],
): Promise<Header> {
  const salt = randomInt(SALT_RANGE);
  const plan = planFor(inputs);
  let page = 1;
  const next = (): SectionWriter => sectionWriter(handle, page, salt);
  const done = (section: Section): Section => {
    page = section.page + pagesOf(section);
    return section;
  };

  const nameSection = next();
  const { maps, offsets, count } = await writeNames(nameSection, inputs, plan);
  const names = done(await nameSection.end());
  const offsetSection = next();
  for (const offset of offsets) offsetSection.number(offset, OFFSET_SIZE);
  const offsetsWritten = done(await offsetSection.end());
  plan.greatest.file = count;
  if (plan.greatest.idName > 0) plan.greatest.idName = count;
  plan.greatest.bodyAt = plan.bodyBytes;
  const widths = widthsFor(plan.greatest);

  const rowsAt = page;
  const bodiesAt = rowsAt + Math.ceil((rowSize(widths) * plan.entries) / PAYLOAD);
  const [rowSection, bodySection] = [sectionWriter(handle, rowsAt, salt), sectionWriter(handle, bodiesAt, salt)];
  await writeRows(rowSection, bodySection, inputs, plan, maps, widths);
  const rows = await rowSection.end();
  const bodies = done(await bodySection.end());

  const bits = bitsFor(plan.entries);
  const tagsAt = page;
  const restsAt = tagsAt + Math.ceil(plan.postings / PAYLOAD);
  const [tagSection, restSection] = [sectionWriter(handle, tagsAt, salt), sectionWriter(handle, restsAt, salt)];
  const sizes = await writePostings(tagSection, restSection, inputs, plan, bits);
  const tags = await tagSection.end();
  const rests = done(await restSection.end());

  const bucketSection = next();
  await writeBuckets(bucketSection, sizes);
  const buckets = done(await bucketSection.end());
  const removedSection = next();
  for (const id of [...new Set(removedIds)].toSorted(compareTexts))
    for (const part of idNumbers(id)) removedSection.number(part, ID_SIZE / 2);
  const removed = done(await removedSection.end());

  const sections = { names, offsets: offsetsWritten, rows, bodies, tags, rests, buckets, removed };
  const { entries, postings } = plan;
  const facts = { salt, first: 0, last: 0, entries, names: count, postings, bits, widths, sections, pages: page };
  return { copydesk: 'segment', version: SEGMENT_VERSION, ...facts };
}

export function headerPage(header: Header): Uint8Array {
  const page = new Uint8Array(PAGE_SIZE);
  page.set(new TextEncoder().encode(JSON.stringify(header)));
  sealPage(page, 0, 0);
  return page;
}

/** Writes the names in use; gives each source's names their new numbers. */
async function writeNames(section: SectionWriter, inputs: readonly Input[], { used }: Plan) {
  const maps = inputs.map(({ source }) => new Uint32Array(source.names.count));
  const writer = nameWriter(section);
  let count = 0;
  let last: string | null = null;
  const open = function* (input: number): Generator<{ name: string; number: number }> {
    const { names } = inputs[input].source;
    for (let number = 0; number < names.count; number++)
      if (used[input][number] === 1) yield { name: names.name(number), number };
  };
  for (const { input, item } of inOrder(inputs, open, (a, b) => compareTexts(a.name, b.name))) {
    const { name, number } = item;
    if (name !== last) {
      writer.add(name);
      last = name;
      count++;
    }
    maps[input][number] = count - 1;
    if (section.isFull()) await section.flush();
  }
  return { maps, count, offsets: writer.offsets };
}

async function writeRows(
  rows: SectionWriter,
  bodies: SectionWriter,
  inputs: readonly Input[],
  { numbers }: Plan,
  maps: readonly Uint32Array[],
  widths: readonly number[],
): Promise<void> {
  let bodyAt = 0;
  const live = (input: number) => rowCursor({ ...inputs[input], isGone: entry => numbers[input][entry] === GONE });
  for (const { input, item } of inOrder(inputs, live, compareRows)) {
    const { row, source } = item;
    const names = maps[input];
    const moved = { ...row, file: names[row.file] };
    if (row.idName > 0) moved.idName = names[row.idName - 1] + 1;
    if (row.bodyBytes > 0) {
      bodies.bytes(source.body(row));
      moved.bodyAt = bodyAt;
      bodyAt += row.bodyBytes;
    }
    for (let i = 0; i < COLUMNS.length; i++) rows.number(moved[COLUMNS[i]], widths[i]);
    if (rows.isFull()) await rows.flush();
    if (bodies.isFull()) await bodies.flush();
  }
}

/** Writes the postings of entries that are there; returns the sizes of the buckets. */
async function writePostings(
  tags: SectionWriter,
  rests: SectionWriter,
  inputs: readonly Input[],
  { numbers }: Plan,
  bits: number,
): Promise<Uint32Array> {
  const sizes = new Uint32Array(2 ** bits);
  const heads = inputs.map(({ source, isLenient }, i) => liveCursor(source.cursor(isLenient), numbers[i]));
  const isThere = heads.map(head => head.next());
  for (;;) {
    let least = -1;
    for (let i = 0; i < heads.length; i++) if (isThere[i] && (least < 0 || isBefore(heads[i], heads[least]))) least = i;
    if (least < 0) return sizes;
    const { hash, entry } = heads[least];
    const value = valueOf(hash, entry, bits);
    tags.byte(value >>> REST_BITS);
    rests.number(value & (REST_RANGE - 1), REST_SIZE);
    sizes[bucketOf(hash, bits)]++;
    isThere[least] = heads[least].next();
    if (tags.isFull()) await tags.flush();
    if (rests.isFull()) await rests.flush();
  }
}

function isBefore(a: PostingCursor, b: PostingCursor): boolean {
  return a.hash < b.hash || (a.hash === b.hash && a.entry < b.entry);
}

/** The same postings, those of entries that are gone left out, with the new numbers of the others. */
function liveCursor(cursor: PostingCursor, numbers: Uint32Array): PostingCursor {
  const live = {
    hash: -1,
    entry: -1,
    next() {
      while (cursor.next()) {
        const number = numbers[cursor.entry];
        if (number === GONE) continue;
        live.hash = cursor.hash;
        live.entry = number;
        return true;
      }
      return false;
    },
  };
  return live;
}
