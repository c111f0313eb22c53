/** What the index knows of a record, and the rows of fixed width that entries are stored as. */
import { hash64 } from '../../text/hash.js';
import { isLeft, type Left } from './left.js';
import type { Outline } from './outline.js';

/** A record that an earlier run kept. */
export interface Entry {
  readonly id: string;
  readonly file: string;
  readonly article: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly startByte: number;
  readonly endByte: number;
  /** Words in the body. */
  readonly words: number;
  /** Hash of the folded body: two numbers of 32 bits, the higher first. */
  readonly bodyHash: readonly [high: number, low: number];
  /** How many postings it has, that of its body included; when its sketch had no room for more, the upper 16 bits of the greatest. */
  readonly postings: number;
  readonly reach: number;
  /** When it was updated or published, in milliseconds since 1970; NaN when that is unknown. */
  readonly time: number;
  /** The compressed body, where the index keeps bodies, else the outline; both null of what waits to be made an entry. */
  readonly body: Uint8Array | null;
  readonly outline: Outline | null;
  /** Of a record that was left out, how it is like the one that stands for it, whose id and place are given; otherwise null. */
  readonly left: Left | null;
}

/** A row of numbers: an entry whose texts are numbers in a segment's list of names. */
export interface Row {
  high: number;
  low: number;
  /** The id, or a hash of it. */
  idHigh: number;
  idLow: number;
  /** One more than the number of the name that is its id; 0 when the two numbers above are the id. */
  idName: number;
  file: number;
  article: number;
  firstLine: number;
  /** Lines and bytes that it takes. */
  lines: number;
  startByte: number;
  bytes: number;
  words: number;
  postings: number;
  /** The reach; of what was left out how it is like the other. */
  reach: number;
  /** Seconds since the year 1, and one; 0 when no time is known. */
  time: number;
  /** The body or the outline. */
  bodyAt: number;
  bodyBytes: number;
  /** One more than the choice of the outline; 0 where there is none. */
  outline: number;
}

/** The first second of the year 1, in milliseconds since 1970: times of ours are not earlier. */
const YEAR_ONE = Date.parse('0001-01-01T00:00:00Z');
const SECOND = 1000;

/** A time as the number that a row has of it. */
export function packedTime(time: number): number {
  return Number.isNaN(time) || time < YEAR_ONE ? 0 : Math.floor((time - YEAR_ONE) / SECOND) + 1;
}

export function unpackedTime(packed: number): number {
  return packed === 0 ? Number.NaN : (packed - 1) * SECOND + YEAR_ONE;
}

/** The parts of a row, in order. Each takes as many bytes as the greatest of its segment needs. */
export const COLUMNS = [
  'high',
  'low',
  'idHigh',
  'idLow',
  'idName',
  'file',
  'article',
  'firstLine',
  'lines',
  'startByte',
  'bytes',
  'words',
  'postings',
  'reach',
  'time',
  'bodyAt',
  'bodyBytes',
  'outline',
] as const satisfies readonly (keyof Row)[];

/** Bytes of each part of a row. */
export type Widths = readonly number[];

const MOST_BYTES = 6;

/** How many bytes a number takes; 0 for 0. */
export function bytesFor(value: number): number {
  let bytes = 0;
  while (bytes < MOST_BYTES && value >= 2 ** (8 * bytes)) bytes++;
  return bytes;
}

/** The widths that hold every row of which the greatest parts are given. */
export function widthsFor(greatest: Row): number[] {
  return COLUMNS.map(column => bytesFor(greatest[column]));
}

export function rowSize(widths: Widths): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

export function emptyRow(): Row {
  return {
    high: 0,
    low: 0,
    idHigh: 0,
    idLow: 0,
    idName: 0,
    file: 0,
    article: 0,
    firstLine: 0,
    lines: 0,
    startByte: 0,
    bytes: 0,
    words: 0,
    postings: 0,
    reach: 0,
    time: 0,
    bodyAt: 0,
    bodyBytes: 0,
    outline: 0,
  };
}

export function readRow(bytes: Uint8Array, widths: Widths): Row {
  const row = emptyRow();
  let at = 0;
  for (let i = 0; i < COLUMNS.length; i++) {
    let value = 0;
    for (const end = at + widths[i]; at < end; at++) value = value * 256 + bytes[at];
    row[COLUMNS[i]] = value;
  }
  return row;
}

/** `cd1-` and two halves of 32 bits in hexadecimal digits. */
const OWN_ID = /^cd1-[0-9a-f]{16}$/;
const encoder = new TextEncoder();

export function isOwnId(id: string): boolean {
  return OWN_ID.test(id);
}

/** The two numbers of an id of ours, or of the hash of any other. */
export function idNumbers(id: string): readonly [high: number, low: number] {
  const digits = isOwnId(id) ? id.slice(-16) : hash64(encoder.encode(id));
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8), 16)];
}

/** What names an entry to those that take its place: its id, when that tells what it says, otherwise that and its body. */
export function removalKey(id: string, [high, low]: Entry['bodyHash']): string {
  if (isOwnId(id)) return id;
  const [idHigh, idLow] = idNumbers(id);
  return idOf((idHigh ^ high) >>> 0, (idLow ^ low) >>> 0);
}

/** Whether a row is taken away by any of these keys. In older indexes the keys of other programs’ ids are hashes of those alone. */
export function isRemoved(row: Row, keys: ReadonlySet<string>): boolean {
  if (keys.size === 0 || isLeft(row)) return false;
  const { idHigh, idLow, idName, high, low } = row;
  if (keys.has(idOf(idHigh, idLow))) return true;
  return idName > 0 && keys.has(idOf((idHigh ^ high) >>> 0, (idLow ^ low) >>> 0));
}

export function idOf(high: number, low: number): string {
  return `cd1-${hex(high)}${hex(low)}`;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}

/** The total order of entries: by body, then by id and place, so that no segment depends on who came first. */
export function compareEntries(a: Entry, b: Entry): number {
  return (
    a.bodyHash[0] - b.bodyHash[0] ||
    a.bodyHash[1] - b.bodyHash[1] ||
    compareTexts(a.id, b.id) ||
    compareTexts(a.file, b.file) ||
    a.article - b.article
  );
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
