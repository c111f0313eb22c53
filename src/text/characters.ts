/** Reading characters off UTF-8 bytes: code points, and which of them make up words. */

const BMP = 0x10000;
const BLOCK = 256;

/** What a code point is to the word counter. */
export const OTHER = 1;
export const WORD = 2;
export const IDEOGRAPH = 3;

const WORD_PATTERN = /[\p{L}\p{M}\p{N}]/u;
const IDEOGRAPH_PATTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The class of each code point of the BMP, made block by block when first met: 0 is not known yet. */
const classes = new Uint8Array(BMP);

function classOf(point: number): number {
  const character = String.fromCodePoint(point);
  if (!WORD_PATTERN.test(character)) return OTHER;
  return IDEOGRAPH_PATTERN.test(character) ? IDEOGRAPH : WORD;
}

function fillBlock(point: number): void {
  const first = point - (point % BLOCK);
  for (let at = first; at < first + BLOCK; at++) classes[at] = at >= 0xd800 && at < 0xe000 ? OTHER : classOf(at);
}

/** OTHER, WORD (letter, mark or digit) or IDEOGRAPH (Han or Kana: a word each). */
export function characterClass(point: number): number {
  if (point >= BMP) return classOf(point);
  if (classes[point] === 0) fillBlock(point);
  return classes[point];
}

/** Bytes of the character that begins with `lead`, in well-formed UTF-8. */
export function characterLength(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The code point that begins at `at`, in well-formed UTF-8. */
export function pointAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  return (
    ((lead & 0x07) << 18) | ((bytes[at + 1] & 0x3f) << 12) | ((bytes[at + 2] & 0x3f) << 6) | (bytes[at + 3] & 0x3f)
  );
}

/** Where the character that ends before `to` begins, in well-formed UTF-8. */
export function characterBefore(bytes: Uint8Array, to: number): number {
  let at = to - 1;
  while ((bytes[at] & 0xc0) === 0x80) at--;
  return at;
}
