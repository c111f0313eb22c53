/** Temporary files: names that nobody can foresee, made by us or not at all, and known until they are renamed or removed. */
import { closeSync, constants, openSync, unlinkSync } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { systemCode } from './reason.js';

/** Two names in a row that exist already are no accident, but they may be leftovers. */
const MOST_TRIES = 100;
const NAME_BYTES = 8;
/** The names of all temporary files of ours, of this run or one that was killed. */
export const TEMPORARY_NAME = /^\.copydesk-[0-9a-f]{16}\.tmp$/;

/** Those that exist now, for the end that allows no waiting. */
const present = new Set<string>();

/** A new name for one. Hidden, short whatever the output is called, and with an ending that no walk takes for a dump. */
export function randomName(): string {
  const name = Buffer.from(crypto.getRandomValues(new Uint8Array(NAME_BYTES)));
  return `.copydesk-${name.toString('hex')}.tmp`;
}

/**
 * Creates a file that was not there (nor a link in its place) for reading and writing. Throws system errors. It is created
 * synchronously, so that no signal finds it made and not yet known.
 */
export async function createTemporary(
  folder: string,
  mode: number,
  name = randomName,
): Promise<{ handle: FileHandle; path: string }> {
  for (let tries = 1; ; tries++) {
    const path = join(folder, name());
    try {
      closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, mode));
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || tries === MOST_TRIES) throw error;
      continue;
    }
    present.add(path);
    try {
      return { handle: await open(path, constants.O_RDWR | constants.O_NOFOLLOW), path };
    } catch (error) {
      await removeTemporary(path);
      throw error;
    }
  }
}

/** Removes what a run that was killed has left in a folder where names are these; what this run writes there stays. */
export async function removeLeftovers(folder: string, names: readonly string[]): Promise<void> {
  const paths = names.filter(name => TEMPORARY_NAME.test(name)).map(name => resolve(folder, name));
  const ours = new Set([...present].map(path => resolve(path)));
  for (const path of paths) if (!ours.has(path)) await removeTemporary(path);
}

/** Removes a temporary file, if it is still there; false when it cannot be. Never throws. */
export async function removeTemporary(path: string): Promise<boolean> {
  try {
    await unlink(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') return false;
  }
  present.delete(path);
  return true;
}

/** Says that a temporary file has its final name now. */
export function keepTemporary(path: string): void {
  present.delete(path);
}

/** Removes all temporary files at once: what is done when a second signal ends the process. */
export function removeAllTemporaries(): void {
  for (const path of present) {
    try {
      unlinkSync(path);
    } catch {
      // There is nobody left to be told.
    }
  }
  present.clear();
}

/** Writes all bytes where the file stands. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}
