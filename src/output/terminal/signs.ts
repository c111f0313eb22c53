/** The signs by which a terminal tells what became of a line or a record, and from when on it is in doubt. */
import type { Fate } from '../../types.js';

export const SYMBOLS: Readonly<Record<Fate, string>> = { kept: '●', collapsed: '↺', dropped: '✕' };
/** Stands beside what is less certain than DOUBTFUL. */
export const DOUBT = '?';
export const DOUBTFUL = 0.65;
/** Stands before the other records that a record has to do with. */
export const KIN = '=';
