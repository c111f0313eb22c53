/** Shares of the inputs, for several machines: which share an input is in depends on its name alone. */

import type { Shard } from '../flags/batch.js';
import type { Source } from '../input/files/file.js';
import { hash64 } from '../text/hash.js';

/** Of the sources, those in a share; null takes all. */
export async function* inShard(sources: AsyncIterable<Source>, shard: Shard | null): AsyncGenerator<Source> {
  for await (const source of sources)
    if (shard === null || shareOf(source.name, shard.count) === shard.index) yield source;
}

/** The number of the share that a name belongs to, from 1 to `count`. */
export function shareOf(name: string, count: number): number {
  const hash = BigInt(`0x${hash64(new TextEncoder().encode(name))}`);
  return Number(hash % BigInt(count)) + 1;
}
