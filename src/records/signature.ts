/** The agency that the last paragraph of a body is signed by, where the first one names none: `… on Monday. (ab/Agency)`. */
import { decode, Passage } from '../text/passage.js';
import { signingAgency } from '../text/signed.js';
import { within } from './kept.js';

/** A signature is looked for in the last bytes of a paragraph, which end with a bracket or a capital. */
const LOOKED_AT = 240;
const BRACKET = 0x29;
const WIDE_BRACKET = 0x89;
const isCapital = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

/** The agency behind a body; null when none is known there. */
export function agencyBehind(paragraphs: readonly Passage[]): Passage | null {
  const last = paragraphs.at(-1);
  if (last === undefined || last.rest !== null) return null;
  const { bytes, line, from, to } = last;
  const end = bytes[to - 1];
  if (end !== BRACKET && end !== WIDE_BRACKET && !isCapital(end)) return null;
  let start = Math.max(from, to - LOOKED_AT);
  while ((bytes[start] & 0xc0) === 0x80) start++;
  const text = decode(bytes, start, to);
  const found = signingAgency(text);
  return found === null ? null : within(new Passage(bytes, line, start, to), text, ...found);
}
