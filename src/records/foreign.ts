/** Whether an article is written in another language than English, by its letters: then the day stands before the month. */
import { decode } from '../text/passage.js';
import type { Article } from '../types.js';

/** Of its letters so many at least are none of ASCII; few languages but English, and names in it, have less. */
const SHARE = 0.012;
/** Body lines that are looked at, and bytes of each. */
const LINES = 6;
const BYTES = 1200;
const LETTERS = /\p{L}/gu;
const FOREIGN = /(?=[^\0-\x7f])\p{L}/gu;

/** Looks at the beginning of the body. */
export function isForeign({ lines, bytes }: Article): boolean {
  const body = lines.filter(({ role, fate }) => role === 'body' && fate === 'kept').slice(0, LINES);
  const text = body.map(({ from, to }) => decode(bytes, from, Math.min(to, from + BYTES))).join(' ');
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(FOREIGN) > count(LETTERS) * SHARE;
}
