/** What two bodies are to each other: copies of a kind, related, or nothing; by thresholds that `npm run bench:dedup` measures. */
import type { Comparison } from './compare.js';
import type { ChangedNames } from './names.js';

/** So much of the shorter body in the longer one makes a duplicate; edits of 15 % of the words leave .85. */
export const DUPLICATE_SHARE = 0.8;
/** So much makes two records related. */
export const RELATED_SHARE = 0.5;
/** So many words without a break make them related as well; a quotation in common does not. */
export const RELATED_PASSAGE = 40;
/** A copy that is shorter than this part of the other is a truncated one. */
export const TRUNCATED_LENGTH = 0.8;
/** So is one that lacks so many words at an end of the other, about a sentence, and by far the most of what differs. */
const CUT_WORDS = 8;
const CUT_REST = 0.5;
/** Shorter bodies say too little to be copies unless their ids are equal. */
export const LEAST_WORDS = 12;
/**
 * Of bodies that are shorter than this (in words, characters being parts of them) a few words are all that tells two notices from one
 * another, and none may be lost: they are copies only of what has them whole.
 */
export const SHORT_WORDS = 40;
/** Reports that recur have figures (at least so many, in both bodies together) ... */
const RECURRING_FIGURES = 8;
/** ... of which so many have changed ... */
const RECURRING_CHANGED = 0.5;
/** ... and so much of what has changed is figures. */
const RECURRING_SHARE = 0.4;
/**
 * So much of a story is figures at most, 2 to 4 % as a rule: when all of them have changed it is an update still. Of reports of
 * markets, weather and results so much is at least; between the two, days and times tell.
 */
const STORY_FIGURES = 0.05;
const REPORT_FIGURES = 0.1;
/** A report by a form has other names (at least so many, in both bodies together), and so many of all names are others ... */
const FORM_NAMES = 4;
const FORM_CHANGED = 0.5;
/** ... and so much of what has changed is names and figures. */
const FORM_SHARE = 0.5;
/** Versions of a story are so far apart at most (in milliseconds) that no daily report can be meant. */
const SAME_DAY = 18 * 3_600_000;

export type Verdict = 'exact' | 'near' | 'truncated' | 'update' | 'related';

/**
 * The verdict on two bodies that were compared, given when they were written, in milliseconds since 1970, NaN when that is unknown;
 * null when they have nothing to do with each other. It is the same whichever comes first.
 */
export function verdictOf(comparison: Comparison, timeA = Number.NaN, timeB = Number.NaN): Verdict | null {
  const { shorter, longer, weight, shared, containment, passage, outside, replaced, names, wordsA, wordsB } =
    comparison;
  if (shorter < LEAST_WORDS) return null;
  if (shared === longer) return 'exact';
  if (containment < DUPLICATE_SHARE) {
    return containment >= RELATED_SHARE || (passage?.words ?? 0) >= RELATED_PASSAGE ? 'related' : null;
  }
  if (weight < SHORT_WORDS && shared < shorter) return 'related';
  if (isRecurring(comparison, timeA, timeB) || isOfOthers(comparison.names)) return 'related';
  const later = wordsA < wordsB ? timeB - timeA : timeA - timeB;
  const others = longer - shared + shorter - shared - outside;
  const isCut = outside >= CUT_WORDS && others <= outside * CUT_REST;
  return kindOf(shorter < longer * TRUNCATED_LENGTH, isCut, replaced.figures + names.changed > 0, later);
}

/**
 * The kind of a copy, given whether it is much shorter, whether it is the other without an end, whether figures or names have changed, and by
 * how much the longer one is later (NaN when that is unknown). A shorter one that came later is cut short, and not the version to keep.
 */
function kindOf(isShort: boolean, isCut: boolean, isChanged: boolean, later: number): Verdict {
  if (isShort) return isChanged && !(later < 0) ? 'update' : 'truncated';
  if (isCut && !isChanged && !(later > 0)) return 'truncated';
  return isChanged || Math.abs(later) > 0 ? 'update' : 'near';
}

/** Whether one body is the other’s form filled in anew, as reports of markets, weather and results are. */
function isRecurring({ replaced }: Comparison, timeA: number, timeB: number): boolean {
  const { words, figures, allFigures, stretch, daysKept, daysChanged } = replaced;
  if (allFigures < RECURRING_FIGURES || figures < allFigures * RECURRING_CHANGED || figures < words * RECURRING_SHARE)
    return false;
  const density = allFigures / stretch;
  if (density < STORY_FIGURES || density >= REPORT_FIGURES) return density >= REPORT_FIGURES;
  const isOfOneDay = Math.abs(timeA - timeB) < SAME_DAY || (daysKept > 0 && daysChanged === 0);
  return !isOfOneDay;
}

/** Whether the same is said of others, elsewhere: a story about two people or towns, written by one form. */
export function isOfOthers({ changed, kept, share }: ChangedNames): boolean {
  return changed >= FORM_NAMES && changed >= (changed + kept) * FORM_CHANGED && share >= FORM_SHARE;
}

/** Whether a record is later than another, by times in milliseconds; one that is unknown is earlier than any. */
export function isLater(time: number, other: number): boolean {
  return time > other || (!Number.isNaN(time) && Number.isNaN(other));
}
