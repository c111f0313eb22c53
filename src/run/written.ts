/** The files that a run writes beside its parts, and those that it reads beside its inputs, by what they are. */
import { dirname, resolve } from 'node:path';
import { ReplacedInput } from '../errors.js';
import { STDIN } from '../input/files/stdin.js';
import { fileKey } from '../io/identity.js';
import { isLayoutFile } from '../layouts/index.js';
import type { Options } from '../options.js';

type Written = Pick<Options, 'output' | 'errors' | 'dropped'>;

/** The flags that name what is written, by the keys of those files that are there already: none of them may be read. */
export function writtenFiles({ output, errors, dropped }: Written): ReadonlyMap<string, string> {
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

/** The keys of lists of inputs, of a layout's file, and of others that are read: none of them may be written. */
export function readBeside(
  { filesFrom, files0From, layout }: Options,
  others: readonly string[] = [],
): ReadonlySet<string> {
  const paths = [filesFrom, files0From, isLayoutFile(layout) ? layout : null, ...others];
  return new Set(paths.flatMap(path => (path === null || path === STDIN ? [] : (fileKey(path) ?? []))));
}

/** Throws a UserError (usage) for an output in the folder of an index, which holds nothing else. */
export function checkBesideIndex(
  folder: string,
  { output, errors, dropped, outDir }: Written & Pick<Options, 'outDir'>,
) {
  for (const [flag, path] of [
    ['--errors', errors],
    ['--dropped', dropped],
    ['-o', output],
    ['--out-dir', outDir],
  ] as const)
    if (path !== null && path !== STDIN && isWithin(path, folder))
      throw new ReplacedInput(flag, path, 'is in the index');
}

/** Whether two paths are one, by whatever names; either may not be there yet. */
export function isSame(one: string, other: string): boolean {
  const key = fileKey(one);
  return resolve(one) === resolve(other) || (key !== null && key === fileKey(other));
}

/** Whether a path is a folder or leads into it, by whatever names; either may not be there yet. */
function isWithin(path: string, folder: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if (isSame(at, folder)) return true;
    if (at === dirname(at)) return false;
  }
}
