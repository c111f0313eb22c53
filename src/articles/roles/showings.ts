/** Showings: the lines of a head block that say the same thing, and which of them stays. */
import { isBlank } from '../../text/line.js';
import { creditOf, foldedTextOf, textOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { CUT_SIGN } from '../lines/twins.js';
import type { Guess } from './alone.js';

/** All showings of one line in a head block, in order; most lines have one. */
export interface Showings {
  readonly lines: Line[];
  /** What the lines may be. */
  guess: Guess | null;
}

/** For each place in a head block, the showings that its line belongs to; null for blank lines. */
export function gatherShowings(lines: readonly Line[], block: Places, bytes: Uint8Array): (Showings | null)[] {
  const { first, last } = block;
  const headline = lines[block.headline];
  const all: (Showings | null)[] = [];
  for (let place = first; place <= last; place++) {
    const line = lines[place];
    const earlier = line.back > 0 && place - line.back >= first ? all[place - line.back - first] : null;
    const isOther = earlier !== null && earlier.lines.includes(headline) && isCaptionOf(line, headline, bytes);
    const showings = isBlank(line) ? null : isOther || earlier === null ? { lines: [], guess: null } : earlier;
    showings?.lines.push(line);
    all.push(showings);
  }
  return all;
}

/** The places of a head block: its first line, its last, and its headline. */
interface Places {
  readonly first: number;
  readonly last: number;
  readonly headline: number;
}

/** Whether a line says what the headline does and to whom a picture is owed, in brackets: a caption that tells no more. */
function isCaptionOf(line: Line, headline: Line, bytes: Uint8Array): boolean {
  if (line.key === headline.key || !CLOSED.test(textOf(line, bytes))) return false;
  return creditOf(line, bytes)?.whole === false && creditOf(headline, bytes) === null;
}

const CLOSED = /[)）\]]$/u;

/** What stands between a headline and the name of the site. */
const SITE_SUFFIX = /^ ?(?:[|/»·•]|[-–—] )/u;
/** What a headline that lost its beginning does not begin with. */
const SMALL = /^\p{Ll}/u;

/** Whether `a` is the better wording of a headline than `b`: without prefix or site name, but not cut short. */
function isBetterHeadline(one: Line, other: Line, bytes: Uint8Array): boolean {
  const [a, b] = [foldedTextOf(one, bytes), foldedTextOf(other, bytes)];
  if (a.length === b.length) return false;
  if (a.length > b.length) {
    return isCutOf(b, a) ? !SITE_SUFFIX.test(a.slice(uncut(b).length)) : a.endsWith(b) && !isWhole(b, a, other, bytes);
  }
  return b.startsWith(a) ? SITE_SUFFIX.test(b.slice(a.length)) : b.endsWith(a) && isWhole(a, b, one, bytes);
}

/** Whether the end of a longer text is a text of its own: it begins with a word, and not with a small letter. */
function isWhole(end: string, longer: string, line: Line, bytes: Uint8Array): boolean {
  return !LETTER.test(longer[longer.length - end.length - 1]) && !SMALL.test(textOf(line, bytes));
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** A text without the sign that it was cut. */
const uncut = (text: string): string => text.replace(CUT_SIGN, '');

/** Whether a text is another that was cut short. */
function isCutOf(text: string, whole: string): boolean {
  return text.length < whole.length && whole.startsWith(uncut(text));
}

/** One of the ways in which a headline is worded: its first line, and how many showings have it. */
interface Wording {
  readonly line: Line;
  showings: number;
}

/** So many wordings are weighed; a headline has two or three. */
const MOST_WORDINGS = 32;

function wordingsOf(lines: readonly Line[]): Wording[] {
  const all = new Map<number, Wording>();
  for (const line of lines) {
    const known = all.get(line.key);
    if (known !== undefined) known.showings += 1 + line.more;
    else if (all.size < MOST_WORDINGS) all.set(line.key, { line, showings: 1 + line.more });
  }
  return [...all.values()];
}

/** How many showings speak for a wording: those that have it, and those that are it cut short. */
function support({ line }: Wording, all: readonly Wording[], bytes: Uint8Array): number {
  const text = foldedTextOf(line, bytes);
  return all.reduce((sum, other) => {
    const speaks = other.line === line || isCutOf(foldedTextOf(other.line, bytes), text);
    return speaks ? sum + other.showings : sum;
  }, 0);
}

/** The best wording of a headline; of equally good ones that which most showings speak for, then the first. */
export function headlineOf(lines: readonly Line[], bytes: Uint8Array): Line {
  if (lines.every(({ key }) => key === lines[0].key)) return lines[0];
  const all = wordingsOf(lines);
  const supports = all.map(wording => support(wording, all, bytes));
  const supported = all[supports.indexOf(Math.max(...supports))].line;
  return all.reduce((best, { line }) => (isBetterHeadline(line, best, bytes) ? line : best), supported);
}

const length = ({ from, to }: Line): number => to - from;

/** A showing this much longer than another is not the same with other quotes, but the one that was not cut. */
const LONGER = 1.05;

/** The most complete wording; of equally complete ones the first. */
export function mostComplete(lines: readonly Line[], bytes: Uint8Array): Line {
  let best = lines[0];
  for (const line of lines) {
    if (line.key === best.key) continue;
    if (isGluedTo(line, best, bytes)) continue;
    if (length(line) > length(best) * LONGER || isGluedTo(best, line, bytes)) best = line;
  }
  return best;
}

/** Whether a line is another with a label glued before it: `WorldA lake near …`. */
function isGluedTo(line: Line, other: Line, bytes: Uint8Array): boolean {
  if (length(line) <= length(other)) return false;
  const text = textOf(line, bytes);
  const end = textOf(other, bytes);
  return text.endsWith(end) && GLUED.test(text.slice(0, text.length - end.length + 1));
}

/** A word that a capital follows without a space. */
const GLUED = /^\p{Lu}[\p{L} &]{1,30}\p{Ll}\p{Lu}$/u;

/** Whether a line is shown more than once. */
export function isRepeated({ lines }: Showings): boolean {
  return lines.length > 1;
}
