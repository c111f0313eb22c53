/** Which unit is the headline: each candidate near the start of the body is weighed, the heaviest is taken. */

import { standfirstExcess } from '../lines/standfirst.js';
import { foldText } from '../units/folds.js';
import { ASKED, BRACKET, isCandidate } from './candidates.js';
import type { Known } from './columns.js';
import { type Told, toldBy } from './told.js';
import { type Content, countsIn, shared } from './topic.js';
import fitted from './weights.json' with { type: 'json' };

/** Candidates stand so many units before the first body unit or after it, or first on the page. */
const REACH = { before: 80, after: 2 };
/** A line of fewer words is a label as often as a headline: a longer one that weighs nearly as much is taken. */
const LABEL_WORDS = 3;
/** So much less, that is; of 25 pages of wcxb whose label was dropped again, six get a headline, three of them the right one. */
const NEARLY = 0.5;
/**
 * The line over a longer one is taken with so much less weight, when it has words enough: of 828 pages of waddle 11 more get their
 * headline then, and none loses it.
 */
const WELL_BELOW = 2;
const OVER_WORDS = 4;
/**
 * So few units above a standfirst a headline may weigh one less for each word that it is longer than headlines are: of the pages of waddle
 * and wcxb 18 more get their headline, and one loses it.
 */
const STANDFIRST = { above: 3, most: 6 };
const CRUMBS = /\s[>›»|]\s/u;
/** The end of a title that may be the name of the site, and how long that may be beside the rest. */
const SITE_SHARE = 0.5;
const SITE = / [|–—·-] ([^|–—·]{1,60})$/u;
const SIGNED = /^ ?[|–—·_:»-]/u;
const NONE = { place: -1, score: -Infinity, isShort: false, isSaid: false };
/** Times and names stand within so many units below a headline, or so few above it. */
const TOLD_REACH = { below: 8, above: 2 };
/** Twins and longer forms ("headline | site") are looked for here. */
const TWIN_REACH = { before: 90, after: 3 };
const TWIN_LENGTH = 8;
/** A headline with a section before it, or the site behind it, holds a line of so many characters. */
const LONGER_LENGTH = 16;
const LONGER_AFTER = 8;
/** Around the words of a menu stand others. */
const AROUND = 3;
const SHORT_WORDS = 4;
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
  const scored: { place: number; score: number; isShort: boolean; isSaid: boolean }[] = [];
  visitCandidates(head, (place, emitAll) => {
    let score = 0;
    let isSaid = false;
    emitAll((name, value) => {
      score += weights[name] * value;
      if (name === 'topic') isSaid = value > 0;
    });
    scored.push({ place, score, isShort: head.known[place].measures.words < LABEL_WORDS, isSaid });
  });
  const best = (all: typeof scored) => all.reduce((a, b) => (b.score > a.score ? b : a), NONE);
  const first = best(scored);
  if (first === NONE) return null;
  const long = scored.filter(({ isShort }) => !isShort);
  const longer = first.isShort ? best(long) : NONE;
  if (longer.score > first.score - NEARLY) return longer.place;
  const may = new Set(scored.map(({ place }) => place));
  const over = best(
    scored.filter(each => each.isSaid && each.score > first.score - lessOver(head, each.place, first.place, may)),
  );
  if (over !== NONE) return over.place;
  const { lower } = head.known[first.place];
  const titled = best(
    long.filter(({ place }) => {
      const site = siteIn(head.known[place].lower);
      return site !== null && (site === lower || (first.isShort && head.known.some(({ lower }) => lower === site)));
    }),
  );
  if (titled !== NONE) return titled.place;
  const whole = scored.find(({ place }) => isTitleOf(lower, head.known[place].lower));
  return (whole ?? first).place;
}

/** Whether a title is a line and the name of the site behind a sign. */
function isTitleOf(title: string, line: string): boolean {
  return line.length >= LONGER_LENGTH && title.startsWith(line) && SIGNED.test(title.slice(line.length));
}

/** How much less than a longer line below it a headline may weigh: the standfirst weighs more at times, since the body says it again. */
function lessOver(head: Head, place: number, longer: number, may: ReadonlySet<number>): number {
  const { measures, unit, lower } = head.known[place];
  const below = head.known[longer];
  const isWhole = measures.ends && !ASKED.test(unit.text);
  if (place >= longer || longer - place > STANDFIRST.above) return 0;
  // The name of the site may stand above, and behind the headline once more.
  if (head.furniture[place] || isWhole || CRUMBS.test(unit.text) || below.lower.includes(lower)) return 0;
  // What stands first may be the name of the site, too.
  const excess = place === 0 ? 0 : standfirstExcess(below.measures.words, measures.words);
  return Math.max(Math.min(STANDFIRST.most, excess), isOver(head, place, longer, may) ? WELL_BELOW : 0);
}

