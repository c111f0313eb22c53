/** Readers of what stands behind a flag. Each throws a UserError (usage) that says what is wanted instead. */
import { nearest, UserError } from '../errors.js';
import { momentOf } from '../text/moment.js';

export const KIB = 1024;
const SIZE_UNITS: Readonly<Record<string, number>> = { '': 1, k: KIB, m: KIB ** 2, g: KIB ** 3 };

function wrongValue(flag: string, typed: string, wanted: string): UserError {
  return new UserError('usage', `--${flag} ${typed}: ${wanted}`);
}

/** A reader of numbers without sign and fraction. */
export const readWhole =
  (flag: string) =>
  (typed: string): number => {
    if (!/^\d{1,15}$/.test(typed)) throw wrongValue(flag, typed, 'a whole number is wanted, such as 10');
    return Number(typed);
  };

/** A line or record must fit into memory, and into a string (536,870,888 characters in V8). */
const MOST_BYTES = 256 * KIB ** 2;

/** A reader of sizes in bytes, also as `64K` or `1M`. */
export const readSize =
  (flag: string, least: number, most = MOST_BYTES) =>
  (typed: string): number => {
    const match = /^(\d{1,15})([kmg]?)i?b?$/i.exec(typed);
    const size = match === null ? 0 : Number(match[1]) * SIZE_UNITS[match[2].toLowerCase()];
    if (size < least || size > most)
      throw wrongValue(
        flag,
        typed,
        `a number of bytes from ${least} to ${most / KIB ** 2}M is wanted, such as 64K or 1M`,
      );
    return size;
  };

/** A reader of globs, of which a flag may have several. */
export const readGlob =
  (flag: string) =>
  (typed: string): string[] => {
    if (typed === '') throw wrongValue(flag, "''", "a glob is wanted, such as '*.txt'");
    return [typed];
  };

/** A reader of one of several words. */
export const readChoice =
  <Choice extends string>(flag: string, choices: readonly Choice[]) =>
  (typed: string): Choice => {
    const found = choices.find(choice => choice === typed);
    if (found !== undefined) return found;
    const near = nearest(typed, choices);
    const hint =
      near === null ? `use one of ${choices.join(', ')}` : `did you mean ${near}? (one of ${choices.join(', ')})`;
    throw new UserError('usage', `--${flag} ${typed}: there is no such ${flag}`, hint);
  };

/** Reads a moment as milliseconds since 1970; a day is none. */
export function readMoment(typed: string): number {
  const moment = /[Tt ]/.test(typed) ? momentOf(typed) : null;
  if (moment === null)
    throw wrongValue('captured-at', typed, 'a time with its zone is wanted, such as 2025-08-20T14:30:00Z');
  return moment;
}

/** Reads names between commas; an object has a name once only, so none may come twice. */
export const readNames =
  (flag: string) =>
  (typed: string): string[] => {
    const names = typed.split(',').map(name => name.trim());
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined)
      throw new UserError(
        'usage',
        `--${flag} ${typed}: ${twice === '' ? 'an empty name' : twice} stands there twice`,
        'name it once',
      );
    return names;
  };

/** Reads where the output goes; `-` is standard output, as without the flag. */
export function readTarget(typed: string): string | null {
  if (typed === '') throw new UserError('usage', '--output wants the name of a file', 'use - for standard output');
  return typed === '-' ? null : typed;
}

/** A reader of the name of something that is opened. */
export const named =
  (flag: string, what: string) =>
  (typed: string): string => {
    if (typed === '') throw new UserError('usage', `--${flag} wants the name of ${what}`);
    return typed;
  };

/** More threads than that are a slip of the finger. */
const MOST_JOBS = 256;

/** Reads a number of threads. */
export function readJobs(typed: string): number {
  const jobs = readWhole('jobs')(typed);
  if (jobs < 1 || jobs > MOST_JOBS) throw wrongValue('jobs', typed, `a number from 1 to ${MOST_JOBS} is wanted`);
  return jobs;
}

/** Reads `2/8`: the second of eight shares. */
export function readShard(typed: string): { index: number; count: number } {
  const [, index, count] = (/^(\d{1,9})\/(\d{1,9})$/.exec(typed) ?? []).map(Number);
  if (!(index >= 1 && index <= count))
    throw wrongValue('shard', typed, 'a share of all is wanted, such as 1/8 for the first of eight');
  return { index, count };
}

/** Reads `10` or `0.5%`. */
export function readMaxBad(typed: string): { count: number; isShare: boolean } {
  const [, digits, percent] = /^(\d{1,15}|\d{1,3}(?:\.\d{1,6})?(?=%))(%?)$/.exec(typed) ?? [];
  if (digits === undefined || (percent === '%' && Number(digits) > 100))
    throw wrongValue('max-bad', typed, 'a number of inputs is wanted, or a share of them, such as 10 or 0.5%');
  return { count: Number(digits), isShare: percent === '%' };
}

/** A switch has no value to read. */
export const set = (): boolean => true;
/** Any text will do. */
export const word = (typed: string): string => typed;
