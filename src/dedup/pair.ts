/** Two articles beside each other, as plain data: what each paragraph has in common with the other article, and the verdict. */

import type { Source } from '../records/record.js';
import { composed } from '../text/fold.js';
import { decode } from '../text/passage.js';
import { compare, lastAlignment, type SharedPassage } from './compare.js';
import { movedPassages, type PairBody, type PairPassage, paragraphNumbers, passagesOf } from './pair-passages.js';
import { newTokens, readTokens } from './tokens.js';
import { DUPLICATE_SHARE, RELATED_PASSAGE, RELATED_SHARE, type Verdict, verdictOf } from './verdict.js';

export type { PairPassage, PairRange } from './pair-passages.js';

/** An article that is compared. */
export interface PairArticle {
  readonly id: string;
  readonly source: Source;
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  /** When it was updated or published, in milliseconds since 1970; NaN when that is unknown. */
  readonly time: number;
  readonly body: readonly string[];
}

/** A paragraph of one article, seen from the other. */
export interface PairParagraph {
  readonly text: string;
  readonly words: number;
  /** Words that the other article has in the same order. */
  readonly shared: number;
  /** Whether it is this article’s own: by far the most of it is not in the other, in whatever order. */
  readonly own: boolean;
  /** The other article’s paragraph, from 0, that has the most of those words; null when there is none. */
  readonly match: number | null;
}

export interface PairSide {
  readonly id: string;
  readonly source: Source;
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly words: number;
  readonly paragraphs: readonly PairParagraph[];
}

/** Where a passage stands: the paragraph in which it begins, from 0, and how it is written there. */
export interface PairPlace {
  readonly paragraph: number;
  readonly text: string;
}

export interface Pair {
  readonly a: PairSide;
  readonly b: PairSide;
  /** `none` when they have nothing to do with each other. */
  readonly verdict: Verdict | 'none';
  /** Words that both have in the same order, and their share of the shorter and of the longer body. */
  readonly shared: number;
  readonly containment: number;
  readonly similarity: number;
  /** The longest passage that both have word by word. */
  readonly passage: { readonly words: number; readonly a: PairPlace; readonly b: PairPlace } | null;
  /** All that are long enough to be told, in the order of A; in B a paragraph may stand elsewhere. */
  readonly passages: readonly PairPassage[];
  /** From which containment on two bodies are copies, and related; and from how many words in one passage. */
  readonly thresholds: { readonly copy: number; readonly related: number; readonly passage: number };
}

const encoder = new TextEncoder();
/** Shares are told with four digits. */
const PRECISION = 1e4;
const rounded = (value: number): number => Math.round(value * PRECISION) / PRECISION;

/** Line breaks within a paragraph are spaces, so that paragraphs count the same on both sides. */
export function bodyOf({ body }: Pick<PairArticle, 'body'>): PairBody {
  const bytes = encoder.encode(body.map(paragraph => paragraph.replace(/[\r\n]/g, ' ')).join('\n'));
  return { bytes, tokens: readTokens(bytes, 0, bytes.length, newTokens()) };
}

/** Compares two articles, paragraph by paragraph. */
export function pairOf(a: PairArticle, b: PairArticle): Pair {
  const [bodyA, bodyB] = [bodyOf(a), bodyOf(b)];
  const comparison = compare(bodyA.tokens, bodyB.tokens);
  const places = lastAlignment(bodyA.tokens);
  const verdict = textOf(a) === textOf(b) ? 'exact' : verdictOf(comparison, a.time, b.time);
  const inB = new Int32Array(bodyB.tokens.count).fill(-1);
  for (let at = 0; at < places.length; at++) if (places[at] >= 0) inB[places[at]] = at;
  const { shared, containment, similarity, passage } = comparison;
  const passages = passagesOf(bodyA, bodyB, places);
  const sideA = sideOf(a, bodyA, bodyB, places, comparison.ownA);
  const sideB = sideOf(b, bodyB, bodyA, inB, comparison.ownB);
  const moved = movedPassages(bodyA, bodyB, elsewhere(sideA), passages);
  return {
    a: sideA,
    b: sideB,
    verdict: verdict ?? 'none',
    shared,
    containment: rounded(containment),
    similarity: rounded(similarity),
    passage: passage === null ? null : passageOf(passage, bodyA, bodyB),
    passages: [...passages, ...moved].toSorted((a, b) => a.a.paragraph - b.a.paragraph || a.a.start - b.a.start),
    thresholds: { copy: DUPLICATE_SHARE, related: RELATED_SHARE, passage: RELATED_PASSAGE },
  };
}

/** What the id of a record is made of: that of a row may be anything. */
function textOf({ headline, body }: PairArticle): string {
  return composed([headline ?? '', ...body].join('\n'));
}

/** Paragraphs of which the other article has the most, but out of their order. */
function elsewhere({ paragraphs }: PairSide): number[] {
  return [...paragraphs.keys()].filter(i => {
    const { own, match, words } = paragraphs[i];
    return !own && match === null && words > 0;
  });
}

function sideOf(
  { id, source, headline, published, updated, body }: PairArticle,
  own: PairBody,
  other: PairBody,
  places: Int32Array,
  ownParagraphs: readonly number[],
): PairSide {
  const { paragraphEnds } = own.tokens;
  const others = paragraphNumbers(other.tokens);
  const paragraphs = body.map((text, i): PairParagraph => {
    const [from, to] = [i === 0 ? 0 : paragraphEnds[i - 1], paragraphEnds[i]];
    const matches = new Map<number, number>();
    for (let at = from; at < to; at++)
      if (places[at] >= 0) matches.set(others[places[at]], (matches.get(others[places[at]]) ?? 0) + 1);
    const [match = null] = [...matches].toSorted(([a, m], [b, n]) => n - m || a - b)[0] ?? [];
    const shared = [...matches.values()].reduce((sum, count) => sum + count, 0);
    return { text, words: to - from, shared, own: ownParagraphs.includes(i), match };
  });
  return { id, source, headline, published, updated, words: own.tokens.count, paragraphs };
}

function passageOf({ words, a, b }: SharedPassage, bodyA: PairBody, bodyB: PairBody) {
  return { words, a: placeOf(bodyA, a, words), b: placeOf(bodyB, b, words) };
}

function placeOf({ bytes, tokens }: PairBody, first: number, words: number): PairPlace {
  const text = decode(bytes, tokens.starts[first], tokens.ends[first + words - 1]);
  return { paragraph: paragraphNumbers(tokens)[first], text };
}

/** Of two lists of articles, the two with the longest passage in common; the first of each when none have any. */
export function nearestPair(
  ones: readonly PairArticle[],
  others: readonly PairArticle[],
): readonly [PairArticle, PairArticle] {
  let best: readonly [PairArticle, PairArticle] = [ones[0], others[0]];
  let longest = 0;
  const bodies = others.map(bodyOf);
  for (const one of ones) {
    const { tokens } = bodyOf(one);
    for (const [i, other] of others.entries()) {
      const words = compare(tokens, bodies[i].tokens).passage?.words ?? 0;
      if (words > longest) [best, longest] = [[one, other], words];
    }
  }
  return best;
}
