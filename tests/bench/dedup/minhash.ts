/** The classic way, as datatrove has it: MinHash over 5-word shingles, 14 bands of 8; records that share a band are duplicates. */
import { finish, type Tokens } from '../../../src/dedup/tokens.js';
import { Random } from './random.js';

const BANDS = 14;
const ROWS = 8;
const HASHES = BANDS * ROWS;
const SHINGLE = 5;

const random = new Random(11);
const factors = Int32Array.from({ length: HASHES }, () => (random.next() * 2 ** 32) | 1);
const terms = Int32Array.from({ length: HASHES }, () => random.next() * 2 ** 32);
const least = new Uint32Array(HASHES);

/** The keys of the bands of a body, each made of its number too. */
export function bandsOf({ hashes, count }: Tokens): Uint32Array {
  least.fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= count || at === 0; at++) {
    let shingle = SHINGLE;
    for (let i = at; i < Math.min(count, at + SHINGLE); i++)
      shingle = Math.imul(shingle ^ hashes[i], 0x9e3779b1) ^ (shingle >>> 15);
    shingle = finish(shingle);
    for (let i = 0; i < HASHES; i++) {
      const value = (Math.imul(factors[i], shingle) + terms[i]) >>> 0;
      if (value < least[i]) least[i] = value;
    }
  }
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let i = 0; i < ROWS; i++) key = finish(key ^ least[band * ROWS + i]) + i;
    return key >>> 0;
  });
}
