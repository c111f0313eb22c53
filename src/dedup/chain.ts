/** Of runs of equal words, the heaviest selection that comes in the same order in both bodies. */
import { BLOCK_ROW, type Blocks } from './blocks.js';

/** The most words of a selection that ends at or before a place of the first body, and its last run (plus one): a Fenwick tree. */
let most = new Int32Array(1024);
let last = new Int32Array(1024);
let before = new Int32Array(256);

/**
 * The numbers of the selected runs, in order. Two that overlap by a few words may both be selected; the later one is to be trimmed.
 * `words` is the length of the first body.
 */
export function heaviestChain({ count, rows }: Blocks, words: number): number[] {
  if (most.length <= words + 1) {
    most = new Int32Array(words * 2 + 2);
    last = new Int32Array(words * 2 + 2);
  }
  if (before.length < count) before = new Int32Array(count * 2);
  most.fill(0, 0, words + 2);
  last.fill(0, 0, words + 2);
  for (let block = 0; block < count; block++) {
    const place = rows[block * BLOCK_ROW];
    let [total, previous] = [0, 0];
    // Runs that begin before this one.
    for (let at = place; at > 0; at -= at & -at) if (most[at] > total) [total, previous] = [most[at], last[at]];
    before[block] = previous;
    total += rows[block * BLOCK_ROW + 2];
    for (let at = place + 1; at <= words + 1; at += at & -at) {
      if (most[at] < total) [most[at], last[at]] = [total, block + 1];
    }
  }
  let [total, end] = [0, 0];
  for (let at = words + 1; at > 0; at -= at & -at) if (most[at] > total) [total, end] = [most[at], last[at]];
  const chain: number[] = [];
  for (let block = end; block > 0; block = before[block - 1]) chain.push(block - 1);
  return chain.toReversed();
}
