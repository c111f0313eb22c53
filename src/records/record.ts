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

/** Another record of the same article. */
export interface Copy {
  id: string;
  source: Source;
  kind: (typeof COPY_KINDS)[number];
  /** Share of the longer body's words that both bodies have in the same order, 0 to 1. */
  similarity: number;
  /** The same share of the shorter body. */
  containment: number;
  /** Paragraphs that only the copy has. */
  own: string[];
  /** What the verdict rests on: the ids alone, the bodies, or the stored sketch of one. */
  verified: 'id' | 'text' | 'sketch';
}

/** A record that shares something with this one and is no copy of it. */
export interface Related {
  id: string;
  source: Source;
  /** `continued`: this record goes on where that one met the record limit. */
  kind: 'continued' | 'passage';
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
  url: string | null;
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
