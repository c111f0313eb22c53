/** What was found out about the records that were kept, as text that waits to be printed with them; in memory are its places. */
import { numberList } from './numbers.js';

/** The texts are kept elsewhere, in the order they are added. */
export interface LinkLog {
  /** Notes that the next text belongs to a kept record, and to another one if it tells of a copy. */
  add(kept: number, copy: number | null): void;
  /** The number of the text that tells of a copy, or -1. */
  of(copy: number): number;
  /** The numbers of the texts of a kept record, in the order they were added. */
  about(kept: number): number[];
  has(kept: number): boolean;
  forget(kept: number): void;
}

export function linkLog(): LinkLog {
  /** By kept record: one more than the number of its last text; by text, the one before it; by copy, its text. */
  const last = numberList();
  const before = numberList();
  const texts = numberList();
  let count = 0;
  return {
    add(kept, copy) {
      before.set(count++, last.get(kept));
      last.set(kept, count);
      if (copy !== null) texts.set(copy, count);
    },
    of: copy => texts.get(copy) - 1,
    about(kept) {
      const found: number[] = [];
      for (let next = last.get(kept); next > 0; next = before.get(next - 1)) found.push(next - 1);
      return found.toReversed();
    },
    has: kept => last.get(kept) > 0,
    forget: kept => last.set(kept, 0),
  };
}
