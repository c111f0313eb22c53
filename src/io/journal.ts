/**
 * A journal: lines of JSON, each behind a hash of itself, appended as things are done. A line that the end of a process or of
 * the power cut short is no line, and what it would have said was not done.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { hash64 } from '../text/hash.js';
import { ByteSink } from '../text/sink.js';
import { fileTarget } from './atomic.js';
import { systemCode } from './reason.js';
import { opening, writing } from './target.js';
import { writeAll } from './temporary.js';

const HASH_LENGTH = 16;
/** Bytes that are written at a time when a journal begins. */
const FULL = 64 * 1024;
const LINE_FEED = 0x0a;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export interface Journal {
  /** Adds a line. Throws a UserError (output) when it cannot. Calls may overlap. */
  append(entry: object): Promise<void>;
  /** Makes sure that what was added outlives the power. */
  sync(): Promise<void>;
  /** The same, and lets the file go. */
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** Puts a new journal with these first entries in the place of any other. */
export async function createJournal(path: string, entries: Iterable<object>): Promise<Journal> {
  const target = await fileTarget(path, { clobber: true });
  try {
    const sink = new ByteSink();
    for (const entry of entries) {
      sink.raw(lineOf(entry));
      if (sink.length >= FULL) await target.write(sink.take());
    }
    await target.write(sink.take());
    await target.close();
  } catch (error) {
    await target.abort();
    throw error;
  }
  return appendTo(path, null);
}

/** What a journal says and how to go on with it; null when there is none. */
export async function readJournal(path: string): Promise<{ entries: unknown[]; reopen(): Promise<Journal> } | null> {
  const bytes = await opening(path, async () => {
    try {
      return await readFile(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  });
  if (bytes === null) return null;
  const entries: unknown[] = [];
  let from = 0;
  for (let to = bytes.indexOf(LINE_FEED); to >= 0; from = to + 1, to = bytes.indexOf(LINE_FEED, from)) {
    const entry = entryOf(bytes.subarray(from, to));
    if (entry === undefined) break;
    entries.push(entry);
  }
  return { entries, reopen: () => appendTo(path, from) };
}

function lineOf(entry: object): Uint8Array {
  const json = encoder.encode(JSON.stringify(entry));
  const line = new Uint8Array(HASH_LENGTH + 1 + json.length + 1);
  line.set(encoder.encode(`${hash64(json)} `));
  line.set(json, HASH_LENGTH + 1);
  line[line.length - 1] = LINE_FEED;
  return line;
}

function entryOf(line: Uint8Array): unknown {
  const json = line.subarray(HASH_LENGTH + 1);
  const isWhole = decoder.decode(line.subarray(0, HASH_LENGTH + 1)) === `${hash64(json)} `;
  return isWhole ? JSON.parse(decoder.decode(json)) : undefined;
}

/** Opens a journal to append to it; what stands behind `length` bytes is cut off first. */
async function appendTo(path: string, length: number | null): Promise<Journal> {
  const handle = await opening(path, () => open(path, constants.O_WRONLY | constants.O_APPEND));
  if (length !== null) await opening(path, () => handle.truncate(length));
  let last: Promise<void> = Promise.resolve();
  return {
    append(entry) {
      last = last.then(() => writing(path, () => writeAll(handle, lineOf(entry))));
      return last;
    },
    sync: async () => {
      await last;
      await writing(path, () => handle.sync());
    },
    close: async () => {
      await last;
      await writing(path, () => synced(handle));
    },
    abort: () => handle.close().catch(() => {}),
  };
}

async function synced(handle: FileHandle): Promise<void> {
  await handle.sync();
  await handle.close();
}
