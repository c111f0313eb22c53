/** Showings: the lines of a head block that say the same thing, and which of them stays. */
import { isWorded, type Item } from './item.js';
import { foldedText } from './twins.js';

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

/** What stands between a headline and the name of the site. */
const SITE_SUFFIX = /^ ?(?:[|/»·•]|[-–—] )/u;

/** Whether `a` is the better wording of a headline than `b`: without prefix or site name, but not cut short. */
function isBetterHeadline(a: string, b: string): boolean {
  if (a.length > b.length) return a.startsWith(b) && !SITE_SUFFIX.test(a.slice(b.length));
  return a.length < b.length && (b.endsWith(a) || (b.startsWith(a) && SITE_SUFFIX.test(b.slice(a.length))));
}

/** The best wording of a headline; of equally good ones that which is shown most often, then the first. */
export function headlineOf({ items }: Showings, bytes: Uint8Array): Item {
  const count = (item: Item): number =>
    items.reduce((sum, { key, more }) => sum + (key === item.key ? 1 + more : 0), 0);
  return items.reduce((best, item) => {
    if (item.key === best.key) return best;
    const [text, other] = [foldedText(item, bytes), foldedText(best, bytes)];
    if (isBetterHeadline(text, other)) return item;
    return count(item) > count(best) && !isBetterHeadline(other, text) ? item : best;
  });
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
