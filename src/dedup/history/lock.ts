/**
 * The lock of an index, held while a manifest is made. Losing it to somebody who took its holder for dead does no harm: of two
 * manifests with one number, the first counts.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { takeLock, unlockOwn as unlock } from '../../io/lock.js';

const LOCK_FILE = 'lock';
/** Commits take a fraction of a second. */
const MOST_WAIT_MS = 10_000;

/** Runs `work` while the lock of a folder is held. Throws a UserError (locked) that names the holder when it does not get it. */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK_FILE);
  const release = await takeLock({
    path,
    // As drafts of segments are called: what a killed run leaves is cleared away.
    draft: () => join(folder, `.copydesk-${process.pid}-${randomBytes(8).toString('hex')}.tmp`),
    patience: MOST_WAIT_MS,
    refusal: who =>
      new UserError(
        'locked',
        `the index is locked by ${who}`,
        'run again when it has ended; what this run printed is not in the index',
        folder,
      ),
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Gives up a lock that this process has, when it is interrupted. */
export async function unlockOwn(folder: string): Promise<void> {
  return unlock(join(folder, LOCK_FILE));
}
