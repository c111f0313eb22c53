/** Captions and credits near the body of a page that the model read, told by whom a picture is owed to. */
import { saysWhere } from '../../text/credit-endings.js';
import { namesAgency, saysOwed } from '../../text/credits.js';
import { creditOf, textOf, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';

/** Times, bylines and captions stand within so many units above the body. */
export const ABOVE = 12;
/** A caption has more words than a link with something in brackets behind it. */
const CAPTION_WORDS = 6;
/** A sentence, a bar and a name: `The mill from above. | DANA VEY`. */
const BARRED = /\p{L}[.!?…]["”»]? ?[|｜] ?[^|｜]{2,40}$/u;

/** A caption above the body ends with a credit. */
export function captionAbove(line: Line, distance: number, bytes: Uint8Array): 'caption' | null {
  if (!line.worded || line.bullet || distance > ABOVE) return null;
  if (creditOf(line, bytes)?.whole !== false) return saysWhere(textOf(line, bytes)) ? 'caption' : null;
  const isLong = wordsOf(line, bytes) >= CAPTION_WORDS || isBarred(line, bytes) || saysOwed(textOf(line, bytes));
  const isShownAgain = line.again || line.back > 0;
  return isLong || (isShownAgain && hasAgency(line, bytes)) ? 'caption' : null;
}

/** Whether a bar parts the credit of a line from a sentence, as it does nothing else. */
export const isBarred = (line: Line, bytes: Uint8Array): boolean => BARRED.test(textOf(line, bytes));

/** A caption among paragraphs that was not read as one of them says whom its picture is owed to; the sign of an owner is not enough. */
export function captionAmong(line: Line, bytes: Uint8Array): 'caption' | null {
  if (line.sentence || captionAbove(line, 0, bytes) === null) return null;
  const text = textOf(line, bytes);
  return saysWhere(text) || saysOwed(text.replaceAll('©', '')) ? 'caption' : null;
}

/** Whether the credit of a line names an agency. */
export function hasAgency(line: Line, bytes: Uint8Array): boolean {
  const credit = creditOf(line, bytes);
  return credit !== null && namesAgency(textOf(line, bytes).slice(credit.from, credit.to));
}

/** A line that says whom a picture is owed to, and nothing else. */
export function creditInside(line: Line, bytes: Uint8Array): 'credit' | null {
  return creditOf(line, bytes)?.whole === true && saysOwed(textOf(line, bytes)) ? 'credit' : null;
}
