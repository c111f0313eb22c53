/** Showings: the lines of a head block that say the same thing, and which of them stays. */
import { isWorded, type Item } from './item.js';

/** All showings of one line in a head block, in order; most lines have one. */
export interface Showings {
  readonly items: Item[];
  /** The showing that stays; the others are collapsed onto it. */
  kept: Item;
}

/** The showings of the non-blank lines in [first, last], by their first lines’ places. */
export function gatherShowings(items: readonly Item[], first: number, last: number): Map<Item, Showings> {
  const all = new Map<Item, Showings>();
  for (let place = first; place <= last; place++) {
    const item = items[place];
    if (item.blank) continue;
    const earlier = item.back > 0 && place - item.back >= first ? all.get(items[place - item.back]) : undefined;
    const showings = earlier ?? { items: [], kept: item };
    showings.items.push(item);
    all.set(item, showings);
  }
  return all;
}

const length = (item: Item): number => item.line.to - item.line.from;

/** The wording that is shown most often; of equally frequent ones the first. A suffix or prefix is seldom on all of them. */
export function mostFrequent(showings: Showings): Item {
  const count = (item: Item): number =>
    showings.items.reduce((sum, other) => sum + (other.key === item.key ? 1 + other.more : 0), 0);
  return showings.items.reduce((best, item) => (count(item) > count(best) ? item : best));
}

/** A showing this much longer than another is not the same with other quotes, but the one that was not cut. */
const LONGER = 1.05;

/** The most complete wording; of equally complete ones the first. */
export function mostComplete(showings: Showings): Item {
  return showings.items.reduce((best, item) => (length(item) > length(best) * LONGER ? item : best));
}

/** Whether a line is shown more than once. */
export function isRepeated({ items }: Showings): boolean {
  return items.length > 1 && isWorded(items[0]);
}
