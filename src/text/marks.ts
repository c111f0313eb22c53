/** Orphan marks: combining marks of a script behind no letter of it, as dumps have them where something was lost. */
import { characterBefore, isLetter, kindOfPoint, OTHER, pointAt } from './characters.js';

/** A mark of one script; those of all scripts (accents, variation selectors) may stand on any sign. */
const SCRIPT_MARK = /^(?=\p{M})\P{Script=Inherited}$/u;

/** Where the text of [from, to) ends without the orphan marks at its end; never nothing. */
export function withoutOrphanMarks(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && bytes[end - 1] >= 0x80) {
    const at = characterBefore(bytes, end);
    const point = pointAt(bytes, at);
    if (kindOfPoint(point) === OTHER || !SCRIPT_MARK.test(String.fromCodePoint(point))) break;
    end = at;
  }
  if (end === to || end === from) return to;
  return isLetter(pointAt(bytes, characterBefore(bytes, end))) ? to : end;
}
