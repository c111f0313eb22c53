/** A temporary file that holds what cannot stay in memory until all is read: appended to, then read back by ranges. */
import type { FileHandle } from 'node:fs/promises';
import { UserError } from '../errors.js';
import { ByteSink } from '../text/sink.js';
import { reason, systemCode } from './reason.js';
import { opening } from './target.js';
import { createTemporary, removeTemporary, writeAll } from './temporary.js';

/** Bytes written or read at a time: records are small, and each call costs as much as several of them. */
const BLOCK_SIZE = 1024 * 1024;
const OURS_ALONE = 0o600;

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

  async close(): Promise<void> {
    await this.handle.close();
    if (this.path !== null) await removeTemporary(this.path);
  }

  private async flush(): Promise<void> {
    const bytes = this.pending.take();
    await onDisk(this.folder, () => writeAll(this.handle, bytes));
  }

  /** Reads a block that begins at a place and holds `least` bytes or more. */
  private async load(at: number, least: number): Promise<void> {
    const size = Math.max(BLOCK_SIZE, least);
    if (this.block.length < size) this.block = new Uint8Array(size);
    this.first = at;
    this.held = 0;
    while (this.held < least) {
      const { block, held } = this;
      const { bytesRead } = await onDisk(this.folder, () =>
        this.handle.read(block, held, block.length - held, at + held),
      );
      if (bytesRead === 0) throw new UserError('output', 'temporary file was cut short', null, this.folder);
      this.held += bytesRead;
    }
  }
}

async function onDisk<T>(folder: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (systemCode(error) === null) throw error;
    const hint = 'name another folder with --tmp-dir';
    throw new UserError('output', `cannot keep temporary files: ${reason(error)}`, hint, folder);
  }
}
