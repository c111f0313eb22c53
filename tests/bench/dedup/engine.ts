/** Finding duplicates as a run does, but for the files: texts come from a function, sketches stand in one array. */
import { RUN_POSTINGS } from '../../../src/dedup/index.js';
import type { Link } from '../../../src/dedup/links.js';
import { enlarged, seenRecords } from '../../../src/dedup/seen.js';
import { sketchOf } from '../../../src/dedup/sketch.js';
import { findStars } from '../../../src/dedup/stars.js';
import { newTokens, readTokens, type Tokens } from '../../../src/dedup/tokens.js';
import { hash64 } from '../../../src/text/hash.js';

export interface Run {
  /** By number, who stands for it. */
  readonly keepers: Uint32Array;
  readonly links: readonly Pick<Link, 'kept' | 'other' | 'verdict'>[];
  /** Seconds of processor time: reading and sketching, and finding. */
  readonly reading: number;
  readonly finding: number;
  readonly compared: number;
}

const AT_HAND = 256;
const MICRO = 1e-6;

/** Seconds of processor time so far: the machine may be busy with others. */
export function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * MICRO;
}

export function findDuplicates(count: number, textOf: (number: number) => Uint8Array): Run {
  const seen = seenRecords();
  const scratch = newTokens();
  let postings = new Uint32Array(1024);
  let ends = new Float64Array(1024);
  let [total, compared] = [0, 0];
  const start = seconds();
  for (let i = 0; i < count; i++) {
    const bytes = textOf(i);
    const tokens = readTokens(bytes, 0, bytes.length, scratch);
    const facts = { key: hash64(bytes), words: tokens.count, fullness: 0, time: Number.NaN, file: 'a', place: i };
    if (seen.add(facts) === i) {
      const sketch = sketchOf(tokens, RUN_POSTINGS).postings;
      if (total + sketch.length > postings.length)
        postings = enlarged(postings, Math.max(2 * postings.length, total + sketch.length));
      postings.set(sketch, total);
      total += sketch.length;
    }
    if (i >= ends.length) ends = enlarged(ends, 2 * ends.length);
    ends[i] = total;
  }
  const hands = new Map<number, Tokens>();
  const tokens = (record: number): Tokens => {
    const known = hands.get(record);
    if (known !== undefined) {
      hands.delete(record);
      hands.set(record, known);
      return known;
    }
    let free = newTokens;
    if (hands.size === AT_HAND) {
      const [oldest, arrays] = hands.entries().next().value as [number, Tokens];
      hands.delete(oldest);
      free = () => arrays;
    }
    const bytes = textOf(record);
    const made = readTokens(bytes, 0, bytes.length, free());
    hands.set(record, made);
    return made;
  };
  const links: Run['links'][number][] = [];
  const begin = seconds();
  const reading = begin - start;
  const bodies = {
    postings: total,
    sketch: (record: number) => postings.subarray(record === 0 ? 0 : ends[record - 1], ends[record]),
    tokens: (record: number) => {
      compared++;
      return tokens(record);
    },
  };
  const search = findStars(seen, 'best', bodies, {
    link: ({ kept, other, verdict }) => void links.push({ kept, other, verdict }),
    forget() {},
    relateAnew() {},
  });
  for (let step = search.next(); ; step = search.next()) {
    if (step.done !== true) continue;
    const finding = seconds() - begin;
    return { keepers: step.value.keepers, links, reading, finding, compared: compared / 2 };
  }
}
