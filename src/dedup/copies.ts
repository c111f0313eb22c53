/** Where the copies stood that were left out: each a row of numbers, with a link to the copy of the same record before it. */
import type { Source } from '../records/record.js';
import { numberList } from './numbers.js';

/** The file, the other parts of the source, and one more than the number of the copy before it (0: none). */
const WIDTH = 7;

export interface CopyList {
  /** Notes where a copy of a kept record stood, given the number of that record. */
  add(kept: number, source: Source): void;
  /** Whether a kept record has copies. */
  has(kept: number): boolean;
  /** Where the copies of a kept record stood, in the order they came. */
  of(kept: number): Source[];
}

export function copyList(): CopyList {
  const rows = numberList();
  /** By kept record: one more than the number of its last copy. */
  const last = numberList();
  const files: string[] = [];
  let count = 0;

  const read = (row: number): Source => {
    const at = row * WIDTH;
    const [file, article, firstLine, lastLine, startByte, endByte] = [0, 1, 2, 3, 4, 5].map(i => rows.get(at + i));
    return { file: files[file], article, firstLine, lastLine, startByte, endByte };
  };
  return {
    add(kept, { file, article, firstLine, lastLine, startByte, endByte }) {
      if (files.at(-1) !== file) files.push(file);
      const row = [files.length - 1, article, firstLine, lastLine, startByte, endByte, last.get(kept)];
      for (const [i, number] of row.entries()) rows.set(count * WIDTH + i, number);
      last.set(kept, ++count);
    },
    has: kept => last.get(kept) > 0,
    of(kept) {
      const found: Source[] = [];
      for (let next = last.get(kept); next > 0; next = rows.get(next * WIDTH - 1)) found.push(read(next - 1));
      return found.toReversed();
    },
  };
}
