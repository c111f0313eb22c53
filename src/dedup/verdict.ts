/** What two bodies are to each other: copies of a kind, related, or nothing; by thresholds that `npm run bench:dedup` measures. */
import type { Comparison } from './compare.js';

/** So much of the shorter body in the longer one makes a duplicate; edits of 15 % of the words leave .85. */
export const DUPLICATE_SHARE = 0.8;
/** So much makes two records related. */
export const RELATED_SHARE = 0.5;
/** So many words without a break make them related as well; a quotation in common does not. */
export const RELATED_PASSAGE = 40;
/** A copy that is shorter than this part of the other is a truncated one. */
export const TRUNCATED_LENGTH = 0.8;
/** Shorter bodies say too little to be copies unless their ids are equal. */
export const LEAST_WORDS = 12;
/** Reports that recur have figures (at least so many, in both bodies together) ... */
const RECURRING_FIGURES = 8;
/** ... of which so many have changed ... */
const RECURRING_CHANGED = 0.5;
/** ... and so much of what has changed is figures. */
const RECURRING_SHARE = 0.4;

export type Verdict = 'exact' | 'near' | 'truncated' | 'update' | 'related';

/**
 * The verdict on two bodies that were compared; null when they have nothing to do with each other. `truncated` is said of the
 * shorter one; `timesDiffer` when the times of both records are known and are not the same.
 */
export function verdictOf(comparison: Comparison, timesDiffer = false): Verdict | null {
  const { shorter, longer, shared, containment, passage, replaced } = comparison;
  if (shorter < LEAST_WORDS) return null;
  if (shared === longer) return 'exact';
  if (containment < DUPLICATE_SHARE) {
    return containment >= RELATED_SHARE || (passage?.words ?? 0) >= RELATED_PASSAGE ? 'related' : null;
  }
  if (isRecurring(comparison)) return 'related';
  if (shorter < longer * TRUNCATED_LENGTH) return 'truncated';
  return replaced.figures > 0 || timesDiffer ? 'update' : 'near';
}

/** Whether one body is the other’s form filled in anew, as reports of markets, weather and results are. */
function isRecurring({ replaced: { words, figures, allFigures } }: Comparison): boolean {
  return (
    allFigures >= RECURRING_FIGURES && figures >= allFigures * RECURRING_CHANGED && figures >= words * RECURRING_SHARE
  );
}

/** Whether two times (in milliseconds, NaN when unknown) are known and are not the same. */
export function timesDiffer(a: number, b: number): boolean {
  return Math.abs(a - b) > 0;
}
