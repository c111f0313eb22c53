/** Which file a path is, whatever it is called. */
import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Device and inode: equal for two paths just when they lead to one file. */
export function keyOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

/** The key of the file that a path leads to, or null when there is none (yet). */
export async function fileKey(path: string): Promise<string | null> {
  try {
    return keyOf(await stat(path, { bigint: true }));
  } catch {
    return null;
  }
}
