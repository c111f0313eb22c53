/** The record: what is emitted for an article, and the parts it is made of. */
import type { Issue } from '../types.js';

/** A caption and, where one was recognised, whom the picture is owed to. */
export interface Caption<Text = string> {
  text: Text;
  credit: Text | null;
}

/** Where a record's article stands. Lines count from 1; bytes are [startByte, endByte) of the decompressed dump. */
export interface Source {
  file: string;
  /** The article's number in its dump, from 1, before any duplicates are dropped. */
  article: number;
  firstLine: number;
  lastLine: number;
  startByte: number;
  endByte: number;
}

/** How a copy is like the record that was kept. */
export const COPY_KINDS = ['exact', 'near', 'truncated', 'update'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** Another record of the same article. */
export interface Copy {
  id: string;
  source: Source;
  kind: CopyKind;
  /** Share of the longer body's words that both bodies have in the same order, 0 to 1. */
  similarity: number;
  /** The same share of the shorter body. */
  containment: number;
  /**
   * What only the one that is dropped says: its headline, highlights, captions and paragraphs that the other has nowhere. Of earlier
   * runs headlines and captions are not known; null where nothing of it is, because its text was not kept.
   */
  own: string[] | null;
  /** What the verdict rests on: the ids alone, the bodies, or the stored sketch of one. */
  verified: 'id' | 'text' | 'sketch';
  /** How far both shares may be off, in nineteen of twenty cases; 0 but where a sketch was all there was. */
  error: number;
}

/** How a record is related: it goes on where that one met the record limit; they have a good part, or a passage, in common. */
export const RELATED_KINDS = ['continued', 'part', 'passage'] as const;

/** Where a passage stands in a body: paragraphs from 0, and in them characters (code points) from 0, the end exclusive. */
export interface Place {
  paragraph: number;
  start: number;
  lastParagraph: number;
  end: number;
}

/** A passage that two bodies share word by word: where it stands in this record, and in the other. */
export interface SharedText {
  words: number;
  here: Place;
  there: Place;
}

/** A record that shares something with this one and is no copy of it. */
export interface Related {
  id: string;
  source: Source;
  kind: (typeof RELATED_KINDS)[number];
  /** As of a copy; null when the bodies were not compared. */
  similarity: number | null;
  containment: number | null;
  /** The longest one that they share, if any. */
  passages: SharedText[];
}

/**
 * What is emitted for an article. Every field is always there: null or an empty list when unknown.
 * `Text` is string for users; inside, it is Passage, which is decoded only when needed.
 */
export interface NewsRecord<Text = string> {
  schema: 1;
  id: string;
  headline: Text | null;
  section: Text | null;
  tags: Text[];
  byline: Text | null;
  authors: Text[];
  dateline: Text | null;
  agency: Text | null;
  published: string | null;
  publishedRaw: Text | null;
  updated: string | null;
  updatedRaw: Text | null;
  highlights: Text[];
  captions: Caption<Text>[];
  body: Text[];
  wordCount: number;
  language: string | null;
  url: Text | string | null;
  capturedAt: string | null;
  layout: string;
  confidence: number;
  issues: Issue[];
  source: Source;
  copies: Copy[];
  related: Related[];
  duplicateOf: string | null;
  supersedes: string | null;
}
