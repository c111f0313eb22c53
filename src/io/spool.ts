/** A temporary file that holds what cannot stay in memory until all is read: appended to, then read back by ranges. */
import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { UserError } from '../errors.js';
import { ByteSink } from '../text/sink.js';
import { reason, systemCode } from './reason.js';
import { opening } from './target.js';
import { createTemporary, removeTemporary, writeAll } from './temporary.js';

/** Bytes written or read at a time: records are small, and each call costs as much as several of them. */
const BLOCK_SIZE = 1024 * 1024;
const OURS_ALONE = 0o600;
/** Bytes read ahead at once when ranges are asked for one behind the other. */
const AHEAD = 64 * 1024;

/** Where something stands in the spool, in bytes. */
export interface Range {
  readonly at: number;
  readonly length: number;
}

/** Opens a spool in a folder for temporary files. Its name is removed at once, so that no end of the process leaves it. */
export async function openSpool(folder: string): Promise<Spool> {
  const hint = 'name a folder for temporary files with --tmp-dir';
  const { handle, path } = await opening(folder, () => createTemporary(folder, OURS_ALONE), hint);
  // Where an open file cannot be removed (Windows), it is when it is closed.
  const isGone = await removeTemporary(path);
  return new Spool(folder, handle, isGone ? null : path);
}

/** All calls throw a UserError (output) when the disk does not obey. They must wait for one another. */
export class Spool {
  private readonly pending = new ByteSink();
  private total = 0;
  /** What was read last, `held` bytes from `first` on. */
  private block = new Uint8Array(0);
  private first = 0;
  private held = 0;

  constructor(
    private readonly folder: string,
    private readonly handle: FileHandle,
    private readonly path: string | null,
  ) {}

  /** The bytes are copied: the buffer is the caller's again. */
  async append(bytes: Uint8Array): Promise<Range> {
    if (this.pending.length + bytes.length > BLOCK_SIZE) await this.flush();
    // What is longer than a block is written as it is, rather than held a second time.
    if (bytes.length > BLOCK_SIZE) await onDisk(this.folder, () => writeAll(this.handle, bytes));
    else this.pending.raw(bytes);
    const at = this.total;
    this.total += bytes.length;
    return { at, length: bytes.length };
  }

  /** What stands in each range, in the order asked for, which is best that of the file. Valid until the next. */
  async *read(ranges: Iterable<Range>): AsyncGenerator<Uint8Array> {
    await this.flush();
    this.held = 0;
    for (const { at, length } of ranges) {
      if (at < this.first || at + length > this.first + this.held) await this.load(at, length);
      yield this.block.subarray(at - this.first, at - this.first + length);
    }
  }

  /** Bytes that were appended. */
  get size(): number {
    return this.total;
  }

  /** Writes what waits, so that `readNow` finds it. */
  async settle(): Promise<void> {
    await this.flush();
    this.held = 0;
  }

  /** What stands in a range, read before anything else can happen: ten times as fast for small ranges. Valid until the next. */
  readNow(at: number, length: number): Uint8Array {
    const end = this.first + this.held;
    if (at < this.first || at + length > end) this.loadNow(at, at === end ? Math.max(length, AHEAD) : length, length);
    return this.block.subarray(at - this.first, at - this.first + length);
  }

  async close(): Promise<void> {
    await this.handle.close();
    if (this.path !== null) await removeTemporary(this.path);
  }

  private async flush(): Promise<void> {
    const bytes = this.pending.take();
    await onDisk(this.folder, () => writeAll(this.handle, bytes));
  }

  /** Reads up to `size` bytes from a place on, `least` or more. */
  private loadNow(at: number, size: number, least: number): void {
    this.makeRoom(Math.max(size, AHEAD));
    this.first = at;
    this.held = 0;
    while (this.held < least) {
      const { block, held } = this;
      const bytesRead = onDiskNow(this.folder, () => readSync(this.handle.fd, block, held, size - held, at + held));
      if (bytesRead === 0) throw this.cutShort();
      this.held += bytesRead;
    }
  }

  /** Long things differ by a little: room for one is room for the next. */
  private makeRoom(size: number): void {
    if (this.block.length >= size) return;
    this.block = new Uint8Array(size > BLOCK_SIZE ? Math.ceil(size / BLOCK_SIZE) * BLOCK_SIZE : size);
  }

  private cutShort(): UserError {
    return new UserError('output', 'temporary file was cut short', null, this.folder);
  }

  /** Reads a block that begins at a place and holds `least` bytes or more. */
  private async load(at: number, least: number): Promise<void> {
    this.makeRoom(Math.max(BLOCK_SIZE, least));
    this.first = at;
    this.held = 0;
    while (this.held < least) {
      const { block, held } = this;
      const { bytesRead } = await onDisk(this.folder, () =>
        this.handle.read(block, held, block.length - held, at + held),
      );
      if (bytesRead === 0) throw this.cutShort();
      this.held += bytesRead;
    }
  }
}

async function onDisk<T>(folder: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw refused(folder, error);
  }
}

function onDiskNow<T>(folder: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw refused(folder, error);
  }
}

/** What the disk said in our words; other errors as they are. */
function refused(folder: string, error: unknown): unknown {
  if (systemCode(error) === null) return error;
  const hint = 'name another folder with --tmp-dir';
  return new UserError('output', `cannot keep temporary files: ${reason(error)}`, hint, folder);
}
