/**
 * The names of a segment (files, and ids that are not ours) in order, in groups of sixteen: of each name only what
 * differs from the one before it is stored, so that many files of one folder take little.
 */
import { decode } from '../../text/passage.js';
import { ifWhole, type PageFile, type Section, type SectionWriter } from './pages.js';

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
  /** All names by their numbers, null for those that cannot be read: groups on whole pages are found without their offsets, too. */
  saved(): readonly (string | null)[];
}

export function openNames(file: PageFile, names: Section, offsets: Section, count: number): Names {
  const buffer = new Uint8Array(LONGEST);
  const whole = (section: Section, at: number, width: number) =>
    file.read(section, at, width).reduce((value, byte) => value * 256 + byte, 0);
  const offsetOf = (group: number) => whole(offsets, group * OFFSET_SIZE, OFFSET_SIZE);
  /** Reads so many names of a group from where it begins; returns where the next one begins. */
  const readGroup = (from: number, size: number, found: (i: number, length: number) => void): number => {
    let at = from;
    for (let i = 0; i < size; i++) {
      const shared = whole(names, at, LENGTH_SIZE);
      const rest = whole(names, at + LENGTH_SIZE, LENGTH_SIZE);
      buffer.set(file.read(names, at + 2 * LENGTH_SIZE, rest), shared);
      at += 2 * LENGTH_SIZE + rest;
      found(i, shared + rest);
    }
    return at;
  };
  return {
    count,
    name(number) {
      const group = Math.floor(number / GROUP);
      let length = 0;
      readGroup(offsetOf(group), number - group * GROUP + 1, (_, found) => {
        length = found;
      });
      return decode(buffer, 0, length);
    },
    saved() {
      const all = Array.from({ length: count }, (): string | null => null);
      /** Where the group before ended; null when that is not known. */
      let at: number | null = 0;
      for (let first = 0; first < count; first += GROUP) {
        const from: number | null = at ?? ifWhole(() => offsetOf(first / GROUP));
        const size = Math.min(GROUP, count - first);
        const keep = (i: number, length: number) => void (all[first + i] = decode(buffer, 0, length));
        at = from === null ? null : ifWhole(() => readGroup(from, size, keep));
      }
      return all;
    },
  };
}
