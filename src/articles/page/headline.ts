/** Which unit is the headline: each candidate near the start of the body is weighed, the heaviest is taken. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { findCredit } from '../../text/credits.js';
import { findTimestamp } from '../../text/timestamps.js';
import type { Known } from './columns.js';
import { foldText } from './folds.js';
import { type Content, countsIn, shared } from './topic.js';
import fitted from './weights.json' with { type: 'json' };

/** Candidates stand so many units before the first body unit or after it, or first on the page. */
const REACH = { before: 45, after: 2 };
const WORDS = { least: 1.5, most: 40 };
/** A sentence of more words behind the body's start is body. */
const SENTENCE = 14;
/** A line of fewer words is a label as often as a headline: a longer one that weighs nearly as much is taken. */
const LABEL_WORDS = 3;
/** So much less, that is; of 25 pages of wcxb whose label was dropped again, six get a headline, three of them the right one. */
const NEARLY = 0.5;
const NONE = { place: -1, score: -Infinity, isShort: false };
/** Twins and longer forms ("headline | site") are looked for here. */
const TWIN_REACH = { before: 90, after: 3 };
const TWIN_LENGTH = 8;
const LONGER_AFTER = 8;
/** A number and words in small letters, few in all. */
const SPAN = /^\p{N}{1,3} ?\p{Ll}[\p{L} .]{0,20}$/u;
const SPAN_WORDS = 4;
const YEAR = /(?<!\d)(?:19[89]\d|20[0-3]\d)(?!\d)/;

/** All that is asked of a page here. `kept` and `furniture` by the unit's place. */
export interface Head {
  readonly known: readonly Known[];
  readonly content: Content;
  readonly kept: readonly boolean[];
  readonly furniture: readonly boolean[];
}

export type HeadlineWeights = Readonly<Record<string, number>>;
/** Takes one feature of a candidate. */
export type EmitHeadline = (name: string, value: number) => void;

/** The headline's place among the known units; null when there is no candidate. */
export function findHeadline(head: Head, weights: HeadlineWeights = fitted.headline): number | null {
  const scored: { place: number; score: number; isShort: boolean }[] = [];
  visitCandidates(head, (place, emitAll) => {
    let score = 0;
    emitAll((name, value) => (score += weights[name] * value));
    scored.push({ place, score, isShort: head.known[place].measures.words < LABEL_WORDS });
  });
  const best = (all: typeof scored) => all.reduce((a, b) => (b.score > a.score ? b : a), NONE);
  const first = best(scored);
  const longer = first.isShort ? best(scored.filter(({ isShort }) => !isShort)) : NONE;
  const taken = longer.score > first.score - NEARLY ? longer : first;
  return taken === NONE ? null : taken.place;
}

/** Calls `visit` with each candidate, in order, and with what emits its features. */
export function visitCandidates(
  head: Head,
  visit: (place: number, emitAll: (emit: EmitHeadline) => void) => void,
): void {
  const { known, kept, content } = head;
  const start = kept.indexOf(true);
  if (start < 0) return;
  const counts = countsIn(
    content,
    known.map((_, at) => at).filter(at => kept[at]),
  );
  const near = places(known.length, start - TWIN_REACH.before, start + TWIN_REACH.after);
  const folds = new Map(near.map(at => [at, foldText(known[at].lower)]));
  for (const place of places(known.length, start - REACH.before, start + REACH.after)) {
    if (!isCandidate(known[place], place - start, kept[place])) continue;
    const words = content.of[place];
    visit(place, emit => {
      textFeatures(known[place], emit);
      topicFeatures(known[place], shared(words, counts, kept[place]) / (words.length + 1), emit);
      twinFeatures(place, folds, emit);
      placeFeatures(head, place, start, emit);
    });
  }
}

/** Places [from, to] within the page, and always the first. */
function places(count: number, from: number, to: number): number[] {
  const first = Math.max(0, from);
  const run = Array.from({ length: Math.min(count - 1, to) - first + 1 }, (_, at) => first + at);
  return first > 0 ? [0, ...run] : run;
}

/** A whole sentence that is body stays body. */
function isCandidate({ measures, unit }: Known, after: number, kept: boolean): boolean {
  if (measures.words < WORDS.least || measures.words > WORDS.most || (kept && measures.ends)) return false;
  if (isCaption(unit.text) || isTime(unit.text, measures.words)) return false;
  return after <= 0 || !(measures.ends && measures.words > SENTENCE);
}

/** When something was written, or how long it takes to read: `4 min read`. */
function isTime(text: string, words: number): boolean {
  if (words <= SPAN_WORDS && SPAN.test(text)) return true;
  return findTimestamp(text, KNOWN_LABELS) !== null;
}

/** A caption ends with a credit in brackets, or with an agency, a stroke and a name. */
function isCaption(text: string): boolean {
  const credit = findCredit(text);
  return credit !== null && (/[)）\]]\.?$/u.test(text) || text.slice(credit.from).includes('/'));
}

function textFeatures({ measures, unit, blanks }: Known, emit: EmitHeadline): void {
  const length = Math.log1p(measures.words);
  emit('length', length);
  emit('length_squared', (length * length) / 4);
  emit('ends', Number(measures.ends));
  emit('bullet', Number(measures.bullet));
  emit('digits', measures.digitShare * 3);
  emit('short_with_digit', Number(measures.digits > 0 && measures.words < 8));
  emit('short_with_year', Number(measures.words < 9 && YEAR.test(unit.text)));
  emit('all_capitals', measures.allCapitalShare);
  emit('separators', Math.min(4, measures.separators) / 4);
  emit('colon', Number(measures.colon));
  emit('lower_start', Number(measures.lowerStart));
  emit('blanks_2', blanks[1]);
  emit('blanks_3', blanks[2]);
  emit('blanks_after_1', Number(unit.blanksAfter >= 1));
  emit('blanks_after_2', Number(unit.blanksAfter >= 2));
}

/** How much of it is said in the body again. */
function topicFeatures({ measures }: Known, topic: number, emit: EmitHeadline): void {
  emit('topic', topic);
  emit('topic_length', topic * Math.log1p(measures.words));
}

function twinFeatures(place: number, folds: ReadonlyMap<number, string>, emit: EmitHeadline): void {
  const own = folds.get(place)!;
  let twin = 0;
  let prefix = 0;
  if (own.length >= TWIN_LENGTH)
    for (const [at, other] of folds) {
      if (at === place) continue;
      if (other === own) twin = 1;
      else if (other.length < 3 * own.length + 10 && other.startsWith(own)) prefix = 1;
    }
  emit('twin', twin);
  emit('prefix', prefix);
}

function placeFeatures({ known, kept, furniture }: Head, place: number, start: number, emit: EmitHeadline): void {
  const distance = start - place;
  const words = (at: number): number => known[at].measures.words;
  let longest = 0;
  for (let at = place + 1; at < Math.min(start, place + LONGER_AFTER); at++) longest = Math.max(longest, words(at));
  let bullets = 0;
  for (let at = Math.max(0, place - 2); at < Math.min(known.length, place + 3); at++)
    bullets += Number(known[at].measures.bullet);
  emit('distance', Math.min(1, Math.abs(distance) / REACH.before));
  emit('distance_log', Math.log1p(Math.max(0, distance)));
  emit('in_body', Number(kept[place] || distance <= 0));
  emit('furniture', Number(furniture[place]));
  emit('first', Number(place === 0));
  emit('longer_after', Number(longest > words(place)));
  emit('bullets_near', bullets / 5);
}
