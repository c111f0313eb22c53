/**
 * Lines among the paragraphs of a body that promote: a label with another article or a list of them behind it, an invitation to
 * subscribe, what stands over an advertisement:
 *
 *     B B x B B        B B K H H B        B x B
 *         │                └───┘            invitation
 *         other article    label, headlines
 */

import { ADVERTS, isAdvert } from '../../text/adverts.js';
import { INVITING, invites } from '../../text/invitations.js';
import { textOf, wordsOf } from '../../text/looks.js';
import { mayOpen } from '../../text/openings.js';
import { PROMO_SIGNS, PROMO_WORDS, promoIn } from '../../text/promos.js';
import { REASONS } from '../../text/reasons.js';
import type { Line, Reason } from '../../types.js';
import { behindFirst, dropAmong, isWhole } from '../lines/fates.js';
import { isLink } from './link-lists.js';

/** So many headlines stand below a label, at most. */
const LINKS = 5;
/** Words of an invitation; bytes of a line that promotes. */
const INVITED_WORDS = 14;
const LONGEST = 800;
/** A question and a cry end headlines too. */
const STOP = /[.。।]["”»’)]?$/u;

const mayPromote = mayOpen([...PROMO_WORDS, ...INVITING, ...ADVERTS], PROMO_SIGNS);

/** Drops them behind the first paragraph. */
export function dropPromotions(lines: readonly Line[], bytes: Uint8Array): void {
  const body = lines.filter(({ role, fate }) => fate === 'kept' && (role === 'body' || role === 'subhead'));
  const found = new Map<Line, Reason>();
  const first = body[behindFirst(body)];
  let [at, links, isBehind] = [-1, 0, false];
  for (const line of lines) {
    const isBody = line === body[at + 1];
    if (isBody) at++;
    isBehind ||= line === first;
    // The label itself may have been dropped, since all pages of the site have it.
    if (!isBehind || !(isBody || isDropped(line))) continue;
    const promotion = !isBody || isWhole(body, at) ? promotionIn(line, bytes) : null;
    if (promotion === 'label') links = LINKS;
    else if (promotion === null && (links === 0 || !isLink(line, bytes))) {
      if (isBody) links = 0;
      continue;
    } else if (promotion === null) links--;
    if (isBody) found.set(line, REASONS.promotion);
  }
  dropAmong(body, found);
}

/** Whether a line was dropped that other pages of the site have, too. */
const isDropped = ({ fate, reason }: Line): boolean =>
  fate === 'dropped' && reason.name === REASONS.site_furniture.name;

/** What a line promotes: what stands below it, or what it says as a whole. */
function promotionIn(line: Line, bytes: Uint8Array): 'label' | 'whole' | null {
  if (line.to - line.from > LONGEST || !mayPromote(bytes, line.from, line.to)) return null;
  const text = textOf(line, bytes);
  return promoIn(text) ?? (isAdvert(text) || isInvitation(line, text, bytes) ? 'whole' : null);
}

function isInvitation(line: Line, text: string, bytes: Uint8Array): boolean {
  if (line.heading > 0 || !invites(text)) return false;
  return wordsOf(line, bytes) <= INVITED_WORDS && !(line.sentence && STOP.test(text));
}
