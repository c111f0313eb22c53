/** The account of a piece of work that was done apart, in a thread or in an earlier run: what the report is to know of it. */
import { type ToldBug, toldBug } from './bug.js';
import { doubtsOf } from './doubts.js';
import type { UnknownShape } from './output/kinds/batch-facts.js';
import type { Extracted } from './pipeline.js';
import { startShapes } from './shapes.js';
import type { Left } from './summary.js';
import { startTally } from './tally.js';
import type { Fate, Problem } from './types.js';

/** Plain data: it travels between threads and stands in journals. */
export interface Account {
  readonly dumps: number;
  readonly articles: number;
  readonly leftOut: Readonly<Partial<Record<Left, number>>>;
  readonly lines: readonly (readonly [fate: Fate, reason: string, lines: number, bytes: number])[];
  readonly shapes: readonly UnknownShape[];
  /** In the order they were met. */
  readonly told: readonly ({ readonly problem: Problem } | { readonly bug: ToldBug })[];
}

/** Takes notes of work as a report does, and says nothing. */
export interface Accounting {
  problem(problem: Problem): void;
  bug(error: unknown, file: string | null): void;
  /** Notes a dump that is being read. */
  dump(file: string): void;
  article(extracted: Extracted): void;
  leaveOut(reason: Left): void;
  /** What was noted since the last time. */
  take(): Account;
}

export function startAccount(): Accounting {
  let tally = startTally();
  let shapes = startShapes();
  let counts = { dumps: 0, articles: 0 };
  let leftOut: Partial<Record<Left, number>> = {};
  let told: Account['told'][number][] = [];
  let file = '';
  const problem = (found: Problem) => void told.push({ problem: found });
  return {
    problem,
    bug: (error, file) => void told.push({ bug: toldBug(error, file) }),
    dump(name) {
      counts.dumps++;
      file = name;
    },
    article({ article, record }) {
      tally.add(article.lines);
      shapes.add(article, file);
      if (record === null) return;
      counts.articles++;
      for (const doubt of doubtsOf(record)) problem(doubt);
    },
    leaveOut: reason => void (leftOut[reason] = (leftOut[reason] ?? 0) + 1),
    take() {
      const lines = Object.entries(tally.counts()).flatMap(([fate, reasons]) =>
        [...reasons].map(([reason, { lines, bytes }]) => [fate as Fate, reason, lines, bytes] as const),
      );
      const taken: Account = { ...counts, leftOut, lines, shapes: shapes.list(), told };
      tally = startTally();
      shapes = startShapes();
      counts = { dumps: 0, articles: 0 };
      leftOut = {};
      told = [];
      return taken;
    },
  };
}
