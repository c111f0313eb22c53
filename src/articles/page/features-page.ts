/** Features of a unit's place on the page: how much text is above and below, and the runs of text it stands in or near. */
import type { Columns } from './columns.js';
import type { Emit } from './features-own.js';
import { bestRun, type Column, columnBy, mapped, zeros } from './sums.js';

/** What a unit without a sentence costs a run: one that bridges gaps, and one that keeps to the text. */
const WIDE_COST = 3;
const CLOSE_COST = 9;
/** Distances to a run are told apart up to here, and distances to a sentence up to FARTHEST. */
const RUN_REACH = 20;
const FARTHEST = 40;
const AT_EDGE = 30;

/** [from, to) of a run of units. */
export type Run = readonly [number, number];

/** Emits what the place says. Returns the closer run, in which the topic is looked for. */
export function pageFeatures(page: Columns, emit: Emit): Run {
  amounts(page.mass, emit);
  distances(page.mass, emit);
  emitRun('wide', runOf(page, WIDE_COST), page.mass.length, emit);
  const close = runOf(page, CLOSE_COST);
  emitRun('close', close, page.mass.length, emit);
  return close;
}

function amounts(mass: Column, emit: Emit): void {
  const count = mass.length;
  let total = 0;
  const above = columnBy(count, at => (total += mass[at]) - mass[at]);
  const done = mapped(above, Math.log1p);
  const rest = columnBy(count, at => Math.log1p(Math.max(0, total - above[at] - mass[at])));
  emit(
    'share_above',
    mapped(above, sum => sum / Math.max(1, total)),
  );
  emit('mass_above', done);
  emit('mass_below', rest);
  emit(
    'below_less_above',
    columnBy(count, at => rest[at] - done[at]),
  );
  emit(
    'place',
    columnBy(count, at => Math.log1p(at) / 5),
  );
  emit(
    'place_share',
    columnBy(count, at => at / count),
  );
}

function distances(mass: Column, emit: Emit): void {
  const count = mass.length;
  const scaled = (steps: number): number => Math.log1p(Math.min(steps, FARTHEST));
  let steps = AT_EDGE;
  const step = (at: number): number => {
    const here = scaled(steps);
    steps = mass[at] > 0 ? 0 : steps + 1;
    return here;
  };
  const before = columnBy(count, step);
  steps = AT_EDGE;
  const after = zeros(count);
  for (let at = count - 1; at >= 0; at--) after[at] = step(at);
  emit('sentence_before', before);
  emit('sentence_after', after);
  emit(
    'sentence_farther',
    columnBy(count, at => Math.max(before[at], after[at])),
  );
}

/** The best run of sentence mass, where each unit without any costs `cost`, and twice as much after three blanks. */
function runOf({ mass, blanks }: Columns, cost: number): Run {
  return bestRun(columnBy(mass.length, at => (mass[at] > 0 ? mass[at] : -cost * (1 + blanks[2][at]))));
}

function emitRun(name: string, [from, to]: Run, count: number, emit: Emit): void {
  const near = (steps: number): number => Math.min(1, steps / RUN_REACH);
  emit(
    `in_${name}_run`,
    columnBy(count, at => Number(at >= from && at < to)),
  );
  emit(
    `before_${name}_run`,
    columnBy(count, at => (at < from ? near(from - at) : 0)),
  );
  emit(
    `after_${name}_run`,
    columnBy(count, at => (at >= to ? near(at - to + 1) : 0)),
  );
}
