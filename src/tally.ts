/** How many lines met which fate, and by which rule: counted for every line of every dump, so it must cost next to nothing. */
import { type Fate, FATES, type Line, type Reason } from './types.js';

/** Lines by fate, then by the name of the reason. */
export type LineCounts = Readonly<Record<Fate, ReadonlyMap<string, number>>>;

export interface Tally {
  add(lines: readonly Line[]): void;
  /** Adds lines that were counted elsewhere. */
  count(fate: Fate, reason: string, lines: number): void;
  counts(): LineCounts;
}

/** The reason that the ledger gives lines which are only counted. */
const COUNTED = 'repeat_run';

export function startTally(): Tally {
  const counts: Record<Fate, Map<string, number>> = { kept: new Map(), collapsed: new Map(), dropped: new Map() };
  const count = (fate: Fate, name: string, times: number) => {
    counts[fate].set(name, (counts[fate].get(name) ?? 0) + times);
  };
  // Lines of one kind come in runs, so only a change is looked up.
  let run = 0;
  let runFate: Fate = FATES[0];
  let runReason: Reason | null = null;
  const endRun = () => {
    if (runReason !== null && run > 0) count(runFate, runReason.name, run);
    run = 0;
  };
  return {
    add(lines) {
      for (const { continued, fate, reason, more } of lines) {
        if (continued) continue;
        if (reason !== runReason || fate !== runFate) {
          endRun();
          runReason = reason;
          runFate = fate;
        }
        run++;
        if (more === 0) continue;
        if (fate === 'dropped') run += more;
        else count('collapsed', COUNTED, more);
      }
    },
    count,
    counts() {
      endRun();
      return counts;
    },
  };
}
