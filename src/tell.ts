/** A line on standard error. On a terminal a long one goes on in further lines, which end at words. */
import { formatProblem } from './errors.js';
import type { OutputStream } from './host.js';
import type { Problem } from './types.js';

const USUAL_WIDTH = 80;
const ASCII = /^[ -~]*$/;
/** What takes two columns of a terminal, and what takes none. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/gu;
const NONE = /[\p{M}\p{Cf}]/gu;

/** Tells a problem. */
export function tell(problem: Omit<Problem, 'code'>, stderr: OutputStream): void {
  stderr.write(wrapped(formatProblem(problem), stderr));
}

/** Tells something that is no problem. */
export function tellNote(message: string, stderr: OutputStream, file: string | null = null): void {
  tell({ severity: 'error', file, line: null, message, hint: null }, stderr);
}

function wrapped(line: string, { isTTY, columns }: OutputStream): string {
  if (isTTY !== true) return line;
  let at = 0;
  const most = columns || USUAL_WIDTH;
  const place = (word: string, i: number) => {
    const width = widthOf(word.trimEnd());
    const isNext = i > 0 && at + 1 + width > most;
    at = isNext ? width : at + width + (i > 0 ? 1 : 0);
    return i === 0 ? word : `${isNext ? '\n' : ' '}${word}`;
  };
  return line.split(' ').map(place).join('');
}

/** How many columns a word takes, nearly: exact widths are a table of their own, which is not loaded for this. */
function widthOf(word: string): number {
  if (ASCII.test(word)) return word.length;
  const count = (pattern: RegExp) => word.match(pattern)?.length ?? 0;
  return Array.from(word).length + count(WIDE) - count(NONE);
}
