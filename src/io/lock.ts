/**
 * Locks: a file that names its holder by process, start time, boot and machine, so that the lock of one that was killed is known
 * to be nobody’s.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { UserError } from '../errors.js';
import { systemCode } from './reason.js';
import { opening } from './target.js';

/** Between two looks at the lock of somebody else. */
const PAUSE_MS = 20;
/** A lock that cannot be read is in the making, or after so long it is nobody’s. */
const MOST_MAKING_MS = 2_000;
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

/** What is locked, and what is said of it. */
export interface LockSettings {
  readonly path: string;
  /** A new name for its text before it is the lock. */
  draft(): string;
  /** How long to wait for somebody else, in milliseconds. */
  readonly patience: number;
  /** The error of who does not get it; `who` is `process 12 on host`. */
  refusal(who: string): UserError;
}

/** Takes a lock, and returns how to let it go. Throws the refusal when another process holds it. */
export async function takeLock(settings: LockSettings): Promise<() => Promise<void>> {
  const own = await acquire(settings);
  return async () => {
    if ((await readText(settings.path)) === own) await unlink(settings.path).catch(() => {});
  };
}

/** Gives up a lock that this process has, when it is interrupted. */
export async function unlockOwn(path: string): Promise<void> {
  const holder = parsed((await readText(path)) ?? '');
  if (holder?.pid === process.pid && holder.host === hostname()) await unlink(path).catch(() => {});
}

/** Returns the text of the lock. */
async function acquire(settings: LockSettings): Promise<string> {
  const { path, patience } = settings;
  const own = `${JSON.stringify({ ...(await holderOf(process.pid)), key: randomBytes(8).toString('hex') })}\n`;
  for (const end = performance.now() + patience; ; ) {
    if (await create(settings, own)) return own;
    const text = await opening(path, () => readIfThere(path));
    if (text === null) continue;
    const holder = parsed(text);
    if (!(await isHeld(holder, path))) {
      await clearAway(settings, text);
      continue;
    }
    if (performance.now() > end)
      throw settings.refusal(holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`);
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
}

/** Takes away the lock that was judged to be nobody’s; one that has come into its place meanwhile is put back. */
async function clearAway({ path, draft }: LockSettings, judged: string): Promise<void> {
  const aside = draft();
  try {
    await rename(path, aside);
    if ((await readText(aside)) !== judged) await link(aside, path);
  } catch {
    // Somebody else was faster.
  }
  await unlink(aside).catch(() => {});
}

/** Creates the lock with its text in one step; false when there is one. */
async function create({ path, draft }: LockSettings, text: string): Promise<boolean> {
  const made = draft();
  await writeFile(made, text, { flag: 'wx' });
  try {
    await link(made, path);
    return true;
  } catch (error) {
    // A run that clears a folder up takes drafts away, too.
    if (systemCode(error) === 'EEXIST' || systemCode(error) === 'ENOENT') return false;
    // File systems without links: the text comes a moment after the file.
    return await writeFile(path, text, { flag: 'wx' }).then(
      () => true,
      (reason: unknown) => {
        if (systemCode(reason) === 'EEXIST') return false;
        throw reason;
      },
    );
  } finally {
    await unlink(made).catch(() => {});
  }
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** Null when it is gone. Anything but a file would never be. */
async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
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
    return Date.now() - made < MOST_MAKING_MS;
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
