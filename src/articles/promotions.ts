/** Lines among the paragraphs of a body that promote: a label with another article behind it, an invitation to subscribe. */
import { textOf, wordsOf } from '../text/looks.js';
import { invites } from '../text/invitations.js';
import { promoIn } from '../text/promos.js';
import { REASONS } from '../text/reasons.js';
import type { Line } from '../types.js';
import { takesMost } from './guard.js';

/** Words of a label with a headline behind it, and of an invitation; bytes of either. */
const WORDS = { announced: 32, invited: 14 };
const LONGEST = 400;
/** A question and a cry end headlines too. */
const STOP = /[.。।]["”»’)]?$/u;

/** Drops them behind the first paragraph. */
export function dropPromotions(lines: readonly Line[], bytes: Uint8Array): void {
  const body = lines.filter(({ role, fate }) => fate === 'kept' && (role === 'body' || role === 'subhead'));
  const first = body.findIndex(({ sentence }) => sentence);
  const found = body.filter((line, at) => at > first && isWhole(body, at) && isPromotion(line, bytes));
  if (first < 0 || found.length === 0) return;
  const dropped = new Set(found);
  if (
    takesMost(
      found,
      body.filter(line => !dropped.has(line)),
    )
  )
    return;
  for (const line of found) Object.assign(line, { role: 'furniture', fate: 'dropped', reason: REASONS.promotion });
}

/** Whether a line of a body is a paragraph by itself. */
function isWhole(body: readonly Line[], at: number): boolean {
  return body[at].joint === null && !body[at].continued && (body[at + 1]?.joint ?? null) === null;
}

function isPromotion(line: Line, bytes: Uint8Array): boolean {
  if (line.to - line.from > LONGEST || line.heading > 0) return false;
  const words = wordsOf(line, bytes);
  if (words > WORDS.announced) return false;
  const text = textOf(line, bytes);
  if (line.sentence && STOP.test(text)) return false;
  return promoIn(text) === 'whole' || (words <= WORDS.invited && invites(text));
}
