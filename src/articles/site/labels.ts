/**
 * Labels that lines begin with: `Read also: Ferries stay in port`. What one announces differs from page to page, the label does
 * not: where it stands on two articles of a site, what it announces is of neither.
 */
import { foldKey } from '../units/folds.js';

/** Characters and words of a label; a figure in it counts something, such as steps. */
const LABEL = /^[\s>»›•*–-]{0,4}([\p{L}\p{M}][\p{L}\p{M}’' -]{1,38}?)\s?[:：]\s*(?=[\p{L}\p{N}"'“‘«„「])/u;
const MOST_WORDS = 4;

/** The key of the label that a text begins with: below 0, and so no fold of a line; 0 where there is none. */
export function labelKey(text: string): number {
  const label = LABEL.exec(text)?.[1];
  if (label === undefined || label.split(/[ -]/u).length > MOST_WORDS) return 0;
  const key = foldKey(label.toLowerCase());
  return key === 0 ? 0 : -key;
}
