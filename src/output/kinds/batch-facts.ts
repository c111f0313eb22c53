/** What a page about a batch is told of the run, beside the records themselves. */
import type { Pair } from '../../dedup/pair.js';
import type { Source } from '../../records/record.js';
import type { Fate, Problem } from '../../types.js';

/** Lines, and their bytes in the dump. */
export interface LineSum {
  readonly lines: number;
  readonly bytes: number;
}

/** Lines that look alike and that no rule knew: letters as `a` or `A`, figures as `0`. */
export interface UnknownShape {
  readonly shape: string;
  readonly rule: string;
  readonly lines: number;
  /** The first of them: where it stands, and how it begins. */
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface BatchFacts {
  readonly dumps: number;
  readonly articles: number;
  /** Records that are not in the output, by why. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** By fate, then by rule. */
  readonly lines: Readonly<Record<Fate, ReadonlyMap<string, LineSum>>>;
  readonly shapes: readonly UnknownShape[];
  /** How often each problem was met, by code, and the first ones. */
  /** A record beside one of its copies; null when one of them is not at hand, or too long for that. */
  readonly pair?: (kept: Source, copy: Source) => Pair | null;
  readonly problems: { readonly counts: ReadonlyMap<string, number>; readonly first: readonly Problem[] };
}
