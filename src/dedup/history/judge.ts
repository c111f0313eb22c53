/** What a record is to one that an earlier run kept, told by what the index has of that one: its sketch, or its whole body. */
import { type Comparison, compare } from '../compare.js';
import { windowFor } from '../sketch.js';
import { newTokens, readTokens, type Tokens } from '../tokens.js';
import {
  DUPLICATE_SHARE,
  kindOf,
  LEAST_WORDS,
  RELATED_PASSAGE,
  RELATED_SHARE,
  type Verdict,
  verdictOf,
} from '../verdict.js';
import type { Entry } from './entry.js';
import type { Candidate } from './snapshot.js';

/** A record that is compared with the index. */
export interface Subject {
  readonly words: number;
  /** In milliseconds since 1970; NaN when unknown. */
  readonly time: number;
  /** Its words, where they are at hand. */
  readonly tokens: Tokens | null;
  /** Postings up to `reach` among which are those of a sketch with such a window, and how many that would have. */
  sample(window: number, reach: number): { readonly postings: Uint32Array; readonly count: number };
}

export interface Judgement {
  readonly entry: Entry;
  readonly verdict: Verdict;
  readonly similarity: number;
  readonly containment: number;
  /** Both shares lie within so much of the truth in nineteen of twenty cases; 0 where bodies were compared. */
  readonly error: number;
  /** Where bodies were compared. */
  readonly comparison: Comparison | null;
  /** The tokens and the text of the entry’s body, where it was kept. */
  readonly body: { readonly tokens: Tokens; readonly text: Uint8Array } | null;
}

/** How many standard deviations nineteen of twenty cases lie within. */
const DEVIATIONS = 1.96;
/** Postings by which a share is estimated that say next to nothing. */
const FEW = 4;
/** Words per shingle, but one: what of a text’s end begins no shingle. */
const SHINGLE_REST = 4;

/** Judges a candidate; null when the two have nothing to do with each other. Throws DamagedPage. */
export function judge(
  subject: Subject,
  candidate: Candidate,
  bodyOf: (packed: Uint8Array) => Uint8Array,
): Judgement | null {
  const { entry, isExact } = candidate;
  if (isExact) return judgement(entry, 'exact', 1, 1, 0);
  if (entry.body !== null && subject.tokens !== null)
    return byBody(subject.tokens, subject.time, entry, bodyOf(entry.body));
  return bySketch(subject, candidate);
}

function judgement(entry: Entry, verdict: Verdict, similarity: number, containment: number, error: number): Judgement {
  return { entry, verdict, similarity, containment, error, comparison: null, body: null };
}

function byBody(own: Tokens, time: number, entry: Entry, text: Uint8Array): Judgement | null {
  const tokens = readTokens(text, 0, text.length, newTokens());
  const comparison = compare(own, tokens);
  const verdict = verdictOf(comparison, time, entry.time);
  if (verdict === null) return null;
  const { similarity, containment } = comparison;
  return { entry, verdict, similarity, containment, error: 0, comparison, body: { tokens, text } };
}

/**
 * Judges by postings. The share of postings that both have is at most the share of words, and the less the more scattered
 * the edits are: who calls two records copies by it is on the safe side.
 */
function bySketch(subject: Subject, candidate: Candidate): Judgement | null {
  const { entry } = candidate;
  const { words, time } = subject;
  const [shorter, longer] = [Math.min(words, entry.words), Math.max(words, entry.words)];
  const { share, error, passage } = shareOf(subject, candidate);
  const similarity = share * (shorter / longer);
  const told = (verdict: Verdict) => judgement(entry, verdict, similarity, share, error);
  if (share < RELATED_SHARE && passage < RELATED_PASSAGE) return null;
  if (shorter < LEAST_WORDS || share - error / 2 < DUPLICATE_SHARE) return told('related');
  return told(kindOf(shorter, longer, false, words < entry.words ? entry.time - time : time - entry.time));
}

/**
 * The share of the shorter body’s postings that both have; and how many words the postings in common stand for, if they stand
 * together. What the entry’s sketch has is known; the other body is sampled as that one was.
 */
function shareOf(subject: Subject, { entry, count }: Candidate): { share: number; error: number; passage: number } {
  const window = windowFor(entry.words - SHINGLE_REST);
  const reach = entry.reach === 0 ? Number.POSITIVE_INFINITY : entry.reach * 2 ** 16;
  const sample = subject.sample(window, reach);
  const shared = count(sample.postings);
  // One of its postings is that of its body.
  const base = Math.max(1, subject.words <= entry.words ? sample.count : entry.postings - 1);
  const share = Math.min(1, shared / base);
  // Of so many shingles in a row one is chosen, give or take.
  return { share, error: errorOf(share, base), passage: (shared * (window + 1)) / 2 };
}

/** Agresti and Coull’s interval, which is none too small for shares near 0 and 1. */
function errorOf(share: number, postings: number): number {
  const size = postings + FEW;
  const middle = (share * postings + FEW / 2) / size;
  return DEVIATIONS * Math.sqrt((middle * (1 - middle)) / size);
}