/** Whether a headline with words enough stands right above a longer line or a sentence. */
function isOver({ known }: Head, place: number, longer: number, may: ReadonlySet<number>): boolean {
  const { measures } = known[place];
  if (place !== longer - 1 || measures.words < OVER_WORDS) return false;
  // Above the last headline of a list stand others.
  const isOne = (at: number): boolean =>
    may.has(at) && !known[at].measures.ends && known[at].measures.words >= OVER_WORDS;
  if (isOne(place - 1) && isOne(place - 2)) return false;
  const below = known[longer];
  return below.measures.words > measures.words || (below.measures.ends && !ASKED.test(below.unit.text));
}

/** What stands behind the last sign of a line, when it is short beside what is before it: the name of a site behind a title. */
function siteIn(text: string): string | null {
  const match = SITE.exec(text);
  return match !== null && match[1].length <= match.index * SITE_SHARE ? match[1] : null;
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
  const told = remembered((at: number) => (at < 0 || at >= known.length ? null : toldBy(known[at])));
  for (const place of places(known.length, start - REACH.before, start + REACH.after)) {
    if (!isCandidate(known, place, place - start, kept[place])) continue;
    const words = content.of[place];
    visit(place, emit => {
      textFeatures(known[place], emit);
      toldFeatures(place, told, emit);
      topicFeatures(known[place], shared(words, counts, kept[place]) / (words.length + 1), emit);
      twinFeatures(place, folds, emit);
      placeFeatures(head, place, start, emit);
    });
  }
}

function remembered<Value>(make: (place: number) => Value): (place: number) => Value {
  const made = new Map<number, Value>();
  return place => {
    if (!made.has(place)) made.set(place, make(place));
    return made.get(place) as Value;
  };
}

/** Places [from, to] within the page, and always the first. */
function places(count: number, from: number, to: number): number[] {
  const first = Math.max(0, from);
  const run = Array.from({ length: Math.min(count - 1, to) - first + 1 }, (_, at) => first + at);
  return first > 0 ? [0, ...run] : run;
}

function textFeatures({ measures, unit, blanks }: Known, emit: EmitHeadline): void {
  const length = Math.log1p(measures.words);
  emit('length', length);
  emit('length_squared', (length * length) / 4);
  emit('ends', Number(measures.ends));
  emit('ellipsis', Number(measures.ellipsis));
  emit('bullet', Number(measures.bullet));
  emit('digits', measures.digitShare * 3);
  emit('short_with_digit', Number(measures.digits > 0 && measures.words < 8));
  emit('short_with_year', Number(measures.words < 9 && YEAR.test(unit.text)));
  emit('all_capitals', measures.allCapitalShare);
  emit('separators', Math.min(4, measures.separators) / 4);
  emit('colon', Number(measures.colon));
  emit('bracket', Number(BRACKET.test(unit.text)));
  emit('lower_start', Number(measures.lowerStart));
  emit('blanks_2', blanks[1]);
  emit('blanks_3', blanks[2]);
  emit('blanks_after_1', Number(unit.blanksAfter >= 1));
  emit('blanks_after_2', Number(unit.blanksAfter >= 2));
}

/** How close a time and a byline follow, and whether a time stands above. */
function toldFeatures(place: number, at: (place: number) => Told | null, emit: EmitHeadline): void {
  let [time, byline, over] = [0, 0, 0];
  for (let step = TOLD_REACH.below; step > 0; step--) {
    const told = at(place + step);
    if (told?.time === true) time = 1 - (step - 1) / TOLD_REACH.below;
    if (told?.byline === true) byline = 1 - (step - 1) / TOLD_REACH.below;
  }
  for (let step = 1; step <= TOLD_REACH.above; step++) if (at(place - step)?.time === true) over = 1;
  emit('time_below', time);
  emit('byline_below', byline);
  emit('time_above', over);
}

/** How much of it is said in the body again. */
function topicFeatures({ measures }: Known, topic: number, emit: EmitHeadline): void {
  emit('topic', topic);
  emit('topic_length', topic * Math.log1p(measures.words));
}

function twinFeatures(place: number, folds: ReadonlyMap<number, string>, emit: EmitHeadline): void {
  const own = folds.get(place)!;
  let [twin, prefix, suffix, longer] = [0, 0, 0, 0];
  if (own.length >= TWIN_LENGTH)
    for (const [at, other] of folds) {
      if (at === place) continue;
      if (other === own) twin = 1;
      else if (other.length < own.length) {
        if (other.length >= LONGER_LENGTH && (own.startsWith(other) || own.endsWith(other))) longer = 1;
      } else if (other.length < 3 * own.length + 10) {
        if (other.startsWith(own)) prefix = 1;
        else if (other.endsWith(own)) suffix = 1;
      }
    }
  emit('twin', twin);
  emit('prefix', prefix);
  emit('suffix', suffix);
  emit('longer', longer);
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
  let short = 0;
  for (let at = Math.max(0, place - AROUND); at <= Math.min(known.length - 1, place + AROUND); at++)
    short += Number(at !== place && words(at) < SHORT_WORDS);
  emit('short_around', short / (2 * AROUND));
  emit('repeats', Math.min(3, known[place].repeats));
}
