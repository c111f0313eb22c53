/** The names of the outputs of a batch. */
import { basename, dirname } from 'node:path';
import { STDIN } from '../../input/files/stdin.js';
import type { Options } from '../../options.js';
import { type OutputNames, outputNames } from '../../output/names.js';
import { isSame } from '../written.js';

/** Gives names with this ending to the outputs in a folder: none of those that flags name there. */
export function namesIn(
  folder: string,
  { errors, dropped }: Pick<Options, 'errors' | 'dropped'>,
  ending: string,
): OutputNames {
  const names = outputNames(ending);
  for (const path of [errors, dropped])
    if (path !== null && path !== STDIN && isSame(dirname(path), folder)) names.reserve(basename(path));
  return names;
}
