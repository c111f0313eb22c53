/**
 * Pages: a segment file is made of them, each with its own checksum, so that any one can be judged alone.
 *
 *     | payload, 1020 bytes | CRC-32 |     seeded with the page's number and the file's salt: pages cannot change places
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

export const PAGE_SIZE = 1024;
const CHECKSUM_SIZE = 4;
export const PAYLOAD = PAGE_SIZE - CHECKSUM_SIZE;
/** Pages written or read at a time where many are. */
const RUN_OF_PAGES = 64;
/** Spreads page numbers over all bits of a seed (the golden ratio). */
const SPREAD = 0x9e3779b1;

/** A page whose checksum is wrong, or that is not there. */
export class DamagedPage extends Error {
  override readonly name = 'DamagedPage';
  constructor(
    readonly file: string,
    readonly page: number,
  ) {
    super(`page ${page} is damaged`);
  }
}

/** What a reading gives, or null when it meets a damaged page, which is told. */
export function ifWhole<T>(read: () => T, damaged: (page: DamagedPage) => void = () => {}): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DamagedPage)) throw error;
    damaged(error);
    return null;
  }
}

function checksum(page: Uint8Array, number: number, salt: number): number {
  return crc32(page.subarray(0, PAYLOAD), (Math.imul(number, SPREAD) ^ salt) >>> 0);
}

/** Writes the checksum of a page behind its payload. */
export function sealPage(page: Uint8Array, number: number, salt: number): void {
  const sum = checksum(page, number, salt);
  for (let i = 0; i < CHECKSUM_SIZE; i++) page[PAYLOAD + i] = sum >>> (8 * i);
}

export function isSealed(page: Uint8Array, number: number, salt: number): boolean {
  const sum = checksum(page, number, salt);
  for (let i = 0; i < CHECKSUM_SIZE; i++) if (page[PAYLOAD + i] !== ((sum >>> (8 * i)) & 0xff)) return false;
  return true;
}

/** Consecutive pages of a file: where they begin, and the bytes of payload in them. */
export interface Section {
  readonly page: number;
  readonly length: number;
}

export function pagesOf({ length }: Section): number {
  return Math.ceil(length / PAYLOAD);
}

/** Writes one section; several may be written to one file in turns. */
export interface SectionWriter {
  byte(value: number): void;
  bytes(values: Uint8Array): void;
  /** A whole number in so many bytes, the highest first. */
  number(value: number, width: number): void;
  /** Whether so much waits that it should be flushed. */
  isFull(): boolean;
  flush(): Promise<void>;
  /** Fills up the last page and writes all; returns what was written. */
  end(): Promise<Section>;
}

export function sectionWriter(handle: FileHandle, firstPage: number, salt: number): SectionWriter {
  let buffer = new Uint8Array(PAGE_SIZE * (RUN_OF_PAGES + 1));
  /** The page after those that are on the disk, and where the next byte goes. */
  let page = firstPage;
  let [at, inPage, length] = [0, 0, 0];
  const endPage = () => {
    const start = at - inPage;
    buffer.fill(0, at, start + PAYLOAD);
    sealPage(buffer.subarray(start, start + PAGE_SIZE), page + start / PAGE_SIZE, salt);
    at = start + PAGE_SIZE;
    inPage = 0;
    if (at < buffer.length) return;
    const grown = new Uint8Array(buffer.length * 2);
    grown.set(buffer);
    buffer = grown;
  };
  const byte = (value: number) => {
    buffer[at++] = value;
    length++;
    if (++inPage === PAYLOAD) endPage();
  };
  const flush = async () => {
    const whole = at - inPage;
    for (let from = 0; from < whole; )
      from += (await handle.write(buffer, from, whole - from, page * PAGE_SIZE + from)).bytesWritten;
    buffer.copyWithin(0, whole, at);
    page += whole / PAGE_SIZE;
    at = inPage;
  };
  return {
    byte,
    bytes(values) {
      for (let i = 0; i < values.length; i++) byte(values[i]);
    },
    number(value, width) {
      // Bits are what the lower 32 are read by; what is beyond them must be divided off.
      if (width > 4)
        for (let high = Math.floor(value / 2 ** 32), i = width - 5; i >= 0; i--) byte((high >>> (8 * i)) & 0xff);
      for (let i = Math.min(width, 4) - 1; i >= 0; i--) byte((value >>> (8 * i)) & 0xff);
    },
    isFull: () => at >= PAGE_SIZE * RUN_OF_PAGES,
    flush,
    async end() {
      if (inPage > 0) endPage();
      await flush();
      return { page: firstPage, length };
    },
  };
}

/** A file of pages, open for reading. What a reading returns is valid until the next. */
export interface PageFile {
  readonly name: string;
  /** Settles which salt the pages after the first were sealed with. */
  salt: number;
  /** Payload [at, at + length) of a section. Throws DamagedPage. */
  read(section: Section, at: number, length: number): Uint8Array;
  /** Whether a page is whole, and whether the file has just so many. */
  isWhole(page: number): boolean;
  isOfPages(pages: number): boolean;
  close(): void;
}

/** Keeps pages that were read and found whole: each has one place where it may be. */
export interface PageCache {
  /** The buffer that holds the pages, and where in it a page is, which `load` is called for when it is not there. */
  readonly bytes: Uint8Array;
  page(file: number, page: number, load: (into: Uint8Array, page: number) => void): number;
}

export function pageCache(slots: number): PageCache {
  const bytes = new Uint8Array(slots * PAGE_SIZE);
  /** File and page that each place holds. */
  const held = new Float64Array(slots).fill(-1);
  return {
    bytes,
    page(file, page, load) {
      const slot = ((Math.imul(page, SPREAD) ^ Math.imul(file, 0x85ebca6b)) >>> 8) & (slots - 1);
      const at = slot * PAGE_SIZE;
      const key = file * FILE_STEP + page;
      if (held[slot] !== key) {
        held[slot] = -1;
        load(bytes.subarray(at, at + PAGE_SIZE), page);
        held[slot] = key;
      }
      return at;
    },
  };
}

/** More pages than a file has. */
const FILE_STEP = 2 ** 32;
let opened = 0;

/** Opens a file of pages. Throws system errors. */
export function openPages(path: string, name: string, cache: PageCache): PageFile {
  const descriptor = openSync(path, 'r');
  const number = opened++;
  const size = fstatSync(descriptor).size;
  const file: PageFile = {
    name,
    salt: 0,
    read(section, at, length) {
      const first = section.page + Math.floor(at / PAYLOAD);
      const from = at % PAYLOAD;
      if (from + length <= PAYLOAD) {
        const start = cache.page(number, first, load) + from;
        return cache.bytes.subarray(start, start + length);
      }
      const joined = new Uint8Array(length);
      for (let done = 0, page = first, start = from; done < length; page++, start = 0) {
        const base = cache.page(number, page, load);
        const part = cache.bytes.subarray(base + start, base + Math.min(PAYLOAD, start + length - done));
        joined.set(part, done);
        done += part.length;
      }
      return joined;
    },
    isWhole: page =>
      ifWhole(() => {
        load(new Uint8Array(PAGE_SIZE), page);
        return true;
      }) ?? false,
    isOfPages: pages => size === pages * PAGE_SIZE,
    close: () => closeSync(descriptor),
  };
  const load = (into: Uint8Array, page: number) => {
    const isRead = readSync(descriptor, into, 0, PAGE_SIZE, page * PAGE_SIZE) === PAGE_SIZE;
    if (!isRead || !isSealed(into, page, page === 0 ? 0 : file.salt)) throw new DamagedPage(name, page);
  };
  return file;
}
