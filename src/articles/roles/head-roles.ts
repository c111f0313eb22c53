/** Roles in a head block: each line guessed alone first, then settled by the layout’s grammar. */
import { generic } from '../../layouts/index.js';
import type { Layout } from '../../layouts/layout.js';
import { creditOf, textOf } from '../../text/looks.js';
import { REASONS, type ReasonName } from '../../text/reasons.js';
import type { Line } from '../../types.js';
import { collapse } from '../lines/fates.js';
import { saysBy } from '../lines/head-lines.js';
import { ABOVE, BYLINE, type Guess, guessAlone, HEADLINE, HEADLINE_ONCE, HIGHLIGHT } from './alone.js';
import { type Fitter, fitter, type HeadRole } from './grammar.js';
import { guessBetween, guessFurther, guessPlaced, guessShown, guessWriter, isA } from './head-writers.js';
import { gatherShowings, headlineOf, isRepeated, mostComplete, type Showings } from './showings.js';

/** Grammars are tried on head blocks of so many lines at most; longer ones are one line shown again and again. */
const LONGEST_GRAMMAR = 60;

/** So many lines above a headline may be menus, and around a head say a label again that is no name. */
const MENUS = 60;
/** Bytes of a line that says “by” in any language, at most. */
const LONGEST_BY = 24;

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

export interface HeadSettler {
  /** Whether a site’s layout has a pattern for a head block; the generic one’s patterns may fit by chance. */
  fits(lines: readonly Line[], block: HeadBlock, bytes: Uint8Array): boolean;
  /**
   * Gives roles and fates to the lines of a head block by the first layout that has a pattern for it; otherwise by the
   * likeliest guess for each line.
   */
  settle(lines: readonly Line[], block: HeadBlock, bytes: Uint8Array): SettledHead;
}

/** A settler that tries these layouts, in order. */
export function headSettler(layouts: readonly Layout[]): HeadSettler {
  const trials = layouts
    .filter(({ heads }) => heads.length > 0)
    .map(layout => ({
      layout,
      fit: fitter(layout.heads),
      fitOwn: fitter(layout.ownHeads),
    }));
  // A layout that the user named is used even where its patterns do not fit: there are only it and the generic one.
  const fallback = layouts.length <= 2 ? layouts[0] : layouts[layouts.length - 1];
  return {
    fits(lines, block, bytes) {
      const all = gatherShowings(lines, block, bytes);
      return trials.some(trial => trial.layout !== generic && fitLayout(lines, all, block, trial, bytes) !== null);
    },
    settle(lines, block, bytes) {
      const all = gatherShowings(lines, block, bytes);
      for (const trial of trials) {
        const roles = fitLayout(lines, all, block, trial, bytes);
        if (roles === null) continue;
        assignAll(all, roles, bytes);
        return { layout: trial.layout, fits: true };
      }
      guessAll(lines, all, block, fallback, bytes);
      guessAgain(
        all.filter(showings => showings !== null),
        lines.slice(Math.max(0, block.headline - MENUS), block.headline),
        lines.slice(Math.max(0, block.first - MENUS), block.last + MENUS),
        bytes,
      );
      assignAll(all, null, bytes);
      return { layout: fallback, fits: false };
    },
  };
}

/** A layout to try, with what fits its patterns. */
interface Trial {
  readonly layout: Layout;
  readonly fit: Fitter;
  readonly fitOwn: Fitter;
}

/** The showings of each place of a head block; null for blank lines. */
type Places = readonly (Showings | null)[];

/** The roles that a pattern of the layout gives to the lines that are not blank, or null. */
function fitLayout(
  lines: readonly Line[],
  all: Places,
  block: HeadBlock,
  trial: Trial,
  bytes: Uint8Array,
): readonly HeadRole[] | null {
  if (all.length > LONGEST_GRAMMAR) return null;
  const marks = guessAll(lines, all, block, trial.layout, bytes);
  const guesses: Guess[] = [];
  for (const showings of all) if (showings !== null) guesses.push(showings.guess as Guess);
  return marks < trial.layout.marks ? trial.fitOwn(guesses) : (trial.fit(guesses) ?? trial.fitOwn(guesses));
}

/** Guesses what the lines may be under a layout; returns how many of them are the layout’s own. */
function guessAll(lines: readonly Line[], all: Places, block: HeadBlock, layout: Layout, bytes: Uint8Array): number {
  for (const showings of all) if (showings !== null) showings.guess = null;
  const headline = all[block.headline - block.first] as Showings;
  headline.guess = isRepeated(headline) || headline.lines[0].more > 0 ? HEADLINE : HEADLINE_ONCE;
  let marks = 0;
  let above: Line | null = null;
  for (let i = 0; i < all.length; i++) {
    const showings = all[i];
    if (showings === null) continue;
    showings.guess ??= guess(showings, block.first + i >= block.tail, layout, bytes);
    if (above !== null && isName(showings, above, bytes)) showings.guess = BYLINE;
    above = showings.lines[0];
    if (showings.guess.mark) marks++;
  }
  const worded = all.filter(showings => showings !== null);
  guessShown(worded);
  if (worded.some(showings => isA('timestamp', showings))) {
    const page = (): readonly Line[] => lines.slice(Math.max(0, block.first - MENUS), block.last + MENUS);
    guessBetween(worded, page, bytes);
  }
  guessPlaced(worded, bytes);
  return marks;
}

/**
 * What no pattern tells: the line below the headline that is long and over the time or the writer is a standfirst, or where the headline
 * is shown once over the body;
 * a name beside the time, or right below these, is the writer where no line begins as a byline. `menus` are the lines above the
 * headline, `around` those near the head.
 */
