/** Lines that say when: times, their labels before them, and little else. */
import { bylineOpening } from './bylines.js';
import { clockBehind } from './clock.js';
import { plainText } from './digits.js';
import { remembering } from './remember.js';
import { labelIn, type TimeKind } from './time-labels.js';
import { findTime, mayHoldTime, type TimeValue } from './times.js';

/** The time that a line tells: its label, and the place of the time as written, without the label. */
export interface Timestamp {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Null when the time could not be read. */
  readonly value: TimeValue | null;
  /** What the words before it say of it, and where these begin. */
  readonly kind: TimeKind | null;
  readonly labelFrom: number;
}

/** A line longer than this says more than when. */
const LONGEST = 100;
const LABEL_WORDS = 3;
/** A time has a digit in it, or says “ago”. */
const MAY_TELL = /\p{Nd}| ago/u;
const mayTell = (text: string): boolean => /\d/.test(text) || MAY_TELL.test(text);
/** What may follow a time: a zone, a place, a weekday. */
const TAIL_WORDS = 3;
/** A line tells no more times: that of publication and of the last change, each perhaps twice. */
const MOST_TIMES = 4;
/** A label between a date and its clock. */
const CLOCK_LABEL = /^[\s,|•·(–-]{0,4}\p{L}[\p{L} ]{2,30}?(?=[\s:(]{1,3}\d)/u;
/** What stands behind a time and a sign such as these is not of it. */
const PARTED = /[|•·●⋅»/:：]| [–—-] /u;
const LETTER = /\p{L}/u;
/** What stands behind a time in parts, such as how long it takes to read and who wrote: so many of them, and so many words of the latter. */
const BETWEEN_PARTS = /[|•·●⋅]| [–—-] /u;
const MOST_PARTS = 4;
const BYLINE_WORDS = 6;
const BEFORE_NAMES = /^[\s,;(]{1,4}/u;

const words = (text: string): number => text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
const trimLabel = (text: string): string => text.replace(/[\s:：,|•·–—-]{0,9}$/u, '').trim();

/** Times of one dump recur, and a run knows few lists of labels. */
const readers = new WeakMap<readonly string[], (line: string) => Timestamp | null>();

/**
 * The time that a line tells, or null when it says something else. `labels` are known ones (“Updated”): what follows one
 * is the time as written, even where it could not be read. Lines that recur are read once for each list.
 */
export function findTimestamp(line: string, labels: readonly string[]): Timestamp | null {
  if (line.length > LONGEST) return null;
  if (!mayHoldTime(line) && !labels.some(label => line.startsWith(label))) return null;
  let read = readers.get(labels);
  if (read === undefined) readers.set(labels, (read = remembering(text => readTimestamp(text, labels))));
  return read(line);
}

function readTimestamp(line: string, labels: readonly string[]): Timestamp | null {
  const [time = null, further] = mayTell(line) ? timesIn(line) : [];
  const label = labels.find(label => line.startsWith(label) && /^[\s:]/u.test(line.slice(label.length)));
  if (label !== undefined) {
    const from = label.length + (/^[\s:]{1,4}/u.exec(line.slice(label.length))?.[0].length ?? 0);
    if (!mayTell(line.slice(from))) return null;
    if (time === null)
      return { label, from, to: line.length, value: null, kind: labelIn(label)?.kind ?? null, labelFrom: 0 };
    return time.value === null ? { ...time, label, from } : { ...time, label };
  }
  if (time === null || words(line.slice(0, time.labelFrom)) > LABEL_WORDS) return null;
  if (further === undefined && !isTail(line.slice(time.to))) return null;
  return /[.!?。]$/u.test(line.slice(0, time.from).trimEnd()) ? null : time;
}

/** Whether no part of what stands behind a time says more than such things say, or it says who wrote. */
function isTail(rest: string): boolean {
  const parts = rest.split(BETWEEN_PARTS);
  return (
    parts.length <= MOST_PARTS && parts.every(part => words(part) <= (isBylineAt(part) ? BYLINE_WORDS : TAIL_WORDS))
  );
}

const isBylineAt = (rest: string): boolean => bylineOpening(rest.replace(BEFORE_NAMES, '')) > 0;

/** The times that a line tells, in order, each with what stands before it as its label. */
export const timesIn: (line: string) => readonly Timestamp[] = remembering(readTimes);

function readTimes(text: string): readonly Timestamp[] {
  const line = plainText(text);
  const found: Timestamp[] = [];
  for (let at = 0; found.length < MOST_TIMES; ) {
    const time = findTime(line.slice(at));
    if (time === null) break;
    const before = line.slice(at, at + time.from);
    const label = labelIn(before);
    const labelFrom = at + (label?.from ?? time.from);
    const named = { label: trimLabel(before), kind: label?.kind ?? null, from: at + time.from, labelFrom };
    const clock = clockApart(line, at + time.to, time.value);
    const to = clock?.to ?? endOf(line, at + time.to);
    found.push({ ...named, ...clock, to, value: clock?.value ?? time.value });
    const again = clockAgain(line, at + time.to, time.value);
    if (again !== null) found.push(again);
    at = Math.max(at + time.to, again?.to ?? to);
  }
  return found;
}

/** A clock that stands behind its date and a label: `20 November 2026 Last updated at 14:05`. */
function clockApart(line: string, end: number, value: TimeValue | null) {
  if (value?.kind !== 'absolute' || value.iso.includes('T')) return null;
  const label = CLOCK_LABEL.exec(line.slice(end));
  const kind = label === null ? null : (labelIn(label[0])?.kind ?? null);
  if (label === null || kind === null) return null;
  const clock = clockBehind(line, end + label[0].length);
  if (clock === null || clock.iso === '') return null;
  const to = end + label[0].length + clock.length;
  return { kind, to, value: { kind: 'absolute', iso: value.iso + clock.iso } as const };
}

/** The clock of the last change behind a time of the same day: `4 March 2025, 08:12 (updated 09:14)`. */
function clockAgain(line: string, end: number, value: TimeValue | null): Timestamp | null {
  const [day, hour] = value?.kind === 'absolute' ? value.iso.split('T') : [];
  const match = hour === undefined ? null : CLOCK_LABEL.exec(line.slice(end));
  const label = match === null ? null : labelIn(match[0]);
  if (match === null || label?.kind !== 'updated') return null;
  const behind = end + match[0].length;
  const clock = clockBehind(line, behind);
  if (clock === null || clock.iso === '') return null;
  const from = behind + (BEFORE_CLOCK.exec(line.slice(behind))?.[0].length ?? 0);
  const told = { label: trimLabel(match[0]), kind: label.kind, labelFrom: end + label.from };
  return { ...told, from, to: behind + clock.length, value: { kind: 'absolute', iso: `${day}${clock.iso}` } };
}

const BEFORE_CLOCK = /^[\s:(]{1,3}/u;

/** Where a time ends: with a zone, a place or a weekday behind it, when these are the rest of the line. */
function endOf(line: string, end: number): number {
  const rest = line.slice(end);
  if (!LETTER.test(rest)) return end;
  const isApart = PARTED.test(rest) || /\d/.test(rest) || isBylineAt(rest);
  return isApart || words(rest) > TAIL_WORDS ? end : line.trimEnd().length;
}
