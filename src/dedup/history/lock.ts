/**
 * The lock of an index, held while a manifest is made: a file that names its holder by process, start time, boot and machine.
 * Losing it to somebody who took its holder for dead does no harm: of two manifests with one number, the first counts.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../errors.js';
import { systemCode } from '../../io/reason.js';

const LOCK_FILE = 'lock';
/** How long a run waits for another one, and between two looks. Commits take a fraction of a second. */
const MOST_WAIT = 10_000;
const PAUSE = 20;
/** A lock that cannot be read is in the making, or after so long it is nobody’s. */
const MOST_MAKING = 2_000;
/** Where the start time stands among the fields of /proc/PID/stat behind the name. */
const START_FIELD = 19;
const ENDED = 'Z';

interface Holder {
  readonly pid: number;
  /** When the process started, as the system tells it; null where it does not. */
  readonly started: string | null;
  readonly boot: string | null;
  readonly host: string;
}

/** Runs `work` while the lock of a folder is held. Throws a UserError (locked) that names the holder when it does not get it. */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK_FILE);
  const own = await acquire(path, folder);
  try {
    return await work();
  } finally {
    if ((await readText(path)) === own) await unlink(path).catch(() => {});
  }
}

/** Gives up a lock that this process has, when it is interrupted. */
export async function unlockOwn(folder: string): Promise<void> {
  const path = join(folder, LOCK_FILE);
  const holder = parsed((await readText(path)) ?? '');
  if (holder?.pid === process.pid && holder.host === hostname()) await unlink(path).catch(() => {});
}

/** Returns the text of the lock. */
async function acquire(path: string, folder: string): Promise<string> {
  const own = `${JSON.stringify({ ...(await holderOf(process.pid)), key: randomBytes(8).toString('hex') })}\n`;
  for (const end = performance.now() + MOST_WAIT; ; ) {
    if (await create(path, own)) return own;
    const text = await readText(path);
    if (text === null) continue;
    const holder = parsed(text);
    if (!(await isHeld(holder, path))) {
      // Only the lock that was judged is taken away, as far as that can be known.
      if ((await readText(path)) === text) await unlink(path).catch(() => {});
      continue;
    }
    if (performance.now() > end) throw lockedBy(holder, folder);
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
}

function lockedBy(holder: Holder | null, folder: string): UserError {
  const who = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  const hint = 'run again when it has ended; what this run printed is not in the index';
  return new UserError('locked', `the index is locked by ${who}`, hint, folder);
}

/** Creates the lock with its text in one step; false when there is one. */
async function create(path: string, text: string): Promise<boolean> {
  const draft = `${path}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(draft, text, { flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    // File systems without links: the text comes a moment after the file.
    return writeFile(path, text, { flag: 'wx' }).then(
      () => true,
      (reason: unknown) => {
        if (systemCode(reason) === 'EEXIST') return false;
        throw reason;
      },
    );
  } finally {
    await unlink(draft).catch(() => {});
  }
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

function parsed(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    return typeof holder.pid === 'number' ? holder : null;
  } catch {
    return null;
  }
}

/** Whether the holder of a lock is there still. */
async function isHeld(holder: Holder | null, path: string): Promise<boolean> {
  if (holder === null) {
    const made = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    return Date.now() - made < MOST_MAKING;
  }
  if (holder.host !== hostname()) return true;
  if (!isAlive(holder.pid)) return false;
  const now = await holderOf(holder.pid);
  return now.boot === holder.boot && now.started === holder.started;
}

/** Whether there is a process of this number; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

async function holderOf(pid: number): Promise<Holder> {
  const boot = await readText('/proc/sys/kernel/random/boot_id');
  return { pid, started: await startOf(pid), boot: boot?.trim() ?? null, host: hostname() };
}

/** When a process started: from /proc, else from `ps`; null for one that has ended and only waits for its parent. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readText(`/proc/${pid}/stat`);
  if (text !== null) {
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === ENDED ? null : fields[START_FIELD];
  }
  return promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  );
}
