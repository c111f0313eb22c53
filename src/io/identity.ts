/** Which file a path is, whatever it is called. */
import { type BigIntStats, statSync } from 'node:fs';

/** Device and inode: equal for two paths just when they lead to one file. */
export function keyOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`;
}

/** The key of the file that a path leads to, or null when there is none, or none that can be reached. */
export function fileKey(path: string | Buffer): string | null {
  try {
    return keyOf(statSync(path, { bigint: true }));
  } catch {
    return null;
  }
}
