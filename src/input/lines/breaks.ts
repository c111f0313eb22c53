/** Finding line ends: LF, CR LF and CR. All else that Unicode calls a line end is white space here, as in grep and awk. */

export const LF = 0x0a;
export const CR = 0x0d;

/** A word is four bytes; `(word - BELOW) & ~word & TOPS` is not 0 exactly when one of them is less than 0E. */
const BELOW = 0x0e0e0e0e;
const TOPS = 0x80808080 | 0;

/**
 * The first LF or CR in bytes [from, to), or `to`; `words` is the same buffer seen as words. Eight bytes a step, because
 * V8's indexOf takes them one by one (measured on lines of 130 bytes: 2.2 GB/s against 1.4).
 */
export function nextBreak(bytes: Uint8Array, words: Int32Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    for (; (at & 3) !== 0 && at < to; at++) if (bytes[at] === LF || bytes[at] === CR) return at;
    if (at >= to) return to;
    let word = at >> 2;
    for (const last = (to >> 2) - 1; word < last; word += 2) {
      const first = words[word];
      const second = words[word + 1];
      if ((((first - BELOW) & ~first) | ((second - BELOW) & ~second)) & TOPS) break;
    }
    at = word << 2;
    for (const end = Math.min(at + 8, to); at < end; at++) if (bytes[at] === LF || bytes[at] === CR) return at;
  }
}

/** The same for UTF-16, where `high` is the place of a unit's high byte, 0 or 1, and [from, to) are whole units. */
export function nextWideBreak(bytes: Uint8Array, high: 0 | 1, from: number, to: number): number {
  for (let at = from; at < to; at += 2) {
    const low = bytes[at + 1 - high];
    if ((low === LF || low === CR) && bytes[at + high] === 0) return at;
  }
  return to;
}
