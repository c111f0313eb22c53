/** Which of two copies is to stay: a total order, in which records are compared, so that nothing depends on how they came. */
import type { Seen } from './seen.js';

export const KEEPS = ['best', 'latest', 'first'] as const;
export type Keep = (typeof KEEPS)[number];

type Compare = (seen: Seen, a: number, b: number) => number;

/** The later one first: by the times that the records tell, then by when their pages were captured; what is unknown is the earliest. */
export const latest: Compare = (seen, a, b) =>
  known(seen.time(b)) - known(seen.time(a)) || known(seen.captured(b)) - known(seen.captured(a));
const longest: Compare = (seen, a, b) => seen.words(b) - seen.words(a) || seen.fullness(b) - seen.fullness(a);
/** What is left to decide when two records say as much: their keys, what else their rows are, and only then where they stand. */
const rest: Compare = (seen, a, b) =>
  seen.compareKeys(a, b) || seen.tie(a) - seen.tie(b) || compareNames(seen, a, b) || seen.place(a) - seen.place(b);

const RULES: Readonly<Record<Keep, readonly Compare[]>> = {
  // The latest of an update is found among the copies of a record; see updates.ts.
  best: [longest, latest, rest],
  latest: [latest, longest, rest],
  first: [],
};

/** The numbers of all records, those first that are to stay before others. */
export function keepOrder(seen: Seen, keep: Keep): Uint32Array {
  const order = Uint32Array.from({ length: seen.count }, (_, record) => record);
  const rules = RULES[keep];
  if (rules.length === 0) return order;
  return order.toSorted((a, b) => {
    for (const rule of rules) {
      const difference = rule(seen, a, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

function known(time: number): number {
  return Number.isNaN(time) ? Number.MIN_SAFE_INTEGER : time;
}

function compareNames(seen: Seen, a: number, b: number): number {
  const [one, other] = [seen.file(a), seen.file(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}
