/** Fragments: pages printed with one text node a line, where links and bold words break sentences apart. */
import { firstFlags, IDEOGRAPH, LOWER, lastFlags } from './characters.js';

/** A page without blank lines between its blocks is one of text nodes, where lines go on in the next. */
const BLANK_SHARE = 0.08;
const LEAST_LINES = 15;
/**
 * So many lines go on for each long one that ends a sentence. Of 1,619 pages of text nodes 96 % have more; of the same pages with
 * a block a line and no blank one, 35 %, and then their lines are mostly broken some other way.
 */
const GOING_ON_SHARE = 0.15;
const PARAGRAPH = 100;
const ENDS = /[.!?…。！？．｡؟۔।॥;；]["'”’»›)\]）」』】＂]{0,9}$/;
const CLOSES = /^[,.;:!?)\]}»”’،؛、，。；：！？）」』%]/;
const OPENS = /[(“«[„‘（「《]$/;
const GOES_ON = /[,;、，–—]$/;
/** A long line that ends in mid-sentence and a short one behind it: a link or bold words. */
const LONG = 60;
/** Signs alone that are part of a sentence, not a rule. */
export const SIGN_LENGTH = 3;

/** Whether the lines of a page, of which so many are blank, are text nodes. */
export function isFragmented(lines: readonly string[], blanks: number): boolean {
  if (lines.length <= LEAST_LINES || blanks >= BLANK_SHARE * lines.length) return false;
  let [goingOn, paragraphs] = [0, 0];
  let isOpen = false;
  for (const line of lines) {
    const ends = ENDS.test(line.slice(-10));
    if (CLOSES.test(line) || (isOpen && (firstFlags(line) & LOWER) !== 0)) goingOn++;
    if (ends && line.length > PARAGRAPH) paragraphs++;
    isOpen = line !== '' && !ends;
  }
  return goingOn >= GOING_ON_SHARE * paragraphs;
}

/** What fragmented text has come to so far: `ends` whether it ends a sentence, `oddQuote` whether a straight quote is open. */
export interface Open {
  readonly last: string;
  readonly length: number;
  readonly ends: boolean;
  readonly oddQuote: boolean;
}

/** Whether the fragment goes on in the next line. */
export function goesOn(open: Open, next: string): boolean {
  const { last } = open;
  if (CLOSES.test(next)) return true;
  if ((firstFlags(next) & LOWER) !== 0 && !open.ends) return true;
  if (OPENS.test(last) || GOES_ON.test(last) || (open.oddQuote && last.endsWith('"'))) return true;
  return (lastFlags(last) & LOWER) !== 0 && open.length > LONG && !open.ends && next.length < LONG;
}

const WIDE = /[\u3000-\u303f\uff00-\uffef]/;
const isWide = (flags: number, character: string): boolean => (flags & IDEOGRAPH) !== 0 || WIDE.test(character);
const SOFT_BREAK = /\p{L}-$/u;

/** What stands between two joined lines: nothing before a closing sign, after an opening one or a hyphen, and between ideographs. */
export function joint(last: string, next: string): '' | ' ' {
  if (CLOSES.test(next) || OPENS.test(last) || (SOFT_BREAK.test(last.slice(-3)) && /^\p{L}/u.test(next))) return '';
  return isWide(lastFlags(last), last.slice(-1)) && isWide(firstFlags(next), next.slice(0, 1)) ? '' : ' ';
}
