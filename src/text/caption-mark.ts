/**
 * The mark of a caption that a page itself says is one: white space that no text begins with, which is cut off as any other, so that
 * the text reads the same.
 */
import type { Line } from '../types.js';

export const CAPTION_MARK = '\v\f';
const [FIRST, SECOND] = new TextEncoder().encode(CAPTION_MARK);

/** Whether a line has it. */
export function isMarkedCaption({ textFrom, from }: Line, bytes: Uint8Array): boolean {
  return from === textFrom + CAPTION_MARK.length && bytes[textFrom] === FIRST && bytes[textFrom + 1] === SECOND;
}
