/** Lines that say when: a time, its label before it, and little else. */
import { findTime, type TimeValue } from './times.js';

/** The time that a line tells: its label, and the place of the time as written, without the label. */
export interface Timestamp {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Null when the time could not be read. */
  readonly value: TimeValue | null;
}

/** A line longer than this says more than when. */
const LONGEST = 100;
const LABEL_WORDS = 3;
/** A time has a digit in it, or says “ago”. */
const MAY_TELL = /\p{Nd}| ago/u;
/** What may follow a time: a zone, a place, a weekday. */
const TAIL_WORDS = 3;

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const trimLabel = (text: string): string => text.replace(/[\s:：,|•·–—-]{0,9}$/u, '').trim();

/**
 * The time that a line tells, or null when it says something else. `labels` are known ones (“Updated”): what follows one
 * is the time as written, even where it could not be read.
 */
export function findTimestamp(line: string, labels: readonly string[] = []): Timestamp | null {
  if (line.length > LONGEST) return null;
  const time = MAY_TELL.test(line) ? findTime(line) : null;
  const known = labels.find(label => line.startsWith(label) && /^[\s:]/u.test(line.slice(label.length)));
  if (known !== undefined) {
    const from = known.length + (/^[\s:]{1,4}/u.exec(line.slice(known.length))?.[0].length ?? 0);
    return from < line.length ? { label: known, from, to: line.length, value: time?.value ?? null } : null;
  }
  if (time === null || words(line.slice(0, time.from)) > LABEL_WORDS || words(line.slice(time.to)) > TAIL_WORDS)
    return null;
  if (/[.!?。]$/u.test(line.slice(0, time.from).trimEnd())) return null;
  return { label: trimLabel(line.slice(0, time.from)), from: time.from, to: line.length, value: time.value };
}