function guessAgain(
  all: readonly Showings[],
  menus: readonly Line[],
  around: readonly Line[],
  bytes: Uint8Array,
): void {
  const title = all.findLastIndex(showings => isA('headline', showings));
  const top = all[title].guess === HEADLINE_ONCE ? title : -1;
  const tells = all.findIndex((showings, at) => at > title && (isA('timestamp', showings) || isA('byline', showings)));
  if (top < 0) guessOverTold(all, title);
  const isOver = tells > title + 1 || (top >= 0 && title === all.length - 2);
  const below = all[title + 1];
  if (isOver && below.guess?.reason === 'caption_place' && !isRepeated(below)) below.guess = HIGHLIGHT;
  guessStandfirst(all, top, bytes);
  if (top >= 0) guessAround(all, top, bytes);
  guessWriter(all, title, menus, around, bytes);
  guessFurther(all, title, around, bytes);
}

/**
 * Below the last showing of a headline, lines right over the body, or over a time or a writer that was told before, are no captions
 * of pictures.
 */
function guessOverTold(all: readonly Showings[], title: number): void {
  const isPlain = (other: Showings): boolean => other.guess?.reason === 'caption_place' && !isRepeated(other);
  const end = all.findIndex((other, at) => at > title && !isPlain(other));
  const below = all[end];
  const isTold = below === undefined || (isRepeated(below) && (isA('timestamp', below) || isA('byline', below)));
  if (isTold) for (const under of all.slice(title + 1, end < 0 ? all.length : end)) under.guess = HIGHLIGHT;
}

/**
 * Over captions that come back, a longer line right below the headline that does not is a standfirst; below a headline shown once, at
 * `top`, it is one right over a caption with its credit, too.
 */
function guessStandfirst(all: readonly Showings[], top: number, bytes: Uint8Array): void {
  all.forEach((showings, at) => {
    const below = all[at + 1];
    if (at === 0 || showings.guess?.reason !== 'caption_place' || isRepeated(showings) || !isA('caption', below))
      return;
    const isBelowOne = top >= 0 && at > top && creditOf(below.lines[0], bytes) !== null;
    if (isBelowOne || (isA('headline', all[at - 1]) && isRepeated(below))) showings.guess = HIGHLIGHT;
  });
}

/** Around a headline shown once: a longer line above it is of the foot above, and one right over the body below a credit a standfirst. */
function guessAround(all: readonly Showings[], top: number, bytes: Uint8Array): void {
  const isPlain = (at: number): boolean => all[at].guess?.reason === 'caption_place' && !isRepeated(all[at]);
  for (let at = 0; at < top; at++) if (isPlain(at) && !isA('credit', all[at + 1])) all[at].guess = ABOVE;
  const over = all[all.length - 2];
  if (
    all.length - 2 > top &&
    isPlain(all.length - 1) &&
    isA('caption', over) &&
    creditOf(over.lines[0], bytes) !== null
  )
    all[all.length - 1].guess = HIGHLIGHT;
}

/** Whether a line is the name behind one that says no more than “by”. */
function isName({ lines, guess }: Showings, above: Line, bytes: Uint8Array): boolean {
  if (above.to - above.from > LONGEST_BY || guess === null || guess.mark) return false;
  return ['furniture', 'caption'].includes(guess.roles[0]) && lines[0].worded && saysBy(above, bytes);
}

/** Behind the last repeat, what would be a caption by its place is a highlight. */
function guess(showings: Showings, behind: boolean, layout: Layout, bytes: Uint8Array): Guess {
  const guessed = guessAlone(showings.lines[0], isRepeated(showings), layout, bytes);
  return behind && guessed.reason === 'caption_place' ? HIGHLIGHT : guessed;
}

/** Lines of one group of showings share the role that their first one got. */
function assignAll(all: Places, roles: readonly HeadRole[] | null, bytes: Uint8Array): void {
  let caption: Line | null = null;
  let at = 0;
  for (const showings of all) {
    if (showings === null) continue;
    const role = roles?.[at++];
    const guessed = showings.guess;
    // Further showings of the same line find no guess, and are passed over.
    if (guessed === null) continue;
    showings.guess = null;
    const kept = assign(showings.lines, role ?? guessed.roles[0], guessed, bytes);
    if (kept.role === 'caption') caption = kept;
    if (kept.role === 'credit' && caption !== null) collapseCredit(showings.lines, kept, caption, bytes);
  }
}

/** Why a line has a role that only a pattern gives it. */
const BY_PATTERN: Readonly<Partial<Record<HeadRole, ReasonName>>> = {
  highlight: 'highlight_place',
  kicker: 'kicker_place',
  byline: 'byline_place',
  about: 'about_writer',
};

/** Gives all showings of a line its role; returns the one that stays. */
function assign(lines: readonly Line[], role: HeadRole, guessed: Guess, bytes: Uint8Array): Line {
  const kept = role === 'headline' ? headlineOf(lines, bytes) : mostComplete(lines, bytes);
  const reason = role === guessed.roles[0] ? guessed.reason : (BY_PATTERN[role] ?? guessed.reason);
  const isDropped = role === 'furniture' || role === 'about';
  for (const line of lines) {
    line.role = role === 'about' ? 'furniture' : role;
    if (line === kept || isDropped) {
      line.fate = isDropped ? 'dropped' : 'kept';
      line.reason = REASONS[reason];
    } else collapse(line, kept, bytes);
  }
  return kept;
}

/** A credit on a line of its own that the caption before it already ends with is a repeat of that caption’s end. */
function collapseCredit(lines: readonly Line[], kept: Line, caption: Line, bytes: Uint8Array): void {
  const credit = creditOf(kept, bytes);
  if (credit === null || !textOf(caption, bytes).includes(textOf(kept, bytes).slice(credit.from, credit.to))) return;
  for (const line of lines) collapse(line, caption, bytes);
}
