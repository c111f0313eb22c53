/** Roles in a head block: each line guessed alone first, then settled by the layout’s grammar. */
import type { Layout } from '../layouts/layout.js';
import { bareCredit } from '../text/credits.js';
import type { Role } from '../types.js';
import { type Guess, guessAlone, HEADLINE, HIGHLIGHT } from './alone.js';
import { type Fitter, fitter } from './grammar.js';
import type { Item } from './item.js';
import { looksOf } from './looks.js';
import { REASONS } from './reasons.js';
import { gatherShowings, headlineOf, isRepeated, mostComplete, type Showings } from './showings.js';

/** Grammars are tried on head blocks of so many lines at most; longer ones are one line shown again and again. */
const LONGEST_GRAMMAR = 60;

/** The places of a head block: its lines are [first, last]; from `tail` on they follow the last repeat. */
export interface HeadBlock {
  readonly first: number;
  readonly tail: number;
  readonly last: number;
  readonly headline: number;
}

/** A head block whose roles are settled: by which layout, and whether one of its patterns fits. */
export interface SettledHead {
  readonly layout: Layout;
  readonly fits: boolean;
}

/**
 * Gives roles and fates to the lines of a head block by the first layout that has a pattern for it; otherwise by the
 * likeliest guess for each line.
 */
export type HeadSettler = (items: readonly Item[], block: HeadBlock, bytes: Uint8Array) => SettledHead;

/** A settler that tries these layouts, in order. */
export function headSettler(layouts: readonly Layout[]): HeadSettler {
  const trials = layouts.filter(({ heads }) => heads.length > 0).map(layout => ({ layout, fit: fitter(layout.heads) }));
  // A layout that the user named is used even where its patterns do not fit: there are only it and the generic one.
  const fallback = layouts.length <= 2 ? layouts[0] : layouts[layouts.length - 1];
  return (items, block, bytes) => {
    const order = gatherShowings(items, block.first, block.last);
    for (const { layout, fit } of trials) {
      const roles = fitLayout(items, block, order, layout, fit, bytes);
      if (roles === null) continue;
      assignAll(order, roles, bytes);
      return { layout, fits: true };
    }
    guessAll(items, block, order, fallback, bytes);
    assignAll(order, null, bytes);
    return { layout: fallback, fits: false };
  };
}

/** The roles that a pattern of the layout gives to the lines, or null. */
function fitLayout(
  items: readonly Item[],
  block: HeadBlock,
  order: readonly Showings[],
  layout: Layout,
  fit: Fitter,
  bytes: Uint8Array,
): readonly Role[] | null {
  if (order.length > LONGEST_GRAMMAR) return null;
  const marks = guessAll(items, block, order, layout, bytes);
  return marks < layout.marks ? null : fit(order.map(({ guess }) => guess as Guess));
}

/** Guesses what the lines may be under a layout; returns how many of them are the layout’s own. */
function guessAll(
  items: readonly Item[],
  block: HeadBlock,
  order: readonly Showings[],
  layout: Layout,
  bytes: Uint8Array,
): number {
  for (const showings of order) showings.guess = null;
  const headline = items[block.headline].showings as Showings;
  headline.guess = HEADLINE;
  for (let at = block.tail; at <= block.last; at++) {
    const { showings } = items[at];
    if (showings !== null) showings.guess ??= guessBehind(showings, layout, bytes);
  }
  let marks = 0;
  for (const showings of order) {
    showings.guess ??= guessAlone(showings.items[0], isRepeated(showings), layout, bytes);
    if (showings.guess.mark) marks++;
  }
  return marks;
}

/** Behind the last repeat, what would be a caption by its place is a highlight. */
function guessBehind(showings: Showings, layout: Layout, bytes: Uint8Array): Guess {
  const guessed = guessAlone(showings.items[0], isRepeated(showings), layout, bytes);
  return guessed.reason === 'caption_place' ? HIGHLIGHT : guessed;
}

/** Lines of one group of showings share the role that their first one got. */
function assignAll(order: readonly Showings[], roles: readonly Role[] | null, bytes: Uint8Array): void {
  let caption: Item | null = null;
  for (const [i, showings] of order.entries()) {
    const guessed = showings.guess;
    if (guessed === null) continue;
    // Further showings of the same line find no guess, and are passed over.
    showings.guess = null;
    const kept = assign(showings, roles?.[i] ?? guessed.roles[0], guessed, bytes);
    if (kept.role === 'caption') caption = kept;
    if (kept.role === 'credit' && caption !== null) collapseCredit(showings, kept, caption, bytes);
  }
}

/** Gives all showings of a line its role; returns the one that stays. */
function assign({ items }: Showings, role: Role, guessed: Guess, bytes: Uint8Array): Item {
  const kept = role === 'headline' ? headlineOf(items, bytes) : mostComplete(items);
  const reason = guessed.reason === 'caption_place' && role === 'highlight' ? 'highlight_place' : guessed.reason;
  for (const item of items) {
    item.role = role;
    if (item === kept || role === 'furniture') {
      item.fate = role === 'furniture' ? 'dropped' : 'kept';
      item.reason = REASONS[reason];
    } else collapse(item, kept);
  }
  return kept;
}

/** A credit on a line of its own that the caption before it already ends with is a repeat of that caption’s end. */
function collapseCredit({ items }: Showings, kept: Item, caption: Item, bytes: Uint8Array): void {
  if (!looksOf(caption, bytes).text.includes(bareCredit(looksOf(kept, bytes).text))) return;
  for (const item of items) collapse(item, caption);
}

/** Marks a line as a repeat of another. */
export function collapse(item: Item, kept: Item): void {
  item.fate = 'collapsed';
  item.repeats = kept;
  item.reason = item.key === kept.key ? REASONS.repeat : REASONS.repeat_variant;
}
