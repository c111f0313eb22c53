/** Making folders. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './reason.js';

/**
 * Makes a folder, and those above it that are missing; false when it was there. Node's own way tries again for ever where a file
 * system, such as /proc, says of a folder that cannot be made that there is no such thing.
 */
export async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST' && (await isFolder(folder))) return false;
    const above = dirname(folder);
    if (systemCode(error) !== 'ENOENT' || above === folder || (await isFolder(above))) throw error;
    await makeFolder(above);
    return makeFolder(folder);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    stats => stats.isDirectory(),
    () => false,
  );
}
