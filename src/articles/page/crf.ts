/**
 * A linear chain over the units of a page: before the body, in it, in a gap inside it, after it.
 * Forward and backward sums give each unit's probability of each state; linear in units (Lafferty, McCallum and Pereira 2001).
 */
import { type Column } from './sums.js';

export const STATES = ['before', 'body', 'gap', 'after'] as const;
export type State = (typeof STATES)[number];
export const [BEFORE, BODY, GAP, AFTER] = [0, 1, 2, 3] as const;

/** What a weight counts for: being in a state, or changing to another. */
export const CLASSES = ['body', 'gap', 'after', 'enter', 'open_gap', 'close_gap', 'exit'] as const;
export type Class = (typeof CLASSES)[number];

/** A log weight for each class and unit. Being before the body weighs 0. */
export type Potentials = Readonly<Record<Class, Column>>;

/** Allowed steps from state to state; what the state weighs and what the change does. */
const ARCS: readonly (readonly [from: number, to: number, state: Class | null, change: Class | null])[] = [
  [BEFORE, BEFORE, null, null],
  [BEFORE, BODY, 'body', 'enter'],
  [BODY, BODY, 'body', null],
  [BODY, GAP, 'gap', 'open_gap'],
  [GAP, GAP, 'gap', null],
  [GAP, BODY, 'body', 'close_gap'],
  [BODY, AFTER, 'after', 'exit'],
  [AFTER, AFTER, 'after', null],
];
const NEVER = -1e30;
/** A page ends before any body, in one or after one, never in a gap. */
const LAST = [0, 0, NEVER, 0] as const;

/** The probability of each of STATES at each unit: one column a state. */
export function posteriors(potentials: Potentials): readonly Column[] {
  const count = potentials.body.length;
  const weights = ARCS.map(([, , state, change]) => weightsOf(potentials, state, change));
  const forward = forwardSums(weights, count);
  const columns = STATES.map(() => new Float64Array(count));
  let after: number[] = [...LAST];
  const total = count > 0 ? logSum(forward.subarray((count - 1) * 4).map((sum, state) => sum + LAST[state])) : 0;
  for (let at = count - 1; at >= 0; at--) {
    for (const state of [BEFORE, BODY, GAP, AFTER])
      columns[state][at] = Math.exp(Math.min(0, forward[at * 4 + state] + after[state] - total));
    after = backwardStep(weights, after, at);
  }
  return columns;
}

function weightsOf(potentials: Potentials, state: Class | null, change: Class | null): Column {
  if (state === null) return new Float64Array(potentials.body.length);
  if (change === null) return potentials[state];
  return potentials[state].map((weight, at) => weight + potentials[change][at]);
}

/** Log sums of all ways to each state of each unit, four a unit. */
function forwardSums(weights: readonly Column[], count: number): Column {
  const sums = new Float64Array(count * 4).fill(NEVER);
  for (let at = 0; at < count; at++)
    ARCS.forEach(([from, to], arc) => {
      const before = at > 0 ? sums[at * 4 - 4 + from] : from === BEFORE ? 0 : NEVER;
      const place = at * 4 + to;
      sums[place] = logAdd(sums[place], before + weights[arc][at]);
    });
  return sums;
}

function backwardStep(weights: readonly Column[], after: readonly number[], at: number): number[] {
  const sums = [NEVER, NEVER, NEVER, NEVER];
  ARCS.forEach(([from, to], arc) => {
    sums[from] = logAdd(sums[from], after[to] + weights[arc][at]);
  });
  return sums;
}

function logAdd(one: number, other: number): number {
  const most = Math.max(one, other);
  return most <= NEVER / 2 ? NEVER : most + Math.log1p(Math.exp(Math.min(one, other) - most));
}

function logSum(values: Column): number {
  return values.reduce(logAdd, NEVER);
}
