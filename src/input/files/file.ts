/** Reading one file or named pipe, and noticing when it changes meanwhile. */
import { isUtf8 } from 'node:buffer';
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileKey, keyOf } from '../../io/identity.js';
import { encodedName } from '../../text/file-name.js';
import type { Problem } from '../../types.js';
import { doubt, type Finding, failure } from '../finding.js';
import { readPipe } from './pipe.js';
import type { Found } from './walk.js';

/** Bytes given out at a time: larger chunks cost string work up to three times more (DESIGN.md, Speed). */
const CHUNK_SIZE = 64 * 1024;
/** Bytes read at a time: a call for every chunk costs a tenth of the run. */
const READ_SIZE = 4 * CHUNK_SIZE;
/** A file up to this size is read at once: through Node's threads, opening, reading and closing it took longer than the rest. */
const SMALL_SIZE = READ_SIZE;

/** A stream of bytes that becomes one or more dumps. */
export interface Source {
  /** How the user knows it: as named, or joined from the folder's name; in base64 where that is no UTF-8. */
  readonly name: string;
  /** Null for standard input, which then may have a descriptor. */
  readonly path: Buffer | null;
  readonly fd: number | null;
  /** Bytes, where they can be known before reading. */
  readonly size: number | null;
  /** Device and inode, where it has any. */
  readonly key: string | null;
  /** Its bytes; a chunk is valid until the next is asked for. Throws system errors; tells what else it notices. */
  open(tell: (finding: Finding) => void): AsyncIterable<Uint8Array>;
}

/** A source, or a problem met in the place of one. */
export type Met = { readonly problem: Problem } | { readonly source: Source };

/** The source of a file or named pipe whose `stats` were just taken. */
export function fileSource({ name: shown, path, stats }: Found): Source {
  const name = isUtf8(path) ? shown : encodedName(path.toString('base64'));
  const size = stats.isFile() ? Number(stats.size) : null;
  return {
    name,
    path,
    fd: null,
    size,
    key: keyOf(stats),
    open: tell => (stats.isFIFO() ? readPipe(path) : isSmall(stats) ? readAtOnce(path, tell) : readFile(path, tell)),
  };
}

/** Files of /proc have no size: they are read to the end. */
const isSized = (stats: BigIntStats): boolean => stats.isFile() && stats.size > 0n;
const isSmall = (stats: BigIntStats): boolean => isSized(stats) && stats.size <= SMALL_SIZE;

/** The source of a file that was found before. */
export function fileAgain(name: string, path: Buffer): Source {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats !== undefined) return fileSource({ name, path, inner: '', isLink: false, stats });
  return { name, path, size: null, key: null, fd: null, open: tell => readFile(path, tell) };
}

async function* readFile(path: Buffer, tell: (finding: Finding) => void): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    // Asking for a file's state takes 3 microseconds here and 40 through Node's threads, which many small files would feel.
    const before = fstatSync(handle.fd, { bigint: true });
    const read = yield* chunks(handle, isSized(before) ? Number(before.size) : Infinity);
    if (!isSized(before)) return;
    const finding = changes(before, read, fstatSync(handle.fd, { bigint: true }), fileKey(path));
    if (finding !== null) tell(finding);
  } finally {
    await handle.close();
  }
}

/** The same for a file that was small; one that has grown, or another in its place, is read piece by piece. */
async function* readAtOnce(path: Buffer, tell: (finding: Finding) => void): AsyncGenerator<Uint8Array> {
  // Signals are heard, and what was written is told, between two files.
  await nextTurn();
  const read = readSmall(path);
  if (read === null) return yield* readFile(path, tell);
  const { bytes, finding } = read;
  for (let at = 0; at < bytes.length; at += CHUNK_SIZE) yield bytes.subarray(at, at + CHUNK_SIZE);
  if (finding !== null) tell(finding);
}

/** A small file and what happened to it meanwhile; null when it is none any more. A pipe in its place is not waited for. */
function readSmall(path: Buffer): { readonly bytes: Uint8Array; readonly finding: Finding | null } | null {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const before = fstatSync(file, { bigint: true });
    if (!isSmall(before)) return null;
    const bytes = bytesOf(file, Number(before.size));
    return { bytes, finding: changes(before, bytes.length, fstatSync(file, { bigint: true }), fileKey(path)) };
  } finally {
    closeSync(file);
  }
}

/** At most `size` bytes from where a file stands on. */
function bytesOf(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(file, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}

/**
 * At most `size` bytes from `start` on, so that a file that grows as fast as it is read comes to an end. Returns how many there were. The next
 * piece is read while this one is worked on.
 */
export async function* chunks(handle: FileHandle, size: number, start = 0): AsyncGenerator<Uint8Array, number> {
  const buffers = [0, 1].map(() => new Uint8Array(Math.min(size, READ_SIZE)));
  let total = 0;
  const readInto = (buffer: Uint8Array, from: number): ReturnType<typeof handle.read> => {
    const reading = handle.read(buffer, 0, Math.min(buffer.length, size - from), start > 0 ? start + from : null);
    // A failure counts when its turn comes, if it does.
    reading.catch(() => {});
    return reading;
  };
  for (let reading = readInto(buffers[0], 0), turn = 0; ; turn ^= 1) {
    const { bytesRead } = await reading;
    total += bytesRead;
    if (bytesRead > 0 && total < size) reading = readInto(buffers[turn ^ 1], total);
    const buffer = buffers[turn];
    for (let at = 0; at < bytesRead; at += CHUNK_SIZE) yield buffer.subarray(at, Math.min(at + CHUNK_SIZE, bytesRead));
    if (bytesRead === 0 || total >= size) return total;
  }
}

/** What happened to a file between opening it and reading its last byte. A file that was merely removed is whole. */
export function changes(before: BigIntStats, read: number, after: BigIntStats, keyNow: string | null): Finding | null {
  const changed = (how: string) =>
    failure('changed_while_read', `${how} while it was read`, 'run again when it is left alone');
  if (read < Number(before.size) || after.size < before.size) return changed('was cut short');
  if (keyNow !== null && keyNow !== keyOf(before)) return changed('was replaced');
  if (after.size > before.size) {
    return doubt(
      'grown_while_read',
      `grew while it was read; only its first ${read} bytes were`,
      'run again for the rest',
    );
  }
  return after.mtimeNs === before.mtimeNs ? null : changed('was overwritten');
}
