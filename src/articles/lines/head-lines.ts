/**
 * Times and writers on a page that nobody configured: which lines near the headline and the body tell them. The masthead above
 * has times too (today’s), and so have lists below and beside; those stand apart from the headline, without a label.
 *
 *     Sunday 22 November 2026 14:05      Home  News      H   Dana Vey   20 November 2026   B B B      Published: 20 November
 *     └ masthead: not taken                              └── around the headline ──────┘             └ below: with a label
 */
import { KNOWN_FURNITURE, KNOWN_LABELS } from '../../layouts/index.js';
import { areNames, bylineOpening, isAddress, isBylineText, isOpeningAlone } from '../../text/bylines.js';
import { mayBeCaselessName } from '../../text/caseless-names.js';
import { saysTaken } from '../../text/credit-endings.js';
import { creditOf, textOf, timeOf, wordsOf } from '../../text/looks.js';
import { matchesIn } from '../../text/matches.js';
import { decode } from '../../text/passage.js';
import { mayHoldDate } from '../../text/times.js';
import { timesIn } from '../../text/timestamps.js';
import type { Line } from '../../types.js';

/**
 * A line of more bytes or, beside its times, of more words says more than when and who; without label or byline it has fewer. On real
 * pages 5 of 657 days are lost with 16 and 5 words, and with 24 and 15 more headlines are lost than days won (`tests/fit/fields.py`).
 */
export const LONGEST_TOLD = 260;
const WORDS = { named: 24, plain: 8 };
/** A byline that stands where no headline is near has no more words. */
const BYLINE_WORDS = 12;
/** A name in capitals and the bar or dot that parts it from what once stood behind it: `FIRST LAST |`. */
const NAME = /^\p{Lu}[\p{Lu}\p{M}.'’-]+(?: [\p{Lu}\p{M}.'’-]+){1,3} ?[|·]$/u;
/** Bytes of a name, at most. */
const LONGEST_NAME = 120;
const BULLET = /^[*•·–-]\s+/u;
const BAR = '|'.charCodeAt(0);

const count = (text: string): number => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;

/** What a line tells of when and who: a time with its label, a time alone, a byline. */
export type Told = 'labelled' | 'time' | 'byline';

/** What a line tells; null when it tells something else. */
export function toldBy(line: Line, bytes: Uint8Array): Told | null {
  if (!line.worded || line.to - line.from > LONGEST_TOLD) return null;
  const time = timeOf(line, bytes, KNOWN_LABELS);
  // What cannot be read and has no label may be any words with a year behind them.
  if (time !== null && (time.kind !== null || time.value !== null))
    return time.kind !== null ? 'labelled' : saysTaken(textOf(line, bytes)) ? null : 'time';
  return compound(line, bytes) ?? (isByline(line, bytes) && !saysBy(line, bytes) ? 'byline' : null);
}

/** A line that tells a time and, with it, who wrote or how long it takes to read; the day in a caption is the picture’s. */
function compound(line: Line, bytes: Uint8Array): Told | null {
  const text = textOf(line, bytes);
  const times = mayHoldDate(text) ? timesIn(text) : [];
  if (times.length === 0) return null;
  const labelled = times.some(({ kind }) => kind !== null);
  const front = text.slice(0, times[0].labelFrom).replace(BULLET, '');
  const named = labelled || bylineOpening(front) > 0 || bylineOpening(text.slice(times[0].to).trimStart()) > 0;
  const told = times.reduce((sum, { labelFrom, to }) => sum + count(text.slice(labelFrom, to)), 0);
  if (!labelled && (line.sentence || creditOf(line, bytes)?.whole === false)) return null;
  if (count(text) - told > (named ? WORDS.named : WORDS.plain)) return null;
  return labelled ? 'labelled' : 'time';
}

/** Whether a line begins as a byline, or is a name in capitals cut off at a bar. */
export function isByline(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || wordsOf(line, bytes) > BYLINE_WORDS) return false;
  const text = textOf(line, bytes).replace(BULLET, '');
  return isBylineText(text) || (line.to - line.from <= LONGEST_NAME && NAME.test(text));
}

/** Whether a line is a name in capitals cut off at a bar. */
export function isCutName(line: Line, bytes: Uint8Array): boolean {
  const last = bytes[line.to - 1];
  return (last === BAR || last >= 0x80) && line.to - line.from <= LONGEST_NAME && NAME.test(textOf(line, bytes));
}

/** Whether a line is a name by its shape; a byline only beside a time. */
export function isNameLine(line: Line, bytes: Uint8Array): boolean {
  if (line.sentence || line.to - line.from > LONGEST_NAME) return false;
  const text = textOf(line, bytes).replace(BULLET, '');
  return areNames(text) && !KNOWN_FURNITURE.includes(text);
}

/**
 * Whether a line has what may be a name in a script without capitals, and none of the menus above says the same. No more tells it from
 * a label: it is a byline beside a time, or with what its bearer is.
 */
export function isCaselessName(line: Line, name: string, menus: readonly Line[], bytes: Uint8Array): boolean {
  if (line.sentence || bytes[line.from] < 0x80 || line.to - line.from > LONGEST_NAME) return false;
  return mayBeCaselessName(name.replace(PLACE, '')) && !menus.some(({ key }) => key === line.key);
}

/** A writer may stand behind the town where he writes, and a colon. */
const PLACE = /^[^:：]{1,30}[:：]\s+/u;

/** A word that begins with a small letter. */
const SMALL_WORD = /(?<![\p{L}\p{N}’'-])\p{Ll}[\p{L}\p{M}]+/gu;
/** A button stands on a page more often than a name. */
const MOST_SHOWINGS = 3;

/**
 * Whether a name is one of a person and no button or section: it has words that the page does not write with a small letter (one
 * of them, or where less speaks for it `all`), and stands on it a few times at most.
 */
export function isOwnName(
  line: Line,
  page: readonly Line[],
  bytes: Uint8Array,
  all: boolean = false,
  name: string = textOf(line, bytes),
): boolean {
  const words = name.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  const parts = words.filter(part => /\p{Ll}/u.test(part));
  // In capitals it may be a label as well.
  const isLoud = parts.length === 0;
  const left = new Set((isLoud ? words : parts).map(part => part.toLowerCase()));
  const least = all || isLoud ? left.size : 1;
  let showings = 0;
  for (const other of page) {
    if (other.key === line.key) showings++;
    if (!other.worded || left.size < least) continue;
    const text = decode(bytes, other.from, other.to);
    if (!isAddress(text)) for (const [word] of matchesIn(SMALL_WORD, text)) left.delete(word);
  }
  return left.size > 0 && left.size >= least && showings <= MOST_SHOWINGS;
}

/** Whether a line says no more than that the writer’s name follows. */
export function saysBy(line: Line, bytes: Uint8Array): boolean {
  if (line.to - line.from > LONGEST_NAME) return false;
  return isOpeningAlone(textOf(line, bytes));
}
