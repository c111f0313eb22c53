/** The prelude: short lines that stand before a head block and belong to it (site name, section, and times that come first). */
import type { Layout } from '../layouts/layout.js';
import { generic } from '../layouts/index.js';
import { countWords } from '../text/words.js';
import { guessAlone } from './alone.js';
import { isWorded, type Item } from './item.js';
import { REASONS } from './reasons.js';

const MOST_LINES = 3;
const MOST_WORDS = 4;
const TIME_ROLES: ReadonlySet<string> = new Set(['timestamp', 'byline']);

/** Where the article whose head block begins at `first` begins; not before `floor`, where the head block before it ends. */
export function preludeStart(items: readonly Item[], first: number, floor: number, bytes: Uint8Array): number {
  let start = first;
  for (let at = first - 1, lines = 0; at >= floor && lines < MOST_LINES; at--) {
    const item = items[at];
    if (item.blank) continue;
    if (!belongs(items, at, bytes)) break;
    start = at;
    lines++;
  }
  return start;
}

/** A line without words, a time, or a few words that stand apart from what is above them. */
function belongs(items: readonly Item[], at: number, bytes: Uint8Array): boolean {
  const item = items[at];
  if (!isWorded(item)) return true;
  if (item.sentence || item.bullet) return false;
  const few = countWords(bytes, item.line.from, item.line.to) <= MOST_WORDS;
  if (few && (at === 0 || items[at - 1].blank)) return true;
  return TIME_ROLES.has(guessAlone(item, false, generic, bytes).roles[0]);
}

/** Times and bylines before the head block are kept; the rest of the prelude is furniture. */
export function settlePrelude(items: readonly Item[], first: number, layout: Layout, bytes: Uint8Array): void {
  for (const item of items.slice(0, first)) {
    if (!isWorded(item)) continue;
    const { roles, reason } = guessAlone(item, false, layout, bytes);
    const kept = TIME_ROLES.has(roles[0]);
    item.role = kept ? roles[0] : 'furniture';
    item.fate = kept ? 'kept' : 'dropped';
    item.reason = kept || reason === 'layout_furniture' ? REASONS[reason] : REASONS.before_head;
  }
}
