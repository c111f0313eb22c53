/** Records to kept records: the contract of telling duplicates. */
import type { Source } from '../records/record.js';

export { KEEPS, type Keep } from './order.js';

/** What counts as a duplicate: copies that are near too, those of the same id, or none. */
export const DEDUPS = ['near', 'exact', 'off'] as const;
export type Dedup = (typeof DEDUPS)[number];

/** Postings of a sketch within a run, which has room for more than an index: passages of long bodies are found by them. */
export const RUN_POSTINGS = 1024;

/** What is read again of the line that was put aside for a record. */
export interface LineRecord {
  readonly id: string;
  readonly source: Source;
  /** What it says beside its body, a paragraph each: headline, highlights, captions. */
  readonly heads: readonly string[];
  /** What only the copies say that an earlier run told it of, a paragraph each. */
  readonly passedOn: readonly string[];
  /** None has a line feed in it. */
  readonly paragraphs: readonly string[];
}

/** How a line is read again. */
export type ReadLine = (line: Uint8Array) => LineRecord;
