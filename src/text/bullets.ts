/** Bullets at the beginning of a line. */
import { characterLength, pointAt } from './characters.js';

const points = (signs: string): Set<number> => new Set([...signs].map(sign => sign.codePointAt(0) as number));
const BULLETS = points('•‣▪●◦∙·■►▶➤✓');
/** These are bullets only before a space. */
const DASHES = points('-*–—');
const SPACE = 0x20;
/** 1 for the bytes that a bullet can begin with. */
const mayBegin = new Uint8Array(256);
for (const point of [...BULLETS, ...DASHES]) mayBegin[new TextEncoder().encode(String.fromCodePoint(point))[0]] = 1;

/** Bytes of the bullet and the spaces behind it at the beginning of [from, to); 0 when there is none, or nothing behind it. */
export function bulletLength(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || mayBegin[bytes[from]] === 0) return 0;
  const point = pointAt(bytes, from);
  let at = from + characterLength(bytes[from]);
  if (!BULLETS.has(point) && !(DASHES.has(point) && bytes[at] === SPACE)) return 0;
  while (at < to && bytes[at] === SPACE) at++;
  return at < to ? at - from : 0;
}
