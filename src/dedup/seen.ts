/**
 * What is known of every record that was read, in columns of numbers: what decides which copy stays, and which records have the
 * same id. About 60 bytes a record.
 */

/** What dedup wants to know of a record beside its body. */
export interface Facts {
  /** The 64 bits that are equal for exact copies, as 16 hexadecimal digits. */
  readonly key: string;
  /** Words in the body. */
  readonly words: number;
  /** How much else the record tells: fields that are filled, and items of lists. */
  readonly fullness: number;
  /** When the article was updated or published, in milliseconds since 1970; NaN when that is unknown. */
  readonly time: number;
  /** When the page was captured, alike: it decides between records of which nothing else tells which is the later. */
  readonly captured?: number;
  /** Where it stands: the file, and its number in it. */
  readonly file: string;
  readonly place: number;
  /** Of rows that have no place of their own, 32 bits of what they are: which of two stays that say as much. */
  readonly tie?: number | undefined;
}

export interface Seen {
  readonly count: number;
  /** Notes a record, and returns the number of the first record with its key: its own, when there was none. */
  add(facts: Facts): number;
  words(record: number): number;
  fullness(record: number): number;
  time(record: number): number;
  /** NaN when unknown. */
  captured(record: number): number;
  file(record: number): string;
  place(record: number): number;
  tie(record: number): number;
  /** The number of the first record with its key. */
  first(record: number): number;
  /** Compares two records by key. */
  compareKeys(a: number, b: number): number;
}

const FIRST_SIZE = 1024;
const HALF = 8;
/** A fuller table makes long searches. */
const MOST_FILLED = 0.7;
const RANDOM_RANGE = 2 ** 32;
const MOST_FULLNESS = 0xffff;

export function seenRecords(): Seen {
  // Where a key goes is nobody's to foresee, or chosen keys could all be sent to one place.
  const seeds = [Math.random() * RANDOM_RANGE, (Math.random() * RANDOM_RANGE) | 1];
  let keys = new Uint32Array(2 * FIRST_SIZE);
  let words = new Uint32Array(FIRST_SIZE);
  let fullness = new Uint16Array(FIRST_SIZE);
  let times = new Float64Array(FIRST_SIZE);
  let files = new Uint32Array(FIRST_SIZE);
  let places = new Uint32Array(FIRST_SIZE);
  let firsts = new Uint32Array(FIRST_SIZE);
  /** Both are empty as long as no record has any. */
  let ties = new Uint32Array(0);
  let captures = new Float64Array(0);
  /** By key: number + 1; 0 is a free slot. */
  let slots = new Uint32Array(2 * FIRST_SIZE);
  let filled = 0;
  const names: string[] = [];
  let count = 0;

  const makeRoom = (): void => {
    if (count < words.length) return;
    const size = words.length * 2;
    keys = enlarged(keys, 2 * size);
    words = enlarged(words, size);
    fullness = enlarged(fullness, size);
    times = enlarged(times, size);
    files = enlarged(files, size);
    places = enlarged(places, size);
    firsts = enlarged(firsts, size);
    if (ties.length > 0) ties = enlarged(ties, size);
    if (captures.length > 0) captures = filledUp(enlarged(captures, size), count);
  };
  /** The slot where a record's key is, or would be put. */
  const find = (record: number): number => {
    const [high, low] = [keys[2 * record], keys[2 * record + 1]];
    let at = mixed(high, low, seeds[0], seeds[1]) & (slots.length - 1);
    for (; slots[at] !== 0; at = (at + 1) & (slots.length - 1)) {
      const other = slots[at] - 1;
      if (keys[2 * other] === high && keys[2 * other + 1] === low) break;
    }
    return at;
  };
  const place = (record: number): number => {
    const slot = find(record);
    if (slots[slot] !== 0) return slots[slot] - 1;
    slots[slot] = record + 1;
    if (++filled > slots.length * MOST_FILLED) {
      const old = slots;
      slots = new Uint32Array(2 * old.length);
      for (const entry of old) if (entry !== 0) slots[find(entry - 1)] = entry;
    }
    return record;
  };

  return {
    get count() {
      return count;
    },
    add(facts) {
      makeRoom();
      const record = count++;
      keys[2 * record] = Number.parseInt(facts.key.slice(0, HALF), 16);
      keys[2 * record + 1] = Number.parseInt(facts.key.slice(HALF), 16);
      words[record] = facts.words;
      fullness[record] = Math.min(MOST_FULLNESS, facts.fullness);
      times[record] = facts.time;
      if (names.at(-1) !== facts.file) names.push(facts.file);
      files[record] = names.length - 1;
      places[record] = facts.place;
      if (facts.tie !== undefined) {
        if (ties.length === 0) ties = new Uint32Array(places.length);
        ties[record] = facts.tie;
      }
      const { captured = Number.NaN } = facts;
      if (!Number.isNaN(captured) && captures.length === 0) captures = filledUp(new Float64Array(places.length), 0);
      if (captures.length > 0) captures[record] = captured;
      firsts[record] = place(record);
      return firsts[record];
    },
    words: record => words[record],
    fullness: record => fullness[record],
    time: record => times[record],
    captured: record => captures[record] ?? Number.NaN,
    file: record => names[files[record]],
    place: record => places[record],
    tie: record => ties[record] ?? 0,
    first: record => firsts[record],
    compareKeys: (a, b) => keys[2 * a] - keys[2 * b] || keys[2 * a + 1] - keys[2 * b + 1],
  };
}

type Numbers = Uint16Array | Uint32Array | Float64Array;

/** The same numbers, with room for more. */
export function enlarged<Kind extends Numbers>(numbers: Kind, size: number): Kind {
  const larger = new (numbers.constructor as new (size: number) => Kind)(size);
  larger.set(numbers);
  return larger;
}

/** From a place on nothing is known. */
function filledUp(times: Float64Array<ArrayBuffer>, from: number): Float64Array<ArrayBuffer> {
  return times.fill(Number.NaN, from);
}

/** 32 bits in which every bit of the key counts: the end of MurmurHash3. */
function mixed(high: number, low: number, seed: number, factor: number): number {
  let hash = Math.imul(high ^ seed, factor) ^ low;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ seed, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
