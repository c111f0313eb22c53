/** The width at which a dump was wrapped, told by its first lines, so that its lines can be joined before anything is read in them. */
import { endsText } from '../../text/sentences.js';
import { isBroken, wrapWidth } from '../units/wrap.js';

/** Lines that are looked at: of 784 pages wrapped at 72 columns whose width all of their lines show, the first 512 show that of 781. */
export const FIRST_LINES = 512;
/** Wrapped lines have no more characters, but for a few; so many longer ones show that a dump is not wrapped. */
export const LONGEST = 160;
export const MOST_LONG = 8;
/** A column of names or numbers is narrower, and so are lines of Chinese, which were not broken between words. */
const NARROWEST = 40;
/**
 * So many sentences go on in the next line, with no capital there, and this share of all that seem to; where the lengths of few lines
 * say nothing, few others do so where the next word would have fitted. With these 1 of 1,622 pages that are not wrapped seems to be.
 */
const LEAST_GOING_ON = 2;
const GOING_ON = 0.4;
const ELSEWHERE = 0.34;
const SMALL = /^\P{L}{0,3}[\p{Ll}\p{Lo}]/u;
const CASED = /^\P{L}{0,3}\p{Ll}/u;
const WORD = /[\p{L}\p{N}]/u;

/** The width in UTF-16 units, or 0; `texts` are trimmed lines, `ends` their lengths with indentation. */
export function widthOf(texts: readonly string[], ends: readonly number[]): number {
  const told = wrapWidth(texts, ends);
  const width = told || Math.max(0, ...ends);
  if (width < NARROWEST || width > LONGEST) return 0;
  // What is shown again is looked at once: headlines go on in capitals.
  const seen = new Set<string>();
  let [goingOn, elsewhere] = [0, 0];
  for (let at = 1; at < texts.length; at++) {
    const [last, next] = [texts[at - 1], texts[at]];
    if (last === '' || seen.has(next) || !WORD.test(next)) continue;
    const isOpen = (told > 0 ? SMALL : CASED).test(next) && !endsText(last);
    if (!isBroken(last, ends[at - 1], next, width)) {
      if (isOpen) elsewhere++;
      continue;
    }
    seen.add(next);
    if (isOpen) goingOn++;
  }
  const isSo = goingOn >= LEAST_GOING_ON && goingOn >= seen.size * GOING_ON;
  return isSo && (told > 0 || elsewhere <= goingOn * ELSEWHERE) ? width : 0;
}
