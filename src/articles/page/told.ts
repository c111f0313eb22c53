/** What units near a body tell of when and who. */
import { bylineOpening } from '../../text/bylines.js';
import { mayHoldDate } from '../../text/times.js';
import { timesIn } from '../../text/timestamps.js';
import { isTime } from './candidates.js';
import type { Known } from './columns.js';

/** What a unit tells beside headlines: a time, with or without its label, or who wrote. */
export interface Told {
  readonly time: boolean;
  readonly byline: boolean;
}

/** A unit of more words tells more than when and who. */
const TOLD_WORDS = 24;

/** What a unit tells. */
export function toldBy({ unit, measures }: Known): Told {
  const isShort = measures.words <= TOLD_WORDS && !measures.ends;
  return {
    time: isShort && (isTime(unit.text, measures.words) || (mayHoldDate(unit.text) && timesIn(unit.text).length > 0)),
    byline: isShort && bylineOpening(unit.text) > 0,
  };
}

/** Units above a body among which its time stands, and those above it among which its headline does; a headline has so many words. */
const TIME_OVER = 6;
const HEADLINE_OVER = 8;
const HEADLINE_WORDS = 4;
const STANDFIRSTS = 1;

/** Whether a time stands above the first unit that is kept, and a line as long as a headline near it. */
export function isToldAbove(known: readonly Known[], given: readonly { readonly rule: unknown }[]): boolean {
  const kept = given.flatMap(({ rule }, at) => (rule === null ? [at] : []));
  const [start] = kept;
  // A standfirst may have been kept too.
  const near = known.slice(Math.max(0, start - TIME_OVER), kept[Math.min(kept.length - 1, STANDFIRSTS)]);
  const over = known.slice(Math.max(0, start - HEADLINE_OVER), start);
  return (
    near.some(unit => toldBy(unit).time) &&
    over.some(({ measures }) => measures.words >= HEADLINE_WORDS && !measures.bullet)
  );
}
