/**
 * A block of bzip2 data, which has up to 900,000 bytes before its runs are written out (as bzip2 1.0.8 writes and reads it).
 * The libraries of the registry write out all blocks at hand at once, or never end on crafted lengths of runs.
 */
import type { Bits } from './bzip2-bits.js';

/** The data is not as bzip2 writes it. */
export class Damaged extends Error {}

const LONGEST_CODE = 20;
const MOST_TABLES = 6;
/** Symbols that are decoded by one table before the next is chosen. */
const GROUP = 50;
const RUN_A = 0;
const RUN_B = 1;
/** After so many equal bytes, a count of further ones follows. */
const RUN = 4;
const POLYNOMIAL = 0x04c11db7;
const PIECE = 256 * 1024;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
  return sum;
});

/** A block as it was packed: its bytes sorted, each with the place of the one behind it. */
export interface Block {
  readonly links: Uint32Array;
  readonly length: number;
  readonly first: number;
  readonly sum: number;
}

/** Reads a block of at most `size` bytes, behind its mark. */
export function readBlock(bits: Bits, size: number): Block {
  const sum = bits.take(16) * 0x10000 + bits.take(16);
  if (bits.one() === 1) throw new Damaged('a block of a kind that no program writes any more');
  const first = bits.take(24);
  const symbols = symbolsOf(bits);
  const selectors = selectorsOf(bits);
  const tables = Array.from({ length: selectors.tables }, () => tableOf(bits, symbols.length + 2));
  const links = new Uint32Array(size);
  const length = unpack(bits, symbols, selectors.order, tables, links);
  if (first >= length) throw new Damaged('no byte is the first');
  link(links, length);
  return { links, length, first, sum };
}

/** The bytes that the block has, rising. */
function symbolsOf(bits: Bits): number[] {
  const rows = bits.take(16);
  const symbols: number[] = [];
  for (let row = 0; row < 16; row++) {
    if (((rows >> (15 - row)) & 1) === 0) continue;
    const used = bits.take(16);
    for (let at = 0; at < 16; at++) if (((used >> (15 - at)) & 1) === 1) symbols.push(row * 16 + at);
  }
  if (symbols.length === 0) throw new Damaged('a block without a byte');
  return symbols;
}

function selectorsOf(bits: Bits): { tables: number; order: Uint8Array } {
  const tables = bits.take(3);
  const order = new Uint8Array(bits.take(15));
  if (tables < 2 || tables > MOST_TABLES || order.length === 0) throw new Damaged('no tables');
  const recent = [0, 1, 2, 3, 4, 5];
  for (let at = 0; at < order.length; at++) {
    let back = 0;
    while (bits.one() === 1) if (++back >= tables) throw new Damaged('a table that is not there');
    const [table] = recent.splice(back, 1);
    recent.unshift(table);
    order[at] = table;
  }
  return { tables, order };
}

/** A Huffman table: for each length of code the first code, the first symbol’s place, and how many there are. */
interface Table {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function tableOf(bits: Bits, size: number): Table {
  const lengths = new Uint8Array(size);
  const counts = new Uint16Array(LONGEST_CODE + 1);
  let length = bits.take(5);
  for (let symbol = 0; symbol < size; symbol++) {
    for (;;) {
      if (length < 1 || length > LONGEST_CODE) throw new Damaged('a code of no length');
      if (bits.one() === 0) break;
      length += bits.one() === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
    counts[length]++;
  }
  const symbols = new Uint16Array(size);
  let place = 0;
  for (let wanted = 1; wanted <= LONGEST_CODE; wanted++)
    for (let symbol = 0; symbol < size; symbol++) if (lengths[symbol] === wanted) symbols[place++] = symbol;
  return { counts, symbols };
}

/** The next symbol: codes of one length are numbers in a row, behind those of the lengths before. */
function symbolBy({ counts, symbols }: Table, bits: Bits): number {
  let [code, first, place] = [0, 0, 0];
  for (let length = 1; length <= LONGEST_CODE; length++) {
    code = code * 2 + bits.one();
    const count = counts[length];
    if (code - first < count) return symbols[place + code - first];
    place += count;
    first = (first + count) * 2;
  }
  throw new Damaged('a code that means nothing');
}

/** Writes the sorted bytes of the block to `links`; returns how many there are. */
function unpack(
  bits: Bits,
  symbols: readonly number[],
  order: Uint8Array,
  tables: readonly Table[],
  links: Uint32Array,
): number {
  const recent = Uint8Array.from(symbols);
  const end = symbols.length + 1;
  let [length, run, weight] = [0, 0, 1];
  const flush = (): void => {
    if (run > links.length - length) throw new Damaged('a run that is too long');
    links.fill(recent[0], length, length + run);
    length += run;
    [run, weight] = [0, 1];
  };
  for (let seen = 0; ; seen++) {
    const table = order[Math.floor(seen / GROUP)];
    if (table === undefined) throw new Damaged('more symbols than there are tables for');
    const symbol = symbolBy(tables[table], bits);
    if (symbol === RUN_A || symbol === RUN_B) {
      run += weight * (symbol + 1);
      weight *= 2;
      // No further symbol may make of it a number that is none.
      if (run > links.length) throw new Damaged('a run that is too long');
      continue;
    }
    flush();
    if (symbol === end) return length;
    if (length === links.length) throw new Damaged('a block that is too long');
    const byte = recent[symbol - 1];
    recent.copyWithin(1, 0, symbol - 1);
    recent[0] = byte;
    links[length++] = byte;
  }
}

/** Ties each sorted byte, in the lowest bits, to the place of the one behind it, in the others. */
function link(links: Uint32Array, length: number): void {
  const places = new Uint32Array(257);
  for (let at = 0; at < length; at++) places[(links[at] & 0xff) + 1]++;
  for (let byte = 0; byte < 256; byte++) places[byte + 1] += places[byte];
  for (let at = 0; at < length; at++) links[places[links[at] & 0xff]++] |= at << 8;
}

/** The bytes of a block in pieces, the runs written out. Throws Damaged behind the last when their sum is wrong. */
export function* bytesOf({ links, length, first, sum }: Block): Generator<Uint8Array> {
  let piece = new Uint8Array(PIECE);
  let [filled, crc, run, last] = [0, 0xffffffff, 0, -1];
  let at = links[first] >>> 8;
  for (let left = length; left > 0; left--) {
    const byte = links[at] & 0xff;
    at = links[at] >>> 8;
    const isCount = run === RUN;
    run = isCount ? 0 : byte === last ? run + 1 : 1;
    const value = isCount ? last : byte;
    last = isCount ? -1 : byte;
    for (let times = isCount ? byte : 1; times > 0; times--) {
      crc = (crc << 8) ^ CRC[(crc >>> 24) ^ value];
      piece[filled++] = value;
      if (filled < PIECE) continue;
      yield piece;
      piece = new Uint8Array(PIECE);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
  if (~crc >>> 0 !== sum) throw new Damaged('a block has another sum');
}
