/**
 * A linear chain over the units of a page: before the body, in it, in a gap inside it, after it.
 * Forward and backward sums give each unit's probability of each state; linear in units (Lafferty, McCallum and Pereira 2001).
 */
import { type Column, zeros } from './sums.js';

export const STATES = ['before', 'body', 'gap', 'after'] as const;
export type State = (typeof STATES)[number];
export const [BEFORE, BODY, GAP, AFTER] = [0, 1, 2, 3] as const;

/** What a weight counts for: being in a state, or changing to another. */
export const CLASSES = ['body', 'gap', 'after', 'enter', 'open_gap', 'close_gap', 'exit'] as const;
export type Class = (typeof CLASSES)[number];

/** A log weight for each class and unit. Being before the body weighs 0. */
export type Potentials = Readonly<Record<Class, Column>>;

const NEVER = -1e30;

/**
 * The probability of each of STATES at each unit: one column a state. A page begins before the body; steps are before to
 * body, body to gap and back, body to after, and from each state to itself. It ends anywhere but in a gap.
 */
export function posteriors(potentials: Potentials): readonly Column[] {
  const count = potentials.body.length;
  const forward = forwardSums(potentials);
  const columns = STATES.map(() => zeros(count));
  const last = (count - 1) * STATES.length;
  const total = count === 0 ? 0 : logAdd(0, logAdd(forward[last + BODY], forward[last + AFTER]));
  let rest = [0, 0, NEVER, 0];
  for (let at = count - 1; at >= 0; at--) {
    for (let state = 0; state < STATES.length; state++)
      columns[state][at] = Math.exp(Math.min(0, forward[at * STATES.length + state] + rest[state] - total));
    rest = stepBack(potentials, rest, at);
  }
  return columns;
}

/** Log sums of all ways to each state of each unit, four a unit. There is one way to be before the body, and it weighs 0. */
function forwardSums({ body, gap, after, enter, open_gap, close_gap, exit }: Potentials): Column {
  const sums = zeros(body.length * STATES.length);
  let [inBody, inGap, behind] = [NEVER, NEVER, NEVER];
  for (let at = 0; at < body.length; at++) {
    const fromBody = inBody;
    inBody = body[at] + logAdd(enter[at], logAdd(fromBody, inGap + close_gap[at]));
    inGap = gap[at] + logAdd(inGap, fromBody + open_gap[at]);
    behind = after[at] + logAdd(behind, fromBody + exit[at]);
    sums[at * STATES.length + BODY] = inBody;
    sums[at * STATES.length + GAP] = inGap;
    sums[at * STATES.length + AFTER] = behind;
  }
  return sums;
}

/** Log sums of all ways from each state of the unit before to the end, by those from unit `at` on. */
function stepBack(
  { body, gap, after, enter, open_gap, close_gap, exit }: Potentials,
  rest: readonly number[],
  at: number,
): number[] {
  const toBody = rest[BODY] + body[at];
  const toGap = rest[GAP] + gap[at];
  const toAfter = rest[AFTER] + after[at];
  return [
    logAdd(rest[BEFORE], toBody + enter[at]),
    logAdd(toBody, logAdd(toGap + open_gap[at], toAfter + exit[at])),
    logAdd(toGap, toBody + close_gap[at]),
    toAfter,
  ];
}

/** log(exp(one) + exp(other)). */
function logAdd(one: number, other: number): number {
  const most = Math.max(one, other);
  return most <= NEVER / 2 ? NEVER : most + Math.log1p(Math.exp(Math.min(one, other) - most));
}
