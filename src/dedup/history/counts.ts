/** Which of the copies that earlier runs printed counts, and whether a record takes its place. */
import type { Keep } from '../order.js';
import { isLater } from '../verdict.js';
import { isOwnId } from './entry.js';
import type { Judgement, Subject } from './judge.js';

export interface Counting {
  readonly keep: Keep;
  /** Whether only records that say the same are copies. */
  readonly isExact: boolean;
}

/** A copy that has so many more words has something to say that the other has not: a sentence at least. */
const MORE_WORDS = 12;

/** Ids of ours tell what a record says; those of other programs do not, so that there all words must be the same. */
function isCopy({ verdict, entry }: Judgement, id: string, { isExact }: Counting): boolean {
  if (!isExact) return verdict !== 'related';
  return isOwnId(id) ? entry.id === id : verdict === 'exact';
}

/**
 * The copy of a record that counts: one that it is no better than stands for it, though it be better than others. Or versions
 * of one story, of which each is better than some other one, would take each other's places run after run.
 */
export function copyAmong(
  judgements: readonly Judgement[],
  subject: Subject,
  id: string,
  settings: Counting,
): Judgement | undefined {
  const copies = judgements.filter(each => isCopy(each, id, settings));
  return copies.find(each => !isBetter(subject, each, settings.keep)) ?? copies[0];
}

/** Whether a record takes the place of the copy that an earlier run printed: it is more complete, or the later version. */
export function isBetter({ words, time }: Subject, { entry, verdict }: Judgement, keep: Keep): boolean {
  if (verdict === 'exact' || keep === 'first') return false;
  if (keep === 'latest') return isLater(time, entry.time);
  if (verdict === 'update' && !(Number.isNaN(time) && Number.isNaN(entry.time))) return isLater(time, entry.time);
  return words >= entry.words + MORE_WORDS;
}
