/** What is wrong with rows of one input, told once for all rows of which it is so. */
import type { Finding } from '../finding.js';
import type { Tell } from '../format.js';

/** Something that can be wrong with a row. */
export interface RowFlaw {
  /** Told of a row by its number: `row 3 has no text`, `4 rows have no text: 3, 8, ...`. */
  readonly unit: 'row' | 'line' | 'record';
  readonly one: string;
  readonly many: string;
  finding(message: string): Finding;
}

export interface SeveralRows {
  note(flaw: RowFlaw, number: number): void;
  /** Tells what was noted, when the last row was read. */
  tell(): void;
}

/** Rows that a message lists; the others are counted. */
const MOST_LISTED = 5;

/** Gathers flaws; those that say the same of many rows are one, with the hint of the first. */
export function severalRows(tell: Tell): SeveralRows {
  const flaws = new Map<string, { flaw: RowFlaw; first: number[]; count: number }>();
  return {
    note(flaw, number) {
      const noted = flaws.get(flaw.many) ?? { flaw, first: [], count: 0 };
      flaws.set(flaw.many, noted);
      noted.count++;
      if (noted.first.length < MOST_LISTED) noted.first.push(number);
    },
    tell() {
      for (const { flaw, first, count } of flaws.values()) tell(flaw.finding(messageOf(flaw, first, count)));
      flaws.clear();
    },
  };
}

function messageOf({ unit, one, many }: RowFlaw, first: readonly number[], count: number): string {
  if (count === 1) return `${unit} ${first[0]} ${one}`;
  const others = count - first.length;
  return `${count} ${unit}s ${many}: ${first.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}
