/** What stands in the stead of what, where two bodies differ: how much of it is figures, which is what recurring reports change. */
import { DAY_WORDS } from './calendar.js';
import { CHARACTER, FIGURE, type Tokens, tokensOf } from './tokens.js';

/** Words of both bodies that stand between shared ones at the same place, one side in the other’s stead. */
export interface Replaced {
  readonly words: number;
  /** How many of them are figures (numbers, days, months), and how many figures there are in the whole stretch that is compared. */
  readonly figures: number;
  readonly allFigures: number;
  /** The words of that stretch in both bodies, characters as the parts of words that they are. */
  readonly stretch: number;
  /**
   * Days of the week that both have at the same place, but for those of which the date has changed; and those that stand in
   * another’s stead, in both bodies together.
   */
  readonly daysKept: number;
  readonly daysChanged: number;
}

/** A word of Chinese has so many characters, about. */
export const CHARACTERS_A_WORD = 1.6;
/** A figure this near to a day may be its date. */
const DATE_WORDS = 2;

let dayHashes: ReadonlySet<number> | null = null;

function isDay(hash: number): boolean {
  if ((hash & FIGURE) === 0) return false;
  dayHashes ??= new Set(DAY_WORDS.map(word => tokensOf(word).hashes[0]));
  return dayHashes.has(hash);
}

/** Counts of some words: how many, as how many they weigh, how many are figures, and days. */
interface Counts {
  weight: number;
  figures: number;
  days: number;
}

/** Looks between every two neighbours of an alignment: by place in the first body, one more than the place in the second, or 0. */
export function countReplaced(a: Tokens, b: Tokens, pairs: Int32Array): Replaced {
  const shared = noWords();
  const between = noWords();
  const changed = noWords();
  const days = keptDays();
  let words = 0;
  let [aLast, bLast] = [-1, -1];
  for (let at = 0; at < a.count; at++) {
    const pair = pairs[at] - 1;
    if (pair < 0) continue;
    const [aGap, bGap] = [at - aLast - 1, pair - bLast - 1];
    if (aLast >= 0 && aGap + bGap > 0) {
      const counts = aGap > 0 && bGap > 0 ? changed : between;
      const before = counts.figures;
      count(a, aLast + 1, at, counts);
      count(b, bLast + 1, pair, counts);
      if (counts === changed) {
        words += aGap + bGap;
        if (counts.figures > before) days.change(aLast + 1, at);
      }
    }
    count(a, at, at + 1, shared);
    if (isDay(a.hashes[at])) days.keep(at);
    aLast = at;
    bLast = pair;
  }
  return {
    words,
    figures: changed.figures,
    allFigures: 2 * shared.figures + changed.figures + between.figures,
    stretch: 2 * shared.weight + changed.weight + between.weight,
    daysKept: days.count,
    daysChanged: changed.days,
  };
}

/** Counts the days that are told in the order of the text, and are not within DATE_WORDS of a figure that has changed. */
function keptDays() {
  let [dayAt, changedEnd] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const days = {
    count: 0,
    keep(at: number) {
      if (at - changedEnd >= DATE_WORDS) [dayAt, days.count] = [at, days.count + 1];
    },
    change(from: number, to: number) {
      if (from - dayAt <= DATE_WORDS) [dayAt, days.count] = [Number.NEGATIVE_INFINITY, days.count - 1];
      changedEnd = to;
    },
  };
  return days;
}

const noWords = (): Counts => ({ weight: 0, figures: 0, days: 0 });

function count({ hashes }: Tokens, from: number, to: number, counts: Counts): void {
  for (let at = from; at < to; at++) {
    const hash = hashes[at];
    counts.weight += (hash & CHARACTER) === 0 ? 1 : 1 / CHARACTERS_A_WORD;
    if ((hash & FIGURE) === 0) continue;
    counts.figures++;
    if (isDay(hash)) counts.days++;
  }
}
