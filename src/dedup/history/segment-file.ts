/** A new segment's file: written under a temporary name, before the lock is taken; placed when it is known which number it has. */
import { randomBytes } from 'node:crypto';
import { rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporary } from '../../io/temporary.js';
import { PAGE_SIZE } from './pages.js';
import type { Input } from './plan.js';
import type { Header, SegmentName } from './segment.js';
import { headerPage, writeSegment } from './write.js';

const MODE = 0o666;
const DIGITS = 8;
const SEGMENT = /^segment-(\d{8,15})-(\d{8,15})-[0-9a-f]{8}$/;
/** Temporary files say which process makes them, so that those of killed ones can be told. */
const TEMPORARY = /^\.copydesk-(\d+)-[0-9a-f]{16}\.tmp$|^lock-(\d+)-[0-9a-f]{8}\.tmp$/;

/** The commits that a segment holds, by its name; null for any other file. */
export function commitsOf(file: string): readonly [first: number, last: number] | null {
  const match = SEGMENT.exec(file);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/** The process that makes a temporary file; null for any other file. */
export function makerOf(file: string): number | null {
  const match = TEMPORARY.exec(file);
  return match === null ? null : Number(match[1] ?? match[2]);
}

/** A name that says who makes the file. */
export function temporaryName(): string {
  return `.copydesk-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
}

export interface Draft {
  readonly header: Header;
  /** Gives the file its name; it holds the commits from `first` to `last`. */
  place(first: number, last: number): Promise<SegmentName>;
  abort(): Promise<void>;
}

/** Writes a segment under a temporary name. Throws system errors, and DamagedPage. */
export async function draftSegment(
  folder: string,
  inputs: readonly Input[],
  removed: readonly string[],
): Promise<Draft> {
  const { handle, path } = await createTemporary(folder, MODE, temporaryName);
  const abort = async () => {
    await handle.close().catch(() => {});
    await unlink(path).catch(() => {});
  };
  try {
    const header = await writeSegment(handle, inputs, removed);
    const place = async (first: number, last: number): Promise<SegmentName> => {
      const placedHeader = { ...header, first, last };
      await handle.write(headerPage(placedHeader), 0, PAGE_SIZE, 0);
      await handle.sync();
      await handle.close();
      const [from, to] = [first, last].map(number => String(number).padStart(DIGITS, '0'));
      const placed = `segment-${from}-${to}-${randomBytes(4).toString('hex')}`;
      await rename(path, join(folder, placed));
      return { name: placed, entries: header.entries, pages: header.pages, header: placedHeader };
    };
    return { header, place, abort };
  } catch (error) {
    await abort();
    throw error;
  }
}
