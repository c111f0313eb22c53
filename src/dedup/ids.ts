/**
 * Which ids were met: open addressing in typed arrays, at most 35 bytes a record (a Map takes three times as much, and ends
 * at 16,777,216 entries).
 */

/** `cd1-` and two halves of 32 bits in hexadecimal digits. */
const HIGH_AT = 4;
const LOW_AT = 12;
const FIRST_SIZE = 1024;
/** A fuller table makes long searches. */
const MOST_FILLED = 0.7;
const RANDOM_RANGE = 2 ** 32;

export interface IdTable {
  /** The number with which an id was placed first: this one, if it was not there yet. Numbers are below 2^32 - 1. */
  place(id: string, number: number): number;
}

export function idTable(): IdTable {
  // Where an id goes is nobody's to foresee, or chosen ids could all be sent to one place.
  const seeds = [Math.random() * RANDOM_RANGE, (Math.random() * RANDOM_RANGE) | 1];
  let size = FIRST_SIZE;
  let filled = 0;
  let keys = new Uint32Array(2 * size);
  /** Number + 1; 0 is a free place. */
  let numbers = new Uint32Array(size);

  /** The place where a key is, or would be put. */
  const find = (high: number, low: number): number => {
    let at = mixed(high, low, seeds[0], seeds[1]) & (size - 1);
    while (numbers[at] !== 0 && (keys[2 * at] !== high || keys[2 * at + 1] !== low)) at = (at + 1) & (size - 1);
    return at;
  };
  const put = (at: number, high: number, low: number, value: number) => {
    keys[2 * at] = high;
    keys[2 * at + 1] = low;
    numbers[at] = value;
  };
  const grow = () => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    size *= 2;
    keys = new Uint32Array(2 * size);
    numbers = new Uint32Array(size);
    for (let i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] === 0) continue;
      const [high, low] = [oldKeys[2 * i], oldKeys[2 * i + 1]];
      put(find(high, low), high, low, oldNumbers[i]);
    }
  };

  return {
    place(id, number) {
      const high = Number.parseInt(id.slice(HIGH_AT, LOW_AT), 16);
      const low = Number.parseInt(id.slice(LOW_AT), 16);
      const at = find(high, low);
      if (numbers[at] !== 0) return numbers[at] - 1;
      put(at, high, low, number + 1);
      if (++filled > size * MOST_FILLED) grow();
      return number;
    },
  };
}

/** 32 bits in which every bit of the key counts: the end of MurmurHash3. */
function mixed(high: number, low: number, seed: number, factor: number): number {
  let hash = Math.imul(high ^ seed, factor) ^ low;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ seed, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
