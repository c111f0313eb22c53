/** Kickers: where heads with all that stands above their headlines come one after the other, the labels that name a section. */

import { isButton } from '../../text/buttons.js';
import { isBlank } from '../../text/line.js';
import { isClockLine, textOf, wordsOf } from '../../text/looks.js';
import { promoIn } from '../../text/promos.js';
import { REASONS } from '../../text/reasons.js';
import type { Line } from '../../types.js';
import type { Head } from './heads.js';

/** Words of a section. */
const SECTION_WORDS = 3;

/** The labels right above headlines that do not stand above all of them, as what is the same on all pages does. */
export function kickersOf(lines: readonly Line[], heads: readonly Head[], bytes: Uint8Array): readonly Line[] {
  const labels = heads.map(({ first, headline }) => lines.slice(first, headline).filter(line => !isBlank(line)));
  const isEverywhere = ({ key }: Line): boolean => labels.every(some => some.some(line => line.key === key));
  return labels.flatMap(some => {
    const line = some.at(-1);
    if (line === undefined || !line.worded || line.sentence || wordsOf(line, bytes) > SECTION_WORDS) return [];
    const text = textOf(line, bytes);
    const isOther = isClockLine(line, bytes) || isButton(text) || promoIn(text) !== null;
    return isEverywhere(line) || isOther ? [] : [line];
  });
}

/** Keeps those that nothing else was seen in. */
export function settleKickers(kickers: readonly Line[]): void {
  for (const line of kickers)
    if (line.role === 'furniture' && line.fate === 'dropped')
      Object.assign(line, { role: 'kicker', fate: 'kept', reason: REASONS.section_above });
}
