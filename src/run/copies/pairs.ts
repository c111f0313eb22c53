/** Copies beside the record that stands for them, of what a run put aside: for a page that shows the largest clusters whole. */
import { pairOf } from '../../dedup/pair.js';
import type { BatchFacts } from '../../output/kinds/batch-facts.js';
import type { NewsRecord, Source } from '../../records/record.js';
import { decode } from '../../text/passage.js';
import { articleOf } from '../compared.js';
import type { Duplicates } from './duplicates.js';

/** Longer records are not laid beside each other: nobody reads them so, and the page would grow with them. */
const MOST_BYTES = 256 * 1024;

export interface CopyPairs {
  /** From now on its records can be asked for. */
  of(duplicates: Duplicates): void;
  readonly pair: NonNullable<BatchFacts['pair']>;
}

/** To be asked when all records are printed; what an earlier run printed is not there. */
export function copyPairs(): CopyPairs {
  let duplicates: Duplicates | null = null;
  const article = ({ file, article: number }: Source) => {
    const record = duplicates?.find(file, number) ?? -1;
    const line = record < 0 ? undefined : duplicates?.line(record);
    if (line === undefined || line.length > MOST_BYTES) return null;
    return articleOf(JSON.parse(decode(line, 0, line.length)) as NewsRecord);
  };
  return {
    of: those => void (duplicates = those),
    pair(kept, copy) {
      const [a, b] = [article(kept), article(copy)];
      return a === null || b === null ? null : pairOf(a, b);
    },
  };
}
