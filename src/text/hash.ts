/** Hashing: xxHash64 (WebAssembly) for ids, a sampled 32-bit key to find equal lines. */
import xxhash from 'xxhash-wasm';

const { h64Raw } = await xxhash();

/** 16 hexadecimal digits of xxHash64 (seed 0). */
export function hash64(bytes: Uint8Array): string {
  return h64Raw(bytes).toString(16).padStart(16, '0');
}

const SAMPLES = 8;

/**
 * A key that is equal for equal bytes: length and up to eight bytes from each end and the middle, so it costs the same for
 * any length. It only finds candidates; who uses it compares the bytes.
 */
export function lineKey(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  let key = Math.imul(length, 0x9e3779b1);
  const count = Math.min(SAMPLES, length);
  const middle = from + ((length - count) >> 1);
  for (let i = 0; i < count; i++) {
    key = Math.imul(key ^ bytes[from + i], 0x01000193);
    key = Math.imul(key ^ bytes[middle + i], 0x01000193);
    key = Math.imul(key ^ bytes[to - 1 - i], 0x01000193);
  }
  return key;
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
