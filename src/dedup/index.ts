/** Records to kept records: the contract of telling duplicates, and the exact ones, which share their id. */
import type { Copy, Source } from '../records/record.js';
import { copyList } from './copies.js';
import { idTable } from './ids.js';

/** What is known of the records seen so far. Kept records are numbered from 0 in the order they came. */
export interface Duplicates {
  /** Whether a record is to be kept; if not, it is noted as a copy of the one that was. */
  isNew(record: { readonly id: string; readonly source: Source }): boolean;
  /** The copies of a kept record, given its number and id, in the order they came. */
  copiesOf(number: number, id: string): Copy[];
  /** Whether it has any. */
  hasCopies(number: number): boolean;
}

/** Keeps the first record of each id. */
export function exactDuplicates(): Duplicates {
  const ids = idTable();
  const copies = copyList();
  let kept = 0;
  return {
    isNew({ id, source }) {
      const first = ids.place(id, kept);
      if (first !== kept) {
        copies.add(first, source);
        return false;
      }
      kept++;
      return true;
    },
    hasCopies: number => copies.has(number),
    copiesOf: (number, id) =>
      copies.of(number).map(source => ({
        id,
        source,
        kind: 'exact',
        similarity: 1,
        containment: 1,
        own: [],
        verified: 'id',
      })),
  };
}
