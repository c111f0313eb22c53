/** Cutting a large file into parts, always where a line begins. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Source } from '../input/files/file.js';
import { HEAD_SIZE } from '../input/lines/encoding.js';

/** A part is large enough for its start to cost nothing, and its rows are no more than a thread may send ahead of its turn. */
export const PART_SIZE = 16 * 1024 * 1024;
/** Files of fewer parts are read by one thread. */
const FEWEST_PARTS = 4;
/** A place without a line end within so many bytes is no place to cut. */
const LOOK_SIZE = 64 * 1024;
const LINE_FEED = 0x0a;

/** Where each part of a file begins, 0 first; null when it is not to be cut. `isPlain` judges its first bytes. */
export async function startsOf(
  { path, size }: Pick<Source, 'path' | 'size'>,
  isPlain: (head: Uint8Array) => Promise<boolean>,
  partSize: number,
): Promise<number[] | null> {
  if (path === null || size === null || size < FEWEST_PARTS * partSize) return null;
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const buffer = new Uint8Array(Math.max(HEAD_SIZE, LOOK_SIZE));
    if (!(await isPlain(await bytesAt(handle, buffer, 0, HEAD_SIZE)))) return null;
    const starts = [0];
    for (let at = partSize; at < size - partSize / 2; at += partSize) {
      const end = (await bytesAt(handle, buffer, at, LOOK_SIZE)).indexOf(LINE_FEED);
      const start = at + end + 1;
      if (end >= 0 && start > starts[starts.length - 1] && start < size) starts.push(start);
    }
    return starts.length > 1 ? starts : null;
  } catch {
    // Whoever reads the file tells what is wrong with it.
    return null;
  } finally {
    await handle?.close();
  }
}

async function bytesAt(handle: FileHandle, buffer: Uint8Array, at: number, length: number): Promise<Uint8Array> {
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
