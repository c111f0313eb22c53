/** Finding duplicates among texts in memory, as a run does it among records on disk. */
import { RUN_POSTINGS } from '../src/dedup/index.js';
import type { Link } from '../src/dedup/links.js';
import type { Keep } from '../src/dedup/order.js';
import { seenRecords } from '../src/dedup/seen.js';
import { sketchOf } from '../src/dedup/sketch.js';
import { findStars } from '../src/dedup/stars.js';
import { newTokens, readTokens, type Tokens } from '../src/dedup/tokens.js';
import { hash64 } from '../src/text/hash.js';

export interface Story {
  readonly text: string;
  /** Milliseconds since 1970; unknown when not given. */
  readonly time?: number;
  /** Where it stands; file `a` and its number in the list when not given. */
  readonly file?: string;
  readonly place?: number;
}

export interface Found {
  /** By story: the number of the one that stands for it, or its own. */
  readonly keepers: readonly number[];
  /** What was told and not forgotten. */
  readonly links: readonly Link[];
}

/** Tokens of so many stories stay at hand. */
const AT_HAND = 64;

export function findDuplicates(stories: readonly Story[], keep: Keep = 'best', most = RUN_POSTINGS): Found {
  const seen = seenRecords();
  const scratch = newTokens();
  const sketches: Uint32Array[] = [];
  let postings = 0;
  const encoder = new TextEncoder();
  for (const [i, { text, time = Number.NaN, file = 'a', place = i }] of stories.entries()) {
    const bytes = encoder.encode(text);
    const tokens = readTokens(bytes, 0, bytes.length, scratch);
    const isFirst = seen.add({ key: hash64(bytes), words: tokens.count, fullness: 0, time, file, place }) === i;
    sketches.push(isFirst ? sketchOf(tokens, most).postings : new Uint32Array(0));
    postings += sketches[i].length;
  }
  const atHand = new Map<number, Tokens>();
  const tokens = (record: number): Tokens => {
    const found = atHand.get(record);
    if (found !== undefined) return found;
    if (atHand.size === AT_HAND) atHand.delete(atHand.keys().next().value as number);
    const bytes = encoder.encode(stories[record].text);
    const made = readTokens(bytes, 0, bytes.length);
    atHand.set(record, made);
    return made;
  };
  const links: Link[] = [];
  const forgotten: Link[] = [];
  const search = findStars(
    seen,
    keep,
    { postings, sketch: record => sketches[record], tokens },
    {
      link: link => void links.push(link),
      forget: kept => forgotten.push(...links.filter(link => link.kept === kept)),
      relateAnew: () => forgotten.push(...links.filter(({ verdict }) => verdict === 'related')),
    },
  );
  for (let step = search.next(); ; step = search.next()) {
    if (step.done !== true) continue;
    return { keepers: [...step.value.keepers], links: links.filter(link => !forgotten.includes(link)) };
  }
}

/** A story of these paragraphs. */
export const story = (body: readonly string[], time = Number.NaN): Story => ({ text: body.join('\n'), time });
/** The kind that the link of two stories has, and the number of the one that stays; null for both when they are no copies. */
export const fate = (a: Story, b: Story, keep: 'best' | 'latest' | 'first' = 'best') => {
  const { keepers, links } = findDuplicates([a, b], keep);
  return keepers[0] === keepers[1] ? [links[0]?.verdict, keepers[0]] : [links[0]?.verdict ?? null, null];
};
