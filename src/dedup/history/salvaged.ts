/**
 * What can be saved of a segment, as the source of a new one. Each page is judged alone, so that what is lost with one is as little
 * as can be: an entry is lost with its row only. A name that cannot be read is told to be lost, an entry whose outline or body
 * cannot be is known by the same words still, and so is one whose postings are gone.
 */
import { inflateRawSync } from 'node:zlib';
import { MOST_POSTINGS, sketchOf } from '../sketch.js';
import { newTokens, readTokens } from '../tokens.js';
import { compareTexts, idNumbers, type Row } from './entry.js';
import { isLeft, packedLeft } from './left.js';
import { ifWhole, pagesOf } from './pages.js';
import type { Segment } from './segment.js';
import { bodyPosting, spread } from './snapshot.js';
import { memoryCursor, type PostingCursor, type Source } from './source.js';

/** Stands for the name of a file, or an id that is not ours, that cannot be read. */
export const LOST_NAME = '(lost)';
/** An entry without its outline stands for records of just the same words, as one does that another has taken the place of. */
const SAME_WORDS = packedLeft({ kind: 'exact', similarity: 1, containment: 1 });
const NONE = new Uint32Array(0);

/** What became of an entry: whether its file or its id is lost, only its words are known, or by it fewer of its copies than before. */
export interface Saved {
  readonly isNameless: boolean;
  readonly isWordsOnly: boolean;
  readonly isDim: boolean;
}

export interface Salvaged {
  readonly source: Source;
  /** Null for an entry that is lost. */
  saved(entry: number): Saved | null;
}

export function salvage(segment: Segment): Salvaged {
  const names = savedNames(segment);
  const rows = (number: number) => ifWhole(() => segment.row(number));
  const isWithout = bodiesGone(segment);
  const { cursor, counts } = savedPostings(segment, isWithout);
  const source: Source = {
    ...segment,
    names,
    row(number) {
      const row = { ...segment.row(number), postings: counts[number] };
      if (row.idName > 0 && names.isLost(row.idName - 1)) [row.idHigh, row.idLow] = idNumbers(LOST_NAME);
      row.file = names.numberOf(row.file);
      if (row.idName > 0) row.idName = names.numberOf(row.idName - 1) + 1;
      return isWithout(number) ? { ...row, bodyAt: 0, bodyBytes: 0, outline: 0, reach: SAME_WORDS } : row;
    },
    cursor,
  };
  return {
    source,
    saved(entry) {
      const row = rows(entry);
      if (row === null) return null;
      const isNameless = names.isLost(row.file) || (row.idName > 0 && names.isLost(row.idName - 1));
      const isWordsOnly = isWithout(entry);
      return { isNameless, isWordsOnly, isDim: !isWordsOnly && counts[entry] < row.postings };
    },
  };
}

/** The names that can be read, in order, with one for the others among them; and the new numbers of all. */
function savedNames({ header, file, names }: Segment) {
  const { names: texts, offsets } = header.sections;
  const pages = [texts, offsets].flatMap(section =>
    Array.from({ length: pagesOf(section) }, (_, i) => section.page + i),
  );
  if (pages.every(page => file.isWhole(page)))
    return { ...names, isLost: () => false, numberOf: (number: number) => number };
  const saved = names.saved();
  const known = [...new Set(saved.map(name => name ?? LOST_NAME))].toSorted(compareTexts);
  const numbers = new Map(known.map((name, i) => [name, i]));
  return {
    ...names,
    count: known.length,
    name: (number: number) => known[number],
    isLost: (number: number) => saved[number] === null,
    numberOf: (number: number) => numbers.get(saved[number] ?? LOST_NAME) ?? 0,
  };
}

/** Tells which entries have an outline or a body that cannot be read. */
function bodiesGone(segment: Segment): (entry: number) => boolean {
  const gone = new Set<number>();
  for (let entry = 0; entry < segment.entries; entry++) {
    const row = ifWhole(() => segment.row(entry));
    if (row !== null && row.bodyBytes > 0 && ifWhole(() => segment.body(row)) === null) gone.add(entry);
  }
  return entry => gone.has(entry);
}

/** The postings that can be read, with those that are found out again; and how many each entry has. */
function savedPostings(segment: Segment, isWithout: (entry: number) => boolean) {
  const read = () => segment.cursor(true);
  const counts = countsOf(read(), segment.entries);
  const found = Array.from({ length: segment.entries }, (_, entry) => {
    const row = ifWhole(() => segment.row(entry));
    return row === null || counts[entry] >= row.postings ? NONE : postingsAgain(segment, row, isWithout(entry));
  });
  if (found.every(({ length }) => length === 0)) return { cursor: read, counts };
  const cursor = () => together(read(), memoryCursor(found));
  return { cursor, counts: countsOf(cursor(), segment.entries) };
}

/** How many postings each entry has. */
export function countsOf(cursor: PostingCursor, entries: number): Uint32Array {
  const counts = new Uint32Array(entries);
  while (cursor.next()) counts[cursor.entry]++;
  return counts;
}

/** Of what the row says of an entry the posting of its body, and where that was kept all others. */
function postingsAgain(segment: Segment, row: Row, isWithout: boolean): Uint32Array {
  const own = bodyPosting([row.high, row.low]);
  if (isLeft(row) || isWithout || row.outline > 0) return Uint32Array.of(own);
  const text = inflateRawSync(segment.body(row));
  const { postings } = sketchOf(readTokens(text, 0, text.length, newTokens()), MOST_POSTINGS);
  return Uint32Array.from(new Set([own, ...Array.from(postings, spread)]));
}

/** Two cursors as one; what both have comes once. */
function together(a: PostingCursor, b: PostingCursor): PostingCursor {
  let [hasA, hasB] = [a.next(), b.next()];
  const joined = {
    hash: -1,
    entry: -1,
    next() {
      if (!hasA && !hasB) return false;
      const order = hasA && hasB ? a.hash - b.hash || a.entry - b.entry : hasA ? -1 : 1;
      const { hash, entry } = order <= 0 ? a : b;
      Object.assign(joined, { hash, entry });
      if (order <= 0) hasA = a.next();
      if (order >= 0) hasB = b.next();
      return true;
    },
  };
  return joined;
}
