/** Features of a unit by itself: how long it is, how it ends, its capitals, digits and signs. */
import type { Columns, Known } from './columns.js';
import { type Column, columnBy, mapped } from './sums.js';

/** Takes one feature of all units. */
export type Emit = (name: string, column: Column) => void;

/** Units with fewer words are short. */
const SHORT = 4;
/** From so many words on a repeat says no more than that it is one. */
const LONG = 12;
const MOST_COMMAS = 3;
const MOST_ENDS = 4;
const MOST_SEPARATORS = 4;
const MOST_REPEATS = 3;
/** Signs of rights and addresses: a mark, or a name with a dot and an ending in small letters. */
const SYMBOLS = /[©®™@]|:\/\/|(?<=[\p{L}\p{N}])\.\p{Ll}{2,4}(?![\p{L}\p{N}])/u;

const share = (count: number, most: number): number => Math.min(most, count) / most;

const OWN: readonly (readonly [string, (known: Known) => number | boolean])[] = [
  ['short', ({ measures }) => measures.words < SHORT],
  ['ellipsis', ({ measures }) => measures.ellipsis],
  ['colon', ({ measures }) => measures.colon],
  ['commas', ({ measures }) => share(measures.commas, MOST_COMMAS)],
  ['inner_ends', ({ measures }) => share(measures.innerEnds, MOST_ENDS)],
  ['digits', ({ measures }) => measures.digitShare],
  ['capitals', ({ measures }) => measures.capitalShare],
  ['bullet', ({ measures }) => measures.bullet],
  ['lower_start', ({ measures }) => measures.lowerStart],
  ['separators', ({ measures }) => share(measures.separators, MOST_SEPARATORS)],
  ['symbol', ({ unit }) => SYMBOLS.test(unit.text)],
  ['quote', ({ measures }) => measures.quote],
  ['repeats', ({ measures, repeats }) => Math.min(measures.words < LONG ? MOST_REPEATS : 1, repeats)],
];

/** Emits what a unit says by itself. */
export function ownFeatures(page: Columns, emit: Emit): void {
  const { known, length, ends, mass, blanks } = page;
  const count = known.length;
  for (const [name, value] of OWN)
    emit(
      name,
      columnBy(count, at => Number(value(known[at]))),
    );
  emit('length', length);
  emit(
    'length_squared',
    columnBy(count, at => (length[at] * length[at]) / 10),
  );
  emit(
    'ends_length',
    columnBy(count, at => ends[at] * length[at]),
  );
  emit('mass', mapped(mass, Math.log1p));
  emit('blanks_1', blanks[0]);
  emit('blanks_2', blanks[1]);
  emit('blanks_3', blanks[2]);
}
