/** Files of an index that would otherwise be gone: kept in a folder beside it, with a tilde behind its name. */
import { copyFile, link, mkdir, open } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { syncFolder } from '../../io/atomic.js';
import { systemCode } from '../../io/reason.js';
import { generationOf } from './manifest.js';
import { commitsOf } from './segment-file.js';

/** Keeps manifests and segments in a new folder, and returns its name. They are on the disk then. Throws system errors. */
export async function keepAside(folder: string, files: readonly string[]): Promise<string> {
  const kept = await newFolder(besideOf(folder));
  for (const file of files) {
    const isOurs = generationOf(file) !== null || commitsOf(file) !== null;
    if (isOurs) await keep(join(folder, file), join(kept, file));
  }
  await syncFolder(kept);
  await syncFolder(dirname(resolve(kept)));
  return kept;
}

/** The name with a tilde, also of folders that go by another one, such as `.`. */
function besideOf(folder: string): string {
  const name = basename(resolve(folder));
  return basename(folder) === name ? join(dirname(folder), `${name}~`) : `${resolve(folder)}~`;
}

/** Makes a folder of this name, or with the next free number behind it. */
async function newFolder(name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = number === 1 ? name : `${name}${number}`;
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
  }
}

async function keep(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // File systems without hard links.
    await copyFile(from, to);
    const handle = await open(to, 'r');
    await handle.sync().finally(() => handle.close());
  }
}
