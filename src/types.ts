/**
 * What travels between the stages: lines, articles, ledger rows, problems.
 * (A record is described in records/, beside the functions that fill its fields.)
 */

import type { Timestamp } from './text/timestamps.js';

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
 * One line of a dump: where it stands, cheap features taken off its bytes once, and what became of it as far as that is settled.
 * `start` and `end` are offsets in the dump (after decompression, before decoding; the line end belongs to the line). The other
 * offsets are places in the buffer that holds the text, which is always well-formed UTF-8.
 */
export interface Line {
  /** From 1. The parts of a line longer than the line limit, or of one in which two were glued, share their number. */
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
  /** What joins it to the kept line before it, when both are of one paragraph; otherwise null. */
  joint: '' | ' ' | null;
  /** The bytes as they stand in the dump, where the text had to be decoded or repaired; otherwise null. */
  readonly raw: Uint8Array | null;
  /** The lines of the dump that it was broken into by a hard wrap, whose texts stand in the same buffer; null where it is one itself. */
  readonly parts: readonly Line[] | null;

  /** Equal for equal texts, seldom for others; 0 for blank lines. */
  readonly key: number;
  /** Whether there is a letter or digit in it. */
  worded: boolean;
  /** Whether it ends as a sentence does, closing quotes and brackets aside. */
  readonly sentence: boolean;
  /** Whether it begins with a bullet. */
  readonly bullet: boolean;

  role: Role;
  fate: Fate;
  reason: Reason;
  /** The line that this one repeats. */
  repeats: Line | null;
  /** How many lines identical to this one follow it directly; they are counted, not stored. */
  more: number;
  /** How many lines back the nearest line that is not blank stands. */
  above: number;
  /** How many lines back its nearest earlier showing stands; 0 when there is none. */
  back: number;
  /** Whether a later line shows it again. */
  again: boolean;
  /** What stays of a line of Markdown, as places in the buffer; null where all of it does. And the level of its heading, or 0. */
  pieces: readonly (readonly [number, number])[] | null;
  heading: number;
  /** What its text shows by itself, where somebody looked. */
  looks: Looks | null;
}

/** What the text of a line shows by itself, each part taken when it is first asked for (undefined until then). */
export interface Looks {
  /** Which signs stand in it, as bits. */
  signs: number | undefined;
  words: number | undefined;
  /** Its first three and last three letters or digits, folded and packed. */
  front: number | undefined;
  rear: number | undefined;
  text: string | undefined;
  folded: string | undefined;
  digits: string | undefined;
  /** The time that it tells, when that is all it says. */
  time: Timestamp | null | undefined;
  credit: Credit | null | undefined;
  headline: boolean | undefined;
  /** Whether it is nothing but labels in a row. */
  labels: boolean | undefined;
  /** Whether it begins as a byline. */
  signed: boolean | undefined;
}

/** A credit at characters [from, to) of a line’s text; `whole` when the line is nothing else. */
export interface Credit {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Complete lines, with the buffer that their text offsets address; valid until the next batch. */
export interface LineBatch {
  readonly bytes: Uint8Array;
  /** `count` rows (see text/rows.ts), and the bytes as they stand in the dump for those that were decoded or repaired. */
  readonly rows: Int32Array;
  readonly count: number;
  readonly raws: ReadonlyMap<number, Uint8Array> | null;
  /** The lines that a row was joined of, where the dump was wrapped (articles/rejoined/). */
  readonly parts?: ReadonlyMap<number, readonly Line[]>;
  /** Where the high byte of a unit stands in those, in UTF-16; null where units are bytes. */
  readonly high: 0 | 1 | null;
  /** The number of the first line, and the offset in the dump of the buffer’s first byte. */
  readonly number: number;
  readonly offset: number;
  /** The same as objects, made anew each time: for who does not read dumps by the gigabyte. */
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

/** Why a line was given its role and fate: the name of the rule, what decided in one phrase, and how sure it is (0 to 1). */
export interface Reason {
  readonly name: string;
  readonly evidence: string;
  readonly certainty: number;
}

/** Things about a record that its reader should know; none of them is an error. The schema and the docs list them. */
export const ISSUES = {
  cut_head: 'the dump begins, or the record limit fell, before this article’s beginning',
  cut_body: 'the dump ends in mid-sentence',
  no_headline: 'no line of the article was recognised as its headline',
  no_body: 'the article has no body',
  teaser: 'only the headline and a sentence or two of the article stand in the dump, in a list of such',
  text_kept: 'a rule would have dropped most of the article’s text, which was kept',
  record_limit:
    'the article is longer than a record may be and goes on in the next record, which names this one in `related`',
  unknown_date: 'a timestamp was kept as written because it could not be read',
  excess_marks: 'a letter carries more combining marks than are compared',
  rendered: 'the input was HTML or a field: lines and bytes count in the text made of it',
} as const;
export type Issue = keyof typeof ISSUES;

/** What stands before a time and tells which one it is (“Updated”). */
export interface TimeLabels {
  readonly updated: readonly string[];
  readonly published: readonly string[];
}

/**
 * Consecutive lines of a dump that were closed together: an article, or, when `number` is null, lines that belong to none.
 * The texts of its lines stand in `bytes`, which is valid until the next push.
 */
export interface Article {
  /** From 1 in each dump. */
  readonly number: number | null;
  readonly bytes: Uint8Array;
  readonly lines: readonly Line[];
  /** The layout that explains it: its name, and the words that it has before times. */
  readonly layout: { readonly name: string; readonly labels: TimeLabels };
  readonly confidence: number;
  readonly issues: Issue[];
  /** Whether it goes on where the article before it met the record limit. */
  readonly continues: boolean;
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
  /** The id of the record that the article became, or of the one that stands for it when it is a copy. */
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
