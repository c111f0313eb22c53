/** Showings: the lines of a head block that say the same thing, and which of them stays. */
import type { Guess } from './alone.js';
import { isWorded, type Item } from './item.js';
import { foldedText } from './twins.js';

/** All showings of one line in a head block, in order; most lines have one. */
export interface Showings {
  readonly items: Item[];
  /** What the lines may be. */
  guess: Guess | null;
}

/** For each non-blank line in [first, last], the showings that it belongs to. */
export function gatherShowings(items: readonly Item[], first: number, last: number): Showings[] {
  const order: Showings[] = [];
  for (let place = first; place <= last; place++) {
    const item = items[place];
    if (item.blank) continue;
    const earlier = item.back > 0 && place - item.back >= first ? items[place - item.back].showings : null;
    const showings = earlier ?? { items: [], guess: null };
    showings.items.push(item);
    item.showings = showings;
    order.push(showings);
  }
  return order;
}

/** What stands between a headline and the name of the site. */
const SITE_SUFFIX = /^ ?(?:[|/»·•]|[-–—] )/u;

/** Whether `a` is the better wording of a headline than `b`: without prefix or site name, but not cut short. */
function isBetterHeadline(a: string, b: string): boolean {
  if (a.length > b.length) return a.startsWith(b) && !SITE_SUFFIX.test(a.slice(b.length));
  return a.length < b.length && (b.endsWith(a) || (b.startsWith(a) && SITE_SUFFIX.test(b.slice(a.length))));
}

/** The best wording of a headline; of equally good ones that which is shown most often, then the first. */
export function headlineOf(items: readonly Item[], bytes: Uint8Array): Item {
  const count = (item: Item): number =>
    items.reduce((sum, { key, more }) => sum + (key === item.key ? 1 + more : 0), 0);
  return items.reduce((best, item) => {
    if (item.key === best.key) return best;
    const [text, other] = [foldedText(item, bytes), foldedText(best, bytes)];
    if (isBetterHeadline(text, other)) return item;
    return count(item) > count(best) && !isBetterHeadline(other, text) ? item : best;
  });
}

const length = (item: Item): number => item.line.to - item.line.from;

/** A showing this much longer than another is not the same with other quotes, but the one that was not cut. */
const LONGER = 1.05;

/** The most complete wording; of equally complete ones the first. */
export function mostComplete(items: readonly Item[]): Item {
  let best = items[0];
  for (const item of items) if (length(item) > length(best) * LONGER) best = item;
  return best;
}

/** Whether a line is shown more than once. */
export function isRepeated({ items }: Showings): boolean {
  return items.length > 1 && isWorded(items[0]);
}
