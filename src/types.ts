/**
 * What travels between the stages: lines, articles, ledger rows, problems.
 * (A record is described in records/, beside the functions that fill its fields.)
 */

/** What a line is. The words are IPTC's and schema.org's. */
export const ROLES = [
  'headline',
  'kicker',
  'caption',
  'credit',
  'byline',
  'timestamp',
  'highlight',
  'body',
  'subhead',
  'furniture',
  'blank',
] as const;
export type Role = (typeof ROLES)[number];

/** What became of a line: in a field of the record, a repeat of another line, or dropped by a named rule. */
export const FATES = ['kept', 'collapsed', 'dropped'] as const;
export type Fate = (typeof FATES)[number];

/**
 * One line of a dump. `start` and `end` are offsets in the dump (after decompression, before decoding; the line end
 * belongs to the line). The other offsets are places in the buffer that holds the text, which is always well-formed UTF-8.
 */
export interface Line {
  /** From 1. The parts of a line longer than the line limit share their number. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The text without its line end. */
  textFrom: number;
  textTo: number;
  /** The text without surrounding white space; equal when the line is blank. */
  from: number;
  to: number;
  /** True for every part but the first of a line that is longer than the line limit. */
  readonly continued: boolean;
  /** The bytes as they stand in the dump, where the text had to be decoded or repaired; otherwise null. */
  readonly raw: Uint8Array | null;
}

/** The complete lines of one chunk, with the buffer that their text offsets address; valid until the next batch. */
export interface LineBatch {
  readonly bytes: Uint8Array;
  readonly lines: Line[];
}

/**
 * A stage that takes things in and gives things out, synchronously. `end` is called once, when the input is finished.
 * What is given out may share buffers with the stage: it is valid until the next `push`.
 */
export interface Stage<In, Out> {
  push(item: In): Iterable<Out>;
  end(): Iterable<Out>;
}

/** Something to tell the user: what, where and what to do. Warnings are for input that was merely doubtful. */
export interface Problem {
  readonly severity: 'warning' | 'error';
  /** Stable name, for `--errors` and tests. */
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  readonly hint: string | null;
}

/** A part of a line: in a field of the record (`path`), or trimmed by a rule. Offsets are those of the dump, [start, end). */
export interface LedgerPart {
  readonly path: string | null;
  readonly rule: string | null;
  readonly start: number;
  readonly end: number;
}

/** The account of one line. */
export interface LedgerRow {
  readonly file: string;
  readonly line: number;
  readonly startByte: number;
  readonly endByte: number;
  readonly role: Role;
  /** The article's number in its dump, from 1; null for lines that belong to none. */
  readonly article: number | null;
  /** The id of the record that the article became. */
  readonly record: string | null;
  readonly fate: Fate;
  readonly fields: readonly LedgerPart[];
  /** The rule by which it was dropped or collapsed; null when kept. */
  readonly rule: string | null;
  /** The number of the line that this one repeats. */
  readonly repeats: number | null;
  /** What decided: one phrase. */
  readonly evidence: string;
  /** How sure the decision was, 0 to 1. */
  readonly certainty: number;
  /** The line as written, without its line end. */
  readonly text: string;
}
