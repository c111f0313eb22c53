/**
 * The file of `-o`, which appears whole or not at all: written beside its place under another name, synced, then renamed.
 * A link in its place is replaced, never followed. Devices and named pipes are written to as they are.
 */
import { type BigIntStats, constants } from 'node:fs';
import { copyFile, type FileHandle, link, lstat, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { fifoTarget } from './fifo.js';
import { gzipTarget } from './gzip.js';
import { systemCode } from './reason.js';
import { opening, type Target, writing } from './target.js';
import { createTemporary, keepTemporary, removeTemporary, writeAll } from './temporary.js';

export interface FileSettings {
  /** Whether a file that is there may be replaced. */
  readonly clobber: boolean;
}

const NEW_FILE = 0o666;
const PERMISSIONS = 0o777n;
/** `/dev/stdout` and its like are links, but stand for what they lead to. */
const DEVICE_LINK = /^\/(dev|proc)\//;
/** What file systems without hard links say to `link`, and those that cannot sync a folder to that. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
const NO_FOLDER_SYNC = new Set(['EPERM', 'EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP']);

/**
 * Opens a file for output; a name that ends in .gz is compressed. Throws a UserError (cannot) at once when the file may
 * not be replaced or nothing can be written there, so that it is known before any input is read.
 */
export async function fileTarget(path: string, settings: FileSettings): Promise<Target> {
  const target = await opening(path, async () => {
    const present = await statsOf(() => lstat(path, { bigint: true }));
    const reached = await statsOf(() => stat(path, { bigint: true }));
    if (reached?.isDirectory()) throw new UserError('cannot', 'is a folder', 'name a file for the output', path);
    if (present !== null && isDevice(path, present, reached))
      return reached?.isFIFO() === true ? fifoTarget(path) : deviceTarget(path);
    if (present !== null && !settings.clobber) throw existing(path);
    return atomicTarget(path, settings.clobber, present?.isFile() ? Number(present.mode & PERMISSIONS) : null);
  });
  return path.toLowerCase().endsWith('.gz') ? gzipTarget(target) : target;
}

/** Whether output to this path takes the place of a file or link that is there. */
export async function replacesFile(path: string): Promise<boolean> {
  const present = await statsOf(() => lstat(path, { bigint: true }));
  return present !== null && !isDevice(path, present, await statsOf(() => stat(path, { bigint: true })));
}

/**
 * Keeps what a file holds that is about to be replaced, as GNU's tools do: under its name with a tilde behind it, and the next free
 * number where that is taken. Returns that name; null for no file, and for an empty one, of which there is nothing to keep. Throws
 * system errors.
 */
export async function keepBeside(path: string): Promise<string | null> {
  const present = await statsOf(() => lstat(path, { bigint: true }));
  if (present === null || !present.isFile() || present.size === 0n) return null;
  for (let number = 1; ; number++) {
    const kept = number === 1 ? `${path}~` : `${path}~${number}`;
    const there = await statsOf(() => lstat(kept, { bigint: true }));
    // A run that was killed had come as far.
    if (there?.dev === present.dev && there.ino === present.ino) return kept;
    if (there === null && (await linked(path, kept))) return kept;
  }
}

/** Gives a file another name, or copies it where that cannot be; false when somebody has taken the name. */
async function linked(path: string, name: string): Promise<boolean> {
  try {
    await link(path, name).catch((error: unknown) => {
      if (!NO_LINKS.has(systemCode(error) ?? '')) throw error;
      return copyFile(path, name, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

async function statsOf(call: () => Promise<BigIntStats>): Promise<BigIntStats | null> {
  return call().catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ELOOP') return null;
    throw error;
  });
}

function isDevice(path: string, present: BigIntStats, reached: BigIntStats | null): boolean {
  if (reached === null) return false;
  return !reached.isFile() || (present.isSymbolicLink() && DEVICE_LINK.test(resolve(path)));
}

function existing(path: string): UserError {
  return new UserError('cannot', 'exists already', 'leave out --no-clobber to replace it', path);
}

async function deviceTarget(path: string): Promise<Target> {
  const handle = await open(path, constants.O_WRONLY | constants.O_APPEND);
  return {
    write: bytes => writing(path, () => writeAll(handle, bytes)),
    close: () => writing(path, () => handle.close()),
    abort: () => handle.close().catch(() => {}),
  };
}

/** `mode` is that of the file to be replaced. */
async function atomicTarget(path: string, clobber: boolean, mode: number | null): Promise<Target> {
  const temporary = await createTemporary(dirname(path), mode ?? NEW_FILE);
  const { handle } = temporary;
  const abort = async () => {
    await handle.close().catch(() => {});
    await removeTemporary(temporary.path);
  };
  const finish = async () => {
    if (mode !== null) await handle.chmod(mode);
    await handle.sync();
    await handle.close();
    await place(temporary.path, path, clobber);
    keepTemporary(temporary.path);
    await syncFolder(dirname(path));
  };
  return {
    write: bytes => writing(path, () => writeAll(handle, bytes)),
    close: () =>
      writing(path, finish).catch(async error => {
        await abort();
        throw error;
      }),
    abort,
  };
}

/** Gives the finished file its name; a file that has appeared there meanwhile is not replaced without leave. */
async function place(from: string, path: string, clobber: boolean): Promise<void> {
  if (clobber) return rename(from, path);
  try {
    await link(from, path);
    await unlink(from);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw existing(path);
    if (!NO_LINKS.has(systemCode(error) ?? '')) throw error;
    if ((await statsOf(() => lstat(path, { bigint: true }))) !== null) throw existing(path);
    await rename(from, path);
  }
}

/** A new name is safe on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    if (!NO_FOLDER_SYNC.has(systemCode(error) ?? '')) throw error;
  } finally {
    await handle?.close();
  }
}
