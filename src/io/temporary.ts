/** Temporary files: names that nobody can foresee, made by us or not at all. */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from './reason.js';

/** Two names in a row that exist already are no accident, but they may be leftovers. */
const MOST_TRIES = 100;
const NAME_BYTES = 8;

/** Hidden, short whatever the output is called, and with an ending that no walk takes for a dump. */
function randomName(): string {
  return `.copydesk-${randomBytes(NAME_BYTES).toString('hex')}.tmp`;
}

/** Creates a file that was not there (nor a link in its place) for reading and writing. Throws system errors. */
export async function createTemporary(
  folder: string,
  mode: number,
  name = randomName,
): Promise<{ handle: FileHandle; path: string }> {
  for (let tries = 1; ; tries++) {
    const path = join(folder, name());
    try {
      return { handle: await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, mode), path };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || tries === MOST_TRIES) throw error;
    }
  }
}

/** Writes all bytes where the file stands. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}
