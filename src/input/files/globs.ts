/** `--include` and `--exclude`: which files of folders, and which members of archives, are read. */
import type { Matcher } from 'picomatch';

export interface Selection {
  /** The globs as they were typed. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether a file is read, by its path within the folder or archive; null where no wish was told. */
  readonly includes: ((path: string) => boolean) | null;
  /** Whether a file or folder is left out, with all that is in it. */
  readonly excludes: (path: string) => boolean;
}

/** Everything that is read anyway. */
export const NO_WISHES: Selection = { include: [], exclude: [], includes: null, excludes: () => false };

/** A glob without a slash is for names, at any depth; one with a slash for paths from the operand on. */
export async function selectionOf(include: readonly string[], exclude: readonly string[]): Promise<Selection> {
  if (include.length === 0 && exclude.length === 0) return NO_WISHES;
  const { picomatch } = await import('./picomatch.js');
  const matchers = (globs: readonly string[]): Matcher[] =>
    globs.map(glob => picomatch(asKnown(glob.replace(/^\.?\//, '')), { dot: true, basename: !glob.includes('/') }));
  const [included, excluded] = [matchers(include), matchers(exclude)];
  return {
    include,
    exclude,
    includes: include.length === 0 ? null : path => included.some(matches => matches(path)),
    excludes: path => waysTo(path).some(way => excluded.some(matches => matches(way))),
  };
}

/** Shells write “none of these” as `[!a]`, which picomatch takes for `!` or `a`. */
function asKnown(glob: string): string {
  return glob.replace(/(?<!\\)\[!/g, '[^');
}

/** Whether a member of an archive is read. */
export function wantsMember({ includes, excludes }: Selection): (name: string) => boolean {
  return name => (includes === null || includes(name)) && !excludes(name);
}

/** A path and the folders on the way to it. */
function waysTo(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
