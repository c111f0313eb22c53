/** A folder in which no file is read: what was sought there, and what was passed over. */
import { endingsInFolders } from '../detect.js';
import { doubt, type Finding } from '../finding.js';
import type { InputFormat } from '../format.js';
import type { Selection } from './globs.js';

/** Kinds of files that are told. */
const MOST_KINDS = 3;
const ENDING = /[^.](\.[^.]{1,8})$/;

export interface NoneSought {
  /** Notes a file that is none of those that are sought. */
  passOver(name: string): void;
  /** Notes a file or folder that --exclude names. */
  leaveOut(): void;
  /** What to tell of the folder. */
  finding(): Finding;
}

/** Notes what is passed over in a folder, so that whoever finds nothing there learns why. */
export function noneSought({ include, exclude }: Selection, formats: readonly InputFormat[]): NoneSought {
  const kinds = new Map<string, number>();
  let leftOut = 0;
  return {
    passOver(name) {
      const ending = ENDING.exec(name)?.[1];
      const kind = ending === undefined ? 'without an ending' : `*${ending.toLowerCase()}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    },
    leaveOut: () => void leftOut++,
    finding() {
      const parts = [
        kinds.size > 0 ? `it has ${told(kinds)}` : '',
        leftOut > 0 ? `--exclude ${exclude.join(', ')} leaves out ${leftOut} of its files and folders` : '',
      ].filter(part => part !== '');
      if (include.length === 0 && kinds.size > 0) parts.push('to read them, name them or use --include');
      const sought =
        include.length > 0
          ? `that fits --include ${include.join(', ')}`
          : `whose name ends in ${endingsInFolders(formats).join(', ')}`;
      return doubt('no_dumps', `has no file ${sought}`, parts.length === 0 ? 'nothing is in it' : parts.join('; '));
    },
  };
}

/** `7 *.md, 2 *.jpg, 1 without an ending and 4 others`: the most frequent first. */
function told(kinds: ReadonlyMap<string, number>): string {
  const sorted = [...kinds].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const others = sorted.slice(MOST_KINDS).reduce((sum, [, count]) => sum + count, 0);
  const first = sorted.slice(0, MOST_KINDS).map(([kind, count]) => `${count} ${kind}`);
  return `${first.join(', ')}${others > 0 ? ` and ${others} others` : ''}`;
}
