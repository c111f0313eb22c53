/** Roles in a head block: each line guessed alone first, then settled by the layout’s grammar. */
import type { Layout } from '../layouts/layout.js';
import { bareCredit } from '../text/credits.js';
import { decode } from '../text/passage.js';
import type { Role } from '../types.js';
import { type Guess, guess, guessAlone } from './alone.js';
import { fit } from './grammar.js';
import type { Item } from './item.js';
import { REASONS } from './reasons.js';
import { gatherShowings, headlineOf, isRepeated, mostComplete, type Showings } from './showings.js';

/** Grammars are tried on head blocks of so many lines at most; longer ones are one line shown again and again. */
const LONGEST_GRAMMAR = 60;

/** A head block whose roles are settled. */
export interface SettledHead {
  readonly layout: Layout;
  /** Whether one of the layout’s head patterns fits. */
  readonly fits: boolean;
}

/** The places of a head block: its lines are [first, last]; from `tail` on they follow the last repeat. */
export interface HeadBlock {
  readonly first: number;
  readonly tail: number;
  readonly last: number;
  readonly headline: number;
}

/** The head block as groups of showings, in the order of its lines. */
interface HeadLines {
  readonly order: readonly Showings[];
  readonly tail: ReadonlySet<Showings>;
  readonly headline: Showings;
}

/**
 * Gives roles and fates to the lines of a head block by the first of `layouts` that has a pattern for it; otherwise by the
 * likeliest guess for each line.
 */
export function settleHead(
  items: readonly Item[],
  block: HeadBlock,
  bytes: Uint8Array,
  layouts: readonly Layout[],
): SettledHead {
  const all = gatherShowings(items, block.first, block.last);
  const order = items.slice(block.first, block.last + 1).flatMap(item => all.get(item) ?? []);
  const tail = new Set(items.slice(block.tail, block.last + 1).flatMap(item => all.get(item) ?? []));
  const head: HeadLines = { order, tail, headline: all.get(items[block.headline]) as Showings };
  for (const layout of layouts) {
    const guesses = guessAll(head, layout, bytes);
    const roles = fitLayout(head, layout, guesses);
    if (roles === null) continue;
    assignAll(head, guesses, roles, bytes);
    return { layout, fits: true };
  }
  // A layout that the user named is used even where its patterns do not fit: there are only it and the generic one.
  const fallback = layouts.length <= 2 ? layouts[0] : layouts[layouts.length - 1];
  assignAll(head, guessAll(head, fallback, bytes), null, bytes);
  return { layout: fallback, fits: false };
}

function guessAll(head: HeadLines, layout: Layout, bytes: Uint8Array): Map<Showings, Guess> {
  const guesses = new Map<Showings, Guess>();
  for (const showings of new Set(head.order)) {
    if (showings === head.headline) guesses.set(showings, guess(['headline'], 'headline'));
    else guesses.set(showings, guessInBlock(showings, head, layout, bytes));
  }
  return guesses;
}

/** Behind the last repeat, what would be a caption by its place is a highlight. */
function guessInBlock(showings: Showings, head: HeadLines, layout: Layout, bytes: Uint8Array): Guess {
  const guessed = guessAlone(showings.items[0], isRepeated(showings), layout, bytes);
  const behind = guessed.reason === 'caption_place' && head.tail.has(showings);
  return behind ? guess(['highlight', 'caption'], 'highlight_place') : guessed;
}

/** The roles that a pattern of the layout gives to the lines, or null. */
function fitLayout(head: HeadLines, layout: Layout, guesses: Map<Showings, Guess>): Role[] | null {
  if (layout.heads.length === 0 || head.order.length > LONGEST_GRAMMAR) return null;
  const lines = head.order.map(showings => guesses.get(showings) as Guess);
  if (lines.filter(({ mark }) => mark).length < layout.marks) return null;
  const candidates = lines.map(({ roles }) => roles);
  for (const pattern of layout.heads) {
    const roles = fit(pattern, candidates);
    if (roles !== null) return roles;
  }
  return null;
}

/** Lines of one group of showings share the role that their first one got. */
function assignAll(
  head: HeadLines,
  guesses: Map<Showings, Guess>,
  roles: readonly Role[] | null,
  bytes: Uint8Array,
): void {
  const done = new Set<Showings>();
  head.order.forEach((showings, i) => {
    if (done.has(showings)) return;
    done.add(showings);
    const guessed = guesses.get(showings) as Guess;
    assign(showings, roles?.[i] ?? guessed.roles[0], guessed, bytes);
  });
  collapseCredits([...done], bytes);
}

function assign(showings: Showings, role: Role, guessed: Guess, bytes: Uint8Array): void {
  showings.kept = role === 'headline' ? headlineOf(showings, bytes) : mostComplete(showings);
  const reason = guessed.reason === 'caption_place' && role === 'highlight' ? 'highlight_place' : guessed.reason;
  for (const item of showings.items) {
    item.role = role;
    if (item === showings.kept || role === 'furniture') {
      item.fate = role === 'furniture' ? 'dropped' : 'kept';
      item.reason = REASONS[reason];
    } else collapse(item, showings.kept);
  }
}

/** A credit on a line of its own that a caption before it already ends with is a repeat of that caption’s end. */
function collapseCredits(groups: readonly Showings[], bytes: Uint8Array): void {
  const text = ({ line }: Item): string => decode(bytes, line.from, line.to);
  let caption: Item | null = null;
  for (const { items, kept } of groups) {
    if (kept.role === 'caption') caption = kept;
    if (kept.role !== 'credit' || caption === null || !text(caption).includes(bareCredit(text(kept)))) continue;
    for (const item of items) collapse(item, caption);
  }
}

/** Marks a line as a repeat of another. */
export function collapse(item: Item, kept: Item): void {
  item.fate = 'collapsed';
  item.repeats = kept;
  item.reason = item.key === kept.key ? REASONS.repeat : REASONS.repeat_variant;
}
