/**
 * The names of a segment (files, and ids that are not ours) in order, in groups of sixteen: of each name only what
 * differs from the one before it is stored, so that many files of one folder take little.
 */
import { decode } from '../../text/passage.js';
import type { PageFile, Section, SectionWriter } from './pages.js';

const GROUP = 16;
/** Bytes of a group's offset. */
export const OFFSET_SIZE = 5;
const LENGTH_SIZE = 2;
/** The longest name kept, in bytes: what is longer than any path may be is cut. */
const LONGEST = 4096;

const encoder = new TextEncoder();

/** Writes names that come in order; `offsets` are those of the groups. */
export function nameWriter(names: SectionWriter): { readonly offsets: readonly number[]; add(name: string): void } {
  const offsets: number[] = [];
  let count = 0;
  let at = 0;
  let last = new Uint8Array(0);
  return {
    offsets,
    add(name) {
      const bytes = encoder.encode(name).slice(0, LONGEST);
      const isFirst = count++ % GROUP === 0;
      if (isFirst) offsets.push(at);
      const shared = isFirst ? 0 : sharedStart(last, bytes);
      names.number(shared, LENGTH_SIZE);
      names.number(bytes.length - shared, LENGTH_SIZE);
      names.bytes(bytes.subarray(shared));
      at += 2 * LENGTH_SIZE + bytes.length - shared;
      last = bytes;
    },
  };
}

function sharedStart(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/** Reads names by number, or all in order. Throws DamagedPage. */
export interface Names {
  readonly count: number;
  name(number: number): string;
}

export function openNames(file: PageFile, names: Section, offsets: Section, count: number): Names {
  const buffer = new Uint8Array(LONGEST);
  const whole = (at: number, width: number) =>
    file.read(names, at, width).reduce((value, byte) => value * 256 + byte, 0);
  return {
    count,
    name(number) {
      const group = Math.floor(number / GROUP);
      let at = file.read(offsets, group * OFFSET_SIZE, OFFSET_SIZE).reduce((value, byte) => value * 256 + byte, 0);
      let length = 0;
      for (let i = group * GROUP; i <= number; i++) {
        const shared = whole(at, LENGTH_SIZE);
        const rest = whole(at + LENGTH_SIZE, LENGTH_SIZE);
        buffer.set(file.read(names, at + 2 * LENGTH_SIZE, rest), shared);
        at += 2 * LENGTH_SIZE + rest;
        length = shared + rest;
      }
      return decode(buffer, 0, length);
    },
  };
}
