/** The words that two bodies share in a small gap between two runs: their longest common subsequence. */
import type { Tokens } from './tokens.js';

/** Pairs of words that are compared in a gap: beyond that, what a gap shares is chance. */
const MOST_CELLS = 1024;
/** And a gap that is so many times as long as the other one has its few words by chance, too; a few words more do no harm. */
const MOST_SKEW = 4;
const FEW_MORE = 8;

const lengths = new Uint16Array((MOST_CELLS + 2) * 2 + 2);

/**
 * Calls `found` for each word that both have in [aFrom, aTo) and [bFrom, bTo) in the same order, from the last to the first, and
 * does nothing when the gap is large, or much longer in one of them.
 */
export function matchGap(
  a: Tokens,
  [aFrom, aTo]: readonly [number, number],
  b: Tokens,
  [bFrom, bTo]: readonly [number, number],
  found: (aAt: number, bAt: number) => void,
): void {
  const height = aTo - aFrom;
  const width = bTo - bFrom;
  if (height <= 0 || width <= 0 || height * width > MOST_CELLS) return;
  if (Math.max(height, width) > MOST_SKEW * Math.min(height, width) + FEW_MORE) return;
  const row = width + 1;
  // lengths[i * row + j]: how much the first i and j words share.
  lengths.fill(0, 0, row);
  for (let i = 1; i <= height; i++) {
    const word = a.hashes[aFrom + i - 1];
    lengths[i * row] = 0;
    for (let j = 1; j <= width; j++) {
      const at = i * row + j;
      lengths[at] =
        word === b.hashes[bFrom + j - 1] ? lengths[at - row - 1] + 1 : Math.max(lengths[at - row], lengths[at - 1]);
    }
  }
  for (let i = height, j = width; i > 0 && j > 0; ) {
    const at = i * row + j;
    if (a.hashes[aFrom + i - 1] === b.hashes[bFrom + j - 1]) found(aFrom + --i, bFrom + --j);
    else if (lengths[at - row] >= lengths[at - 1]) i--;
    else j--;
  }
}
