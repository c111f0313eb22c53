/** Sentences behind the last paragraph that the model read, and that are of the body all the same. */
import { decode } from '../../text/passage.js';
import { endsSigned } from '../../text/signed.js';
import type { Line } from '../../types.js';
import type { PageReading, ReadUnit } from '../page/index.js';

/**
 * Of several articles in a dump each ends where the next one begins: sentences behind the last paragraph are body with such a
 * probability, where what follows them has no more than a share of it. Pages alone have teasers below that are as likely.
 */
const LIKELY = 0.12;
const FALL = 0.4;

/** The reading of one of several articles with the likely sentences behind its last paragraph; what stands among them is in the body. */
export function withLikely(reading: PageReading, stretch: readonly Line[], bytes: Uint8Array): PageReading {
  const { units } = reading;
  const last = units.findLastIndex(({ rule }) => rule === null);
  const isLikely = (unit: ReadUnit): boolean =>
    unit.rule === 'after_body' && unit.probability >= LIKELY && isLastSentence(unit, stretch, bytes);
  const end = units.findLastIndex(isLikely);
  if (last < 0 || end < last) return reading;
  const next = units.find(({ rule }, at) => at > end && rule === 'after_body');
  if (next !== undefined && next.probability > FALL * units[end].probability) return reading;
  const among = (unit: ReadUnit): ReadUnit =>
    isLikely(unit) ? { ...unit, state: 'body', rule: null } : { ...unit, state: 'gap', rule: 'in_body_furniture' };
  return {
    ...reading,
    units: units.map((unit, at) => (at > last && at <= end && unit.rule === 'after_body' ? among(unit) : unit)),
  };
}

/**
 * The units right behind the last paragraph, where nothing else follows on the page and they are sentences that follow as closely
 * as the paragraphs before do.
 */
export function closeBehind({ units }: PageReading, stretch: readonly Line[], bytes: Uint8Array): readonly ReadUnit[] {
  const last = units.findLastIndex(({ rule }) => rule === null);
  const gap = (at: number): number => (units[at]?.lines[0] ?? 0) - (units[at - 1]?.lines.at(-1) ?? 0);
  const behind = units.slice(last + 1).filter(({ rule }) => rule !== 'site_furniture');
  const isLast = behind.every((unit, i) => isLastSentence(unit, stretch, bytes) && gap(last + 1 + i) === gap(last));
  return last > 0 && isLast ? behind : [];
}

/** Whether a unit ends as a sentence, or is signed, and is no entry of a list. */
function isLastSentence({ lines }: ReadUnit, stretch: readonly Line[], bytes: Uint8Array): boolean {
  const end = stretch[lines[lines.length - 1]];
  return !stretch[lines[0]].bullet && (end.sentence || endsSigned(decode(bytes, end.from, end.to)));
}
