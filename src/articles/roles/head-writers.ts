/** Writers in a head block whose lines no opening tells, and captions as short as their names: by what stands beside them. */
import { KNOWN_FURNITURE } from '../../layouts/index.js';
import { isButton } from '../../text/buttons.js';
import { areNames, areSeveralNames, bylineOpening, isPlacedByline, nameBeside } from '../../text/bylines.js';
import { mayBeCaselessName } from '../../text/caseless-names.js';
import { isWire } from '../../text/credits.js';
import { creditOf, textOf } from '../../text/looks.js';
import { isNoPerson } from '../../text/newsrooms.js';
import { decode } from '../../text/passage.js';
import type { ReasonName } from '../../text/reasons.js';
import { isSectionName } from '../../text/section-names.js';
import type { Line } from '../../types.js';
import { isCaselessName } from '../lines/head-lines.js';
import { BYLINE, CAPTION } from './alone.js';
import { isPersonInRole, isWriter } from './near-writers.js';
import { mostComplete, type Showings } from './showings.js';

/** What a line is guessed as, most likely. */
export const isA = (role: string, showings: Showings | undefined): boolean => showings?.guess?.roles[0] === role;

/** As what writers are guessed at first. */
const WRITERS: ReadonlySet<ReasonName> = new Set<ReasonName>([
  'head_furniture',
  'credit_line',
  'highlight_place',
  'caption_place',
]);

/** Labels between the showings of a headline, at most: more are a menu, and names beside a time in it are the site’s. */
const MOST_LABELS = 5;

/**
 * Writers right below the time between the showings of a headline, and below those: names, newsrooms, and agencies that
 * are not whom a picture is owed to.
 */
export function guessBetween(all: readonly Showings[], page: () => readonly Line[], bytes: Uint8Array): void {
  const last = all.findLastIndex(showings => isA('headline', showings));
  const first = all.findIndex(showings => isA('headline', showings));
  if (last === first || all.some(showings => isA('byline', showings))) return;
  const between = all.slice(first + 1, last);
  if (between.filter(({ guess }) => guess?.reason === 'head_furniture').length > MOST_LABELS) return;
  const isOwed = between.some(
    ({ guess, lines }) => guess?.roles[0] === 'caption' && creditOf(mostComplete(lines, bytes), bytes) === null,
  );
  between.forEach(({ guess, lines }, at) => {
    if (guess === null) return;
    const above = between[at - 1];
    const isBelow = isA('timestamp', above) || isA('byline', above);
    const areWriters = guess.reason === 'caption_repeated' && areSeveralNames(textOf(lines[0], bytes));
    if (isBelow && areWriters) between[at].guess = BYLINE;
    if (!WRITERS.has(guess.reason) || lines.length > 1) return;
    if (!isBelow || (guess.reason === 'credit_line' && isOwed)) return;
    if (isNoPerson(textOf(lines[0], bytes)) || isWriter(lines[0], page(), bytes)) between[at].guess = BYLINE;
  });
}

/** The last line below the last showing, over a body that stands apart: where it was written, and who wrote. */
export function guessPlaced(all: readonly Showings[], bytes: Uint8Array): void {
  const last = all.at(-1);
  if (last === undefined || last.lines.length > 1 || all.some(showings => isA('byline', showings))) return;
  if (!WRITERS.has(last.guess?.reason as ReasonName)) return;
  if (isPlacedByline(textOf(last.lines[0], bytes))) last.guess = BYLINE;
}

/** A label between a headline and what only the layout’s site has below the picture is what the picture shows. */
export function guessShown(all: readonly Showings[]): void {
  all.forEach((showings, at) => {
    if (at === 0 || showings.guess?.reason !== 'head_furniture' || !isA('headline', all[at - 1])) return;
    const below = all.slice(at + 1).find(other => other !== showings);
    if (below?.guess?.mark === true && below.guess.roles[0] === 'furniture') showings.guess = CAPTION;
  });
}

/**
 * A name beside the time, or right below the headline or a highlight, is the writer where no line begins as a byline; else one between
 * the time and the headline, or one line below the time. `menus` are the lines above the headline, `around` those near the head.
 */
