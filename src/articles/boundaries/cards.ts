/**
 * Cards: the teasers of a section page, each a picture’s caption with the section glued to its end, a headline, a standfirst and
 * the writer. A headline may stand before the caption as well:
 *
 *     H _ CK _ H _ S _ Y _ CK _ H _ S _ Y _ CK _ H _ S _ Y
 */
import { generic } from '../../layouts/index.js';
import { gluedLabel, mayEndWithLabel } from '../../text/credits.js';
import { textOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Role } from '../../types.js';
import { collapse } from '../lines/fates.js';
import type { Settled } from '../roles/settled.js';

/** Places [first, end) of a teaser's lines. */
export interface Teaser {
  readonly first: number;
  readonly end: number;
}

/** So many cards make a page of them. */
const FEWEST = 3;
/** What stands below the caption, in this order; a headline at least. */
const BELOW: readonly Role[] = ['headline', 'body', 'byline'];
/** How sure a card is one. */
const CONFIDENCE = 0.6;

/** The cards of a stretch, in order; null when there are too few. */
export function findCards(lines: readonly Line[], bytes: Uint8Array): Teaser[] | null {
  if (!lines.some(line => line.worded && isPicture(line, bytes))) return null;
  const places = lines.flatMap(({ worded }, place) => (worded ? [place] : []));
  const found: Teaser[] = [];
  for (let at = 0; at < places.length; at++) {
    if (!isPicture(lines[places[at]], bytes)) continue;
    let end = at + 1;
    while (end < places.length && end - at <= BELOW.length && !beginsCard(lines, places, end, bytes)) end++;
    if (end - at < 2) return null;
    const isShownBefore = at > 0 && lines[places[at - 1]].key === lines[places[at + 1]].key;
    found.push({ first: places[isShownBefore ? at - 1 : at], end: places[end - 1] + 1 });
    at = end - 1;
  }
  return found.length < FEWEST ? null : found;
}

function isPicture(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.bullet || !mayEndWithLabel(bytes, line.from, line.to)) return false;
  return gluedLabel(textOf(line, bytes)) >= 0;
}

/** Whether a card begins at a line: a caption, or the headline that stands before it as well. */
function beginsCard(lines: readonly Line[], places: readonly number[], at: number, bytes: Uint8Array): boolean {
  if (isPicture(lines[places[at]], bytes)) return true;
  if (at + 2 >= places.length || lines[places[at]].key !== lines[places[at + 2]].key) return false;
  return isPicture(lines[places[at + 1]], bytes);
}

/** Gives the lines of a card their roles. */
export function settleCard(lines: readonly Line[], bytes: Uint8Array): Settled {
  const worded = lines.filter(line => line.worded);
  const picture = worded.findIndex(line => isPicture(line, bytes));
  worded.forEach((line, at) => {
    line.role = at <= picture ? 'caption' : BELOW[at - picture - 1];
    line.fate = 'kept';
    line.reason = REASONS.teaser;
  });
  if (picture > 0) {
    worded[0].role = 'headline';
    collapse(worded[picture + 1], worded[0], bytes);
  }
  return { found: true, layout: generic, confidence: CONFIDENCE, issues: ['teaser'] };
}
