/** The files that a run writes beside its parts, by what they are: none of them may be read. */
import { fileKey } from '../io/identity.js';
import type { Options } from '../options.js';

/** The flags that name them, by the keys of those files that are there already. */
export function writtenFiles({ output, errors, dropped }: Options): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const [flag, path] of [
    ['--errors', errors],
    ['--dropped', dropped],
    ['-o', output],
  ] as const) {
    const key = path === null ? null : fileKey(path);
    if (key !== null) written.set(key, flag);
  }
  return written;
}