export function guessWriter(
  all: readonly Showings[],
  title: number,
  menus: readonly Line[],
  around: readonly Line[],
  bytes: Uint8Array,
): void {
  if (all.some(showings => isA('byline', showings))) return;
  const writer = all.findIndex((showings, at) => {
    if (!WRITERS.has(showings.guess?.reason as ReasonName) || at <= title) return false;
    const [above, below] = [all[at - 1], all[at + 1]];
    const isBeside =
      isA('timestamp', above) || isA('timestamp', below) || isA('headline', above) || isA('highlight', above);
    const [line] = showings.lines;
    const text = textOf(line, bytes);
    if (!isBeside || isButton(text)) return false;
    if (KNOWN_FURNITURE.includes(text)) return false;
    if (showings.guess?.reason !== 'head_furniture')
      return (
        (mayBeCaselessName(text) || (!isA('caption', above) && nameBeside(text) !== null)) &&
        (isA('timestamp', above) || isA('timestamp', below))
      );
    return (
      areNames(text) ||
      nameBeside(text) !== null ||
      ((isA('timestamp', above) || isA('timestamp', below)) && isCaselessName(line, text, menus, bytes))
    );
  });
  if (writer >= 0) all[overPlace(all, writer, title, bytes)].guess = BYLINE;
  else guessApart(all, around, bytes);
}

/** A name that stands between the time and the headline, or one line below the time, is the writer. */
function guessApart(all: readonly Showings[], around: readonly Line[], bytes: Uint8Array): void {
  const writer = all.find(({ guess, lines }, at) => {
    if (guess?.reason !== 'head_furniture' || lines.length > 1) return false;
    const isOver = isA('timestamp', all[at - 1]) && isA('headline', all[at + 1]);
    const isApart = isA('timestamp', all[at - 2]) && all[at - 1].guess?.reason === 'head_furniture';
    if (!(isOver || isApart) || isSectionName(textOf(lines[0], bytes))) return false;
    return isWriter(lines[0], around, bytes) || isPersonInRole(lines[0], around, bytes);
  });
  if (writer !== undefined) writer.guess = BYLINE;
}

/** Of two names over a time the upper one is the writer: the other may be the town. */
function overPlace(all: readonly Showings[], at: number, title: number, bytes: Uint8Array): number {
  const over = all[at - 1];
  if (at - 1 <= title || over.guess?.reason !== 'head_furniture' || over.lines.length > 1) return at;
  const text = textOf(over.lines[0], bytes);
  return areNames(text) && !isButton(text) && !KNOWN_FURNITURE.includes(text) ? at - 1 : at;
}

/** Whether a line says a name behind a small word, as texts and papers say that of a town: `… of Old Warren`. */
function isSaidIn(name: Line, around: readonly Line[], bytes: Uint8Array): boolean {
  const text = textOf(name, bytes);
  return around.some(line => {
    if (line.to - line.from <= name.to - name.from || !line.worded) return false;
    const whole = decode(bytes, line.from, line.to);
    return SMALL_END.test(whole.slice(0, Math.max(0, whole.indexOf(text)))) && bylineOpening(whole) === 0;
  });
}
const SMALL_END = /(?<!\p{L})\p{Ll}{1,8} $/u;

/** Further writers stand right below one; without any, an agency beside the time is one where no caption is, whose credit it would be. */
export function guessFurther(
  all: readonly Showings[],
  title: number,
  around: readonly Line[],
  bytes: Uint8Array,
): void {
  for (let at = title + 1; at < all.length; at++) {
    const { guess, lines } = all[at];
    if (guess === null || !WRITERS.has(guess.reason) || !isA('byline', all[at - 1])) continue;
    if (isWriter(lines[0], around, bytes) && !isSaidIn(lines[0], around, bytes)) all[at].guess = BYLINE;
  }
  const isOwed = (showings: Showings): boolean =>
    isA('caption', showings) && creditOf(mostComplete(showings.lines, bytes), bytes) === null;
  if (all.some(showings => isA('byline', showings) || isOwed(showings))) return;
  const agency = all.findIndex(
    (showings, at) =>
      at > title &&
      isA('credit', showings) &&
      (isA('timestamp', all[at - 1]) || isA('timestamp', all[at + 1])) &&
      isWire(textOf(showings.lines[0], bytes)),
  );
  if (agency >= 0) all[agency].guess = BYLINE;
}
