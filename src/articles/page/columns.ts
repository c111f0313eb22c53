/** A page as columns: one value a unit, for the units that hold a word and are no furniture. */
import { foldOf } from '../units/folds.js';
import type { Unit } from '../units/units.js';
import { type Measures, measuresOf } from '../units/words.js';
import { columnBy, zeros } from './sums.js';

/** Words that a unit needs to count as a sentence: with an end mark, and with one only inside. */
const ENDED_SENTENCE = 6;
const INNER_SENTENCE = 12;
/** No unit counts for more. */
const MOST_MASS = 60;

/** Everything that is known of a unit by itself. */
export interface Known {
  readonly unit: Unit;
  /** Its text in lower case. */
  readonly lower: string;
  readonly measures: Measures;
  readonly fold: number;
  /** How often its fold stands elsewhere on the page. */
  readonly repeats: number;
  /** Whether at least 1, 2, 3 blank lines stand before it, or before furniture cut out there. */
  readonly blanks: readonly [number, number, number];
}

/** The units left for the chain, and what was cut out between them. */
export interface Columns {
  readonly known: readonly Known[];
  /** For each, its place among all worded units. */
  readonly places: readonly number[];
  readonly words: Float64Array;
  /** log1p of words. */
  readonly length: Float64Array;
  /** 1 where the unit ends a sentence and not in an ellipsis. */
  readonly ends: Float64Array;
  /** Sentence mass: words, at most 60, of units that are sentences; else 0. */
  readonly mass: Float64Array;
  /** Blank lines as far as they were seen, one column for each of 1, 2, 3. */
  readonly blanks: readonly Float64Array[];
  /** Furniture units cut out directly before and after, as log1p; and decayed over the page. */
  readonly cutBefore: Float64Array;
  readonly cutAfter: Float64Array;
  readonly furnitureBefore: Float64Array;
  readonly furnitureAfter: Float64Array;
  /** Whether anything was known about the site. */
  readonly siblings: boolean;
}

/** What is known of a page's units that hold a word. */
export function knownUnits(units: readonly Unit[]): Known[] {
  const lowers = units.map(({ text }) => text.toLowerCase());
  const folds = units.map(foldOf);
  const seen = new Map<number, number>();
  for (const fold of folds) seen.set(fold, (seen.get(fold) ?? 0) + 1);
  const known: Known[] = [];
  let cut = false;
  units.forEach((unit, at) => {
    if (folds[at] === 0) return void (cut = true);
    const { blanksBefore } = unit;
    known.push({
      unit,
      lower: lowers[at],
      measures: measuresOf(unit),
      fold: folds[at],
      repeats: seen.get(folds[at])! - 1,
      blanks: [blanksBefore >= 1 || cut ? 1 : 0, blanksBefore >= 2 ? 1 : 0, blanksBefore >= 3 ? 1 : 0],
    });
    cut = false;
  });
  return known;
}

const DECAY = 0.85;

/** The columns of the units whose folds are no furniture; of all units when nothing else is there. */
export function columnsOf(known: readonly Known[], furniture: ReadonlySet<number> | null): Columns {
  const isCut = known.map(({ fold }) => furniture !== null && furniture.has(fold));
  const all = known.map((_, at) => at);
  const left = all.filter(at => !isCut[at]);
  const places = left.length > 0 ? left : all;
  const kept = places.map(at => known[at]);
  const column = (value: (known: Known) => number): Float64Array => columnBy(kept.length, at => value(kept[at]));
  const gap = (from: number, to: number): number => Math.log1p(to - from - 1);
  return {
    known: kept,
    places,
    words: column(({ measures }) => measures.words),
    length: column(({ measures }) => Math.log1p(measures.words)),
    ends: column(({ measures }) => (measures.ends && !measures.ellipsis ? 1 : 0)),
    mass: column(({ measures }) => massOf(measures)),
    blanks: [0, 1, 2].map(level => gathered(known, places, level)),
    cutBefore: columnBy(places.length, at => gap(at > 0 ? places[at - 1] : -1, places[at])),
    cutAfter: columnBy(places.length, at => gap(places[at], places[at + 1] ?? known.length)),
    furnitureBefore: decayed(isCut, places, 1),
    furnitureAfter: decayed(isCut, places, -1),
    siblings: furniture !== null,
  };
}

/** Words of a unit that is a sentence or holds the end of one; 0 for others. */
export function massOf({ words, ends, ellipsis, bullet, innerEnds }: Measures): number {
  const isSentence = ends && !ellipsis && !bullet && words >= ENDED_SENTENCE;
  return isSentence || (innerEnds > 0 && words >= INNER_SENTENCE) ? Math.min(words, MOST_MASS) : 0;
}

/** 1 where so many blanks stand before a unit or before any unit cut out above it. */
function gathered(known: readonly Known[], places: readonly number[], level: number): Float64Array {
  let next = 0;
  return columnBy(places.length, at => {
    let any = 0;
    for (; next <= places[at]; next++) any = Math.max(any, known[next].blanks[level]);
    return any;
  });
}

/** Furniture above (step 1) or below (step -1) each place, fading with distance. */
function decayed(isCut: readonly boolean[], places: readonly number[], step: 1 | -1): Float64Array {
  const sums = zeros(isCut.length);
  let sum = 0;
  for (let at = step > 0 ? 0 : isCut.length - 1; at >= 0 && at < isCut.length; at += step) {
    sums[at] = sum * (1 - DECAY);
    sum = sum * DECAY + (isCut[at] ? 1 : 0);
  }
  return columnBy(places.length, at => sums[places[at]]);
}
