/** Hashing: xxHash64 (WebAssembly) for ids, a sampled 32-bit key to find equal lines. */
import xxhash from 'xxhash-wasm';

const { h64Raw } = await xxhash();

/** 16 hexadecimal digits of xxHash64 (seed 0). */
export function hash64(bytes: Uint8Array): string {
  return h64Raw(bytes).toString(16).padStart(16, '0');
}

const WORD = 4;

/** Four bytes as a number. */
function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

/** Mixes four bytes into a key (the multipliers are those of MurmurHash3 and the golden ratio). */
function mix(key: number, word: number): number {
  const mixed = Math.imul(key ^ Math.imul(word, 0xcc9e2d51), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/**
 * A key that is equal for equal bytes: length and four bytes of each end and of three places between, so it costs the same for
 * any length. It only finds candidates; who uses it compares the bytes.
 */
export function lineKey(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  let key = mix(length, length);
  if (length < WORD) {
    for (let at = from; at < to; at++) key = mix(key, bytes[at]);
    return key;
  }
  const quarter = (length - WORD) >> 2;
  for (let at = from, step = 0; step < 4; step++, at += quarter) key = mix(key, wordAt(bytes, at));
  return mix(key, wordAt(bytes, to - WORD));
}

/** Whether two byte ranges are equal. */
export function sameBytes(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): boolean {
  if (aTo - aFrom !== bTo - bFrom) return false;
  for (let i = 0; i < aTo - aFrom; i++) if (a[aFrom + i] !== b[bFrom + i]) return false;
  return true;
}
