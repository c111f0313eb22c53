/** Hashing: xxHash64 (WebAssembly) for ids, a sampled 32-bit key to find equal lines. */
import xxhash from 'xxhash-wasm';

const { h64Raw, create64 } = await xxhash();

/** The same hash of bytes that come in pieces. */
export function hash64Stream(): { update(bytes: Uint8Array): void; digest(): string } {
  const hash = create64();
  return {
    update: bytes => void hash.update(bytes),
    digest: () => hash.digest().toString(16).padStart(16, '0'),
  };
}

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

/** Whether two byte ranges are equal; eight bytes at a step, because lines are compared often. */
export function sameBytes(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): boolean {
  if (aTo - aFrom !== bTo - bFrom) return false;
  let i = aFrom;
  let j = bFrom;
  for (; i <= aTo - 8; i += 8, j += 8) {
    const first = (a[i] ^ b[j]) | (a[i + 1] ^ b[j + 1]) | (a[i + 2] ^ b[j + 2]) | (a[i + 3] ^ b[j + 3]);
    const second = (a[i + 4] ^ b[j + 4]) | (a[i + 5] ^ b[j + 5]) | (a[i + 6] ^ b[j + 6]) | (a[i + 7] ^ b[j + 7]);
    if ((first | second) !== 0) return false;
  }
  for (; i < aTo; i++, j++) if (a[i] !== b[j]) return false;
  return true;
}
