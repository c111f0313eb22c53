/** Standard input as a source, and the ways in which there is none. */
import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { UserError } from '../../errors.js';
import { keyOf } from '../../io/identity.js';
import type { Source } from './file.js';

/** The operand that means standard input. */
export const STDIN = '-';

/** Standard input as `process.stdin` has it; tests give any stream. */
export type InputStream = AsyncIterable<Uint8Array> & {
  readonly fd?: number | undefined;
  readonly isTTY?: boolean | undefined;
};

const HINT = 'name dumps or folders to read, or pipe text in';

/** The source of standard input. Throws a UserError when it is a folder or, unless it was asked for by `-`, nothing at all. */
export function stdinSource(stream: InputStream, name: string, isNamed: boolean): Source {
  const stats = statsOf(stream);
  if (stats?.isDirectory())
    throw new UserError('usage', 'standard input is a folder', 'name the folder instead: copydesk FOLDER');
  if (!isNamed && stream.isTTY) throw new UserError('usage', 'nothing to read: standard input is a terminal', HINT);
  // Node puts the null device in the place of a closed standard input.
  if (!isNamed && stats !== null && isNull(stats))
    throw new UserError('usage', 'nothing to read: standard input is closed', HINT);
  const size = stats?.isFile() ? Number(stats.size) : null;
  const fd = stream.fd ?? null;
  return { name, path: null, fd, size, key: stats === null ? null : keyOf(stats), open: () => stream };
}

function statsOf({ fd }: InputStream): BigIntStats | null {
  if (fd === undefined) return null;
  try {
    return fstatSync(fd, { bigint: true });
  } catch {
    throw new UserError('usage', 'nothing to read: standard input is closed', HINT);
  }
}

function isNull(stats: BigIntStats): boolean {
  return stats.isCharacterDevice() && stats.rdev === statSync(devNull, { bigint: true }).rdev;
}
