/** Small arithmetic over columns: shifts, fading sums, the best run. All in one pass. */

export type Column = Float64Array;

/**
 * Short columns are cut from blocks of so many numbers: pages have a hundred and more, and a buffer of its own for each takes
 * ten times as long as what is put into it. No part of a block is used twice.
 */
const BLOCK = 8192;
const SHORT = BLOCK / 8;
let block = new Float64Array(BLOCK);
let used = 0;

/** A column of zeros. */
export function zeros(length: number): Column {
  if (length > SHORT) return new Float64Array(length);
  if (used + length > BLOCK) [block, used] = [new Float64Array(BLOCK), 0];
  return block.subarray(used, (used += length));
}

/** A column made place by place. */
export function columnBy(length: number, value: (at: number) => number): Column {
  const made = zeros(length);
  for (let at = 0; at < length; at++) made[at] = value(at);
  return made;
}

/** The value `by` places before (after, where `by` is negative); 0 outside. */
export function shifted(column: Column, by: number): Column {
  return columnBy(column.length, at => column[at - by] ?? 0);
}

/** A column made value by value; what the column's own `map` does takes several times as long. */
export function mapped(column: Column, value: (value: number) => number): Column {
  return columnBy(column.length, at => value(column[at]));
}

/** Sum of all values before each place, each fading by `decay` a step; the place itself does not count. */
export function fadingBefore(column: Column, decay: number): Column {
  const sums = zeros(column.length);
  let sum = 0;
  for (let at = 0; at < column.length; at++) {
    sums[at] = sum;
    sum = sum * decay + column[at];
  }
  return sums;
}

/** The same of all values after each place. */
export function fadingAfter(column: Column, decay: number): Column {
  const sums = zeros(column.length);
  let sum = 0;
  for (let at = column.length - 1; at >= 0; at--) {
    sums[at] = sum;
    sum = sum * decay + column[at];
  }
  return sums;
}

/** The contiguous run [from, to) with the largest sum; [0, 0) when none is above 0. */
export function bestRun(gains: Column): readonly [number, number] {
  let best = 0;
  let run: readonly [number, number] = [0, 0];
  let sum = 0;
  let from = 0;
  gains.forEach((gain, at) => {
    if (sum <= 0) from = at;
    sum = sum <= 0 ? gain : sum + gain;
    if (sum > best) [best, run] = [sum, [from, at + 1]];
  });
  return run;
}
