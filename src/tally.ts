/** How many lines and bytes met which fate, and by which rule: counted for every line of every dump, so it must cost next to nothing. */
import type { LineSum } from './output/kinds/batch-facts.js';
import { FATES, type Fate, type Line, type Reason } from './types.js';

/** Lines by fate, then by the name of the reason. */
export type LineCounts = Readonly<Record<Fate, ReadonlyMap<string, LineSum>>>;

export interface Tally {
  add(lines: readonly Line[]): void;
  /** Adds lines that were counted elsewhere. */
  count(fate: Fate, reason: string, lines: number, bytes: number): void;
  counts(): LineCounts;
}

type Sum = { -readonly [Key in keyof LineSum]: LineSum[Key] };

/** The reason that the ledger gives lines which are only counted. */
const COUNTED = 'repeat_run';

export function startTally(): Tally {
  const counts = { kept: new Map(), collapsed: new Map(), dropped: new Map() } as Record<Fate, Map<string, Sum>>;
  const count: Tally['count'] = (fate, name, lines, bytes) => {
    const sum = counts[fate].get(name);
    if (sum === undefined) return void counts[fate].set(name, { lines, bytes });
    sum.lines += lines;
    sum.bytes += bytes;
  };
  // Lines of one kind come in runs, so only a change is looked up.
  let run = 0;
  let runBytes = 0;
  let runFate: Fate = FATES[0];
  let runReason: Reason | null = null;
  const endRun = () => {
    if (runReason !== null && runBytes > 0) count(runFate, runReason.name, run, runBytes);
    run = 0;
    runBytes = 0;
  };
  return {
    add(lines) {
      for (const { start, end, continued, fate, reason, more } of lines) {
        if (reason !== runReason || fate !== runFate) {
          endRun();
          runReason = reason;
          runFate = fate;
        }
        runBytes += end - start;
        if (continued) continue;
        run++;
        if (more === 0) continue;
        if (fate === 'dropped') {
          run += more;
          runBytes += more * (end - start);
        } else count('collapsed', COUNTED, more, more * (end - start));
      }
    },
    count,
    counts() {
      endRun();
      return counts;
    },
  };
}
