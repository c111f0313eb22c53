/** Standfirsts: below a headline, half as long again or more, and longer than headlines are. */

/** A headline has words enough; one in seven of those on 1,622 real pages has more than is usual. */
const HEADLINE_WORDS = { least: 3, usual: 11 };
const SHARE = 1.5;

/** By how many words a line below a headline is longer than headlines are, where it may be its standfirst; 0 where not. */
export function standfirstExcess(words: number, headlineWords: number): number {
  if (headlineWords < HEADLINE_WORDS.least || words < headlineWords * SHARE) return 0;
  return Math.max(0, words - HEADLINE_WORDS.usual);
}
