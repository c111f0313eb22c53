/** What a record is to one that an earlier run kept, told by what the index has of that one: its outline and sketch, or its whole body. */
import { type Comparison, compare, lastAlignment } from '../compare.js';
import type { Replaced } from '../replaced.js';
import { windowFor } from '../sketch.js';
import { newTokens, readTokens, type Tokens } from '../tokens.js';
import { isOfOthers, LEAST_WORDS, RELATED_PASSAGE, RELATED_SHARE, type Verdict, verdictOf } from '../verdict.js';
import type { Entry } from './entry.js';
import { chosenPlaces, chosenTokens, outlineTokens } from './outline.js';
import { type Aligned, outlineNames } from './outline-names.js';
import type { Candidate } from './snapshot.js';

/** A record that is compared with the index. */
export interface Subject {
  readonly words: number;
  /** In milliseconds since 1970; NaN when unknown. */
  readonly time: number;
  /** Its words, where they are at hand. */
  readonly tokens: Tokens | null;
  /** All of them, as outlines know them, and by place whether each is a name. */
  readonly short: Uint16Array;
  readonly names: Uint8Array;
  /** The postings up to `reach` of a sketch with such a window; null when nobody asks what is related. */
  readonly sample: ((window: number, reach: number) => Uint32Array) | null;
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
  /** How the record stands beside the outline, where that is what was compared. */
  readonly aligned: Aligned | null;
  /** The tokens and the text of the entry’s body, where it was kept. */
  readonly body: { readonly tokens: Tokens; readonly text: Uint8Array } | null;
}

/** How many standard deviations nineteen of twenty cases lie within. */
const DEVIATIONS = 1.96;
/** Words or postings by which a share is estimated that say next to nothing. */
const FEW = 4;
/** Marks have six bits of a word: so many look alike that are not, at most. */
const MARK_ERROR = 0.015;
/** A share that is within so much of its error of the share of a copy may be one, and of copies nearly all are. */
const BENEFIT = 0.75;
/** Where nearly all figures have changed, a text may be so much fuller of them than its chosen words: what recurs must not count as a copy. */
const NEARLY_ALL = 0.75;
const DENSER = 1.6;
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
  return byOutline(subject, entry) ?? bySketch(subject, candidate);
}

function judgement(entry: Entry, verdict: Verdict, similarity: number, containment: number, error: number): Judgement {
  return { entry, verdict, similarity, containment, error, comparison: null, aligned: null, body: null };
}

function byBody(own: Tokens, time: number, entry: Entry, text: Uint8Array): Judgement | null {
  const tokens = readTokens(text, 0, text.length, newTokens());
  const comparison = compare(own, tokens);
  const verdict = verdictOf(comparison, time, entry.time);
  if (verdict === null) return null;
  const { similarity, containment } = comparison;
  return { entry, verdict, similarity, containment, error: 0, comparison, aligned: null, body: { tokens, text } };
}

/**
 * Judges by the words of an outline: they are aligned with the same choice of the record’s, and what is found of them stands for
 * all words. Null when there is no outline, or when by it they are not alike.
 */
function byOutline(subject: Subject, entry: Entry): Judgement | null {
  if (entry.outline === null) return null;
  const places = chosenPlaces(subject.short, entry.outline.choice);
  const own = chosenTokens(subject.short, places);
  const kept = outlineTokens(entry.outline.marks);
  const [shorter, longer] = [Math.min(subject.words, entry.words), Math.max(subject.words, entry.words)];
  const chosen = subject.words <= entry.words ? own.count : kept.count;
  if (chosen < LEAST_WORDS) return null;
  const comparison = compare(own, kept);
  const marks = lastAlignment(own);
  const share = Math.min(1, comparison.shared / chosen);
  const error = errorOf(share, chosen) * Math.sqrt(1 - chosen / shorter) + MARK_ERROR;
  const estimate = {
    ...comparison,
    wordsA: subject.words,
    wordsB: entry.words,
    shorter,
    longer,
    weight: (comparison.weight * shorter) / chosen,
    // That they are the same was asked before.
    shared: Math.min(longer - 1, Math.round(share * shorter)),
    containment: share + error * BENEFIT,
    similarity: share * (shorter / longer),
    passage: null,
    outside: (comparison.outside * shorter) / chosen,
    replaced: scaled(comparison.replaced, shorter / chosen),
  };
  const verdict = verdictOf(estimate, subject.time, entry.time);
  if (verdict === null) return null;
  const aligned = { short: subject.short, names: subject.names, places, marks };
  const isOther = isOfOthers(outlineNames(aligned));
  return { ...judgement(entry, isOther ? 'related' : verdict, estimate.similarity, share, error), aligned };
}

/** What was counted among the words that were chosen, as of all words. */
function scaled({ words, figures, allFigures, stretch, ...days }: Replaced, factor: number): Replaced {
  const isDoubtful = factor > 1 && figures >= allFigures * NEARLY_ALL;
  return {
    words: words * factor,
    figures: figures * factor,
    allFigures: allFigures * factor,
    stretch: isDoubtful ? (stretch * factor) / DENSER : stretch * factor,
    ...days,
  };
}

/** Judges by postings, which tell that two are related. */
function bySketch(subject: Subject, { entry, count }: Candidate): Judgement | null {
  if (subject.sample === null) return null;
  const { words } = subject;
  const window = windowFor(entry.words - SHINGLE_REST);
  const reach = entry.reach === 0 ? Number.POSITIVE_INFINITY : entry.reach * 2 ** 16;
  // What the entry’s sketch has is known; the record is sampled as that one was.
  const sample = subject.sample(window, reach);
  const shared = count(sample);
  // One of its postings is that of its body.
  const base = Math.max(1, words <= entry.words ? sample.length : entry.postings - 1);
  const share = Math.min(1, shared / base);
  // Of so many shingles in a row one is chosen, give or take.
  const passage = (shared * (window + 1)) / 2;
  if (share < RELATED_SHARE && passage < RELATED_PASSAGE) return null;
  const [shorter, longer] = [Math.min(words, entry.words), Math.max(words, entry.words)];
  return judgement(entry, 'related', share * (shorter / longer), share, errorOf(share, base));
}

/** Agresti and Coull’s interval, which is none too small for shares near 0 and 1. */
function errorOf(share: number, count: number): number {
  const size = count + FEW;
  const middle = (share * count + FEW / 2) / size;
  return DEVIATIONS * Math.sqrt((middle * (1 - middle)) / size);
}
