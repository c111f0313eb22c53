/** What a line shows by itself: times and credits, of any text. */
import { findCredit } from '../../../src/text/credits.js';
import { composed, folded } from '../../../src/text/fold.js';
import { printable } from '../../../src/text/printable.js';
import { findTimestamp } from '../../../src/text/timestamps.js';

export function target(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes);
  const credit = findCredit(text);
  if (credit !== null && (credit.from < 0 || credit.to > text.length || credit.from >= credit.to))
    throw new Error('a credit beyond its line');
  findTimestamp(text, ['Updated', 'Published']);
  folded(text);
  composed(text);
  if (/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(printable(text))) throw new Error('not printable');
}
