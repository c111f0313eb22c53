/** Roles behind the head block: where the body begins, and what its lines are. */
import type { Layout } from '../layouts/layout.js';
import { decode } from '../text/passage.js';
import { countWords } from '../text/words.js';
import type { Role } from '../types.js';
import { guessAlone } from './alone.js';
import { collapse } from './head-roles.js';
import { isWorded, type Item } from './item.js';
import { looksOf } from './looks.js';
import { REASONS } from './reasons.js';

/** A subhead has no more words; a longer line without a full stop is a paragraph. */
const SUBHEAD_WORDS = 12;
/** Highlights that stand without bullets are so many at most. */
const MOST_HIGHLIGHTS = 4;
const TAIL_ROLES: ReadonlySet<Role> = new Set(['timestamp', 'byline', 'credit', 'highlight', 'furniture']);

/** The place of the next non-blank line at or behind `place`, or `items.length`. */
export function nextLine(items: readonly Item[], place: number): number {
  let at = place;
  while (at < items.length && items[at].blank) at++;
  return at;
}

/** Lines under the last showing of the headline, apart from a body whose paragraphs stand close: highlights without bullets. */
function skipHighlights(items: readonly Item[], last: number): number {
  let at = last + 1;
  while (at < items.length && !items[at].blank) at++;
  const count = at - last - 1;
  if (items[last].role === 'caption' || count === 0 || count > MOST_HIGHLIGHTS) return last + 1;
  const body = nextLine(items, at);
  const close = body > at && body + 1 < items.length && !items[body + 1].blank && items[body].sentence;
  return close ? at : last + 1;
}

/** The place where the body begins behind the last showing in the head block: times, bullets and buttons still belong to it. */
export function findBody(
  items: readonly Item[],
  last: number,
  endsWithHeadline: boolean,
  layout: Layout,
  bytes: Uint8Array,
): number {
  let at = nextLine(items, endsWithHeadline ? skipHighlights(items, last) : last + 1);
  while (at < items.length && belongsToHead(items[at], layout, bytes)) at = nextLine(items, at + 1);
  return at;
}

/** Captions that stand twice under the headline belong to the head as well. */
function belongsToHead(item: Item, layout: Layout, bytes: Uint8Array): boolean {
  const { roles, reason } = guessAlone(item, item.back > 0 || item.again, layout, bytes);
  if (TAIL_ROLES.has(roles[0])) return true;
  return reason === 'caption_repeated' && looksOf(item, bytes).credit === 'end';
}

/**
 * Gives roles to the lines from `first` on: paragraphs and subheads, captions that stand twice, signs without words; and tags,
 * where the layout says what line they follow.
 */
export function settleBody(items: readonly Item[], first: number, layout: Layout, bytes: Uint8Array): void {
  let before: Item | null = null;
  for (let at = nextLine(items, first); at < items.length; at = nextLine(items, at + 1)) {
    const item = items[at];
    if (isTopics(item, layout, bytes)) return settleTags(items.slice(at));
    if (item.line.continued && before !== null) copyRole(item, before);
    else if (isWorded(item)) settleLine(items, at, before, bytes);
    before = item;
  }
}

function isTopics({ line }: Item, layout: Layout, bytes: Uint8Array): boolean {
  const words = layout.topics.find(words => words.length === line.to - line.from);
  return words !== undefined && decode(bytes, line.from, line.to) === words;
}

/** A line that announces tags, and the tags. */
function settleTags(items: readonly Item[]): void {
  for (const [i, item] of items.entries()) {
    if (!isWorded(item)) continue;
    item.role = i === 0 ? 'furniture' : 'kicker';
    item.fate = i === 0 ? 'dropped' : 'kept';
    item.reason = i === 0 ? REASONS.layout_furniture : REASONS.tag;
  }
}

function copyRole(item: Item, from: Item): void {
  item.role = from.role;
  item.fate = from.fate;
  item.reason = from.reason;
}

function settleLine(items: readonly Item[], at: number, before: Item | null, bytes: Uint8Array): void {
  const item = items[at];
  item.fate = 'kept';
  if (before !== null && isDoubledCaption(item, before, bytes)) {
    if (before.role !== 'caption') {
      before.role = 'caption';
      before.reason = REASONS.caption_in_body;
    }
    item.role = 'caption';
    collapse(item, before.repeats ?? before);
  } else {
    const subhead = isSubhead(items, at, before, bytes);
    item.role = subhead ? 'subhead' : 'body';
    item.reason = subhead ? REASONS.subhead : REASONS.body;
  }
}

function isDoubledCaption(item: Item, before: Item, bytes: Uint8Array): boolean {
  return item.back > 0 && item.key === before.key && looksOf(item, bytes).credit !== null;
}

function isSubhead(items: readonly Item[], at: number, before: Item | null, bytes: Uint8Array): boolean {
  const { line, sentence } = items[at];
  if (sentence || before === null || !before.sentence) return false;
  const next = nextLine(items, at + 1);
  return next < items.length && items[next].sentence && countWords(bytes, line.from, line.to) <= SUBHEAD_WORDS;
}
