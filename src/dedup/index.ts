/** Records to kept records: the contract of telling duplicates. */
import type { Source } from '../records/record.js';

export { KEEPS, type Keep } from './order.js';

/** What counts as a duplicate: copies that are near too, those of the same id, or none. */
export const DEDUPS = ['near', 'exact', 'off'] as const;
export type Dedup = (typeof DEDUPS)[number];

/** Postings of a sketch within a run, which has room for more than an index: passages of long bodies are found by them. */
export const RUN_POSTINGS = 1024;

/** Bytes of a body beyond which it is a copy only by its id: to compare two such word by word would fill the memory. */
export const MOST_COMPARED = 4 * 1024 * 1024;

/** What is read again of the line that was put aside for a record, but for its body. */
export interface RecordHead {
  readonly id: string;
  readonly source: Source;
  /** What it says beside its body, a paragraph each: headline, highlights, captions. */
  readonly heads: readonly string[];
  /** What only the copies say that an earlier run told it of, a paragraph each. */
  readonly passedOn: readonly string[];
}

/** The same, and the body, which is read when it is asked for: line feeds stand between its paragraphs, and nowhere else. */
export interface LineRecord extends RecordHead {
  body(): Uint8Array;
}

/** How a line is read again. The body has a buffer of its own. */
export interface LineReader {
  head(line: Uint8Array): RecordHead;
  body(line: Uint8Array): Uint8Array;
}
