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
const mayTell = (text: string): boolean => /\d/.test(text) || MAY_TELL.test(text);
/** What may follow a time: a zone, a place, a weekday. */
const TAIL_WORDS = 3;

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
const trimLabel = (text: string): string => text.replace(/[\s:：,|•·–—-]{0,9}$/u, '').trim();

/** Times of one dump recur; so many are kept. */
const MOST_KNOWN = 4096;
const known = new Map<string, Timestamp | null>();
let knownLabels: readonly string[] = [];

/**
 * The time that a line tells, or null when it says something else. `labels` are known ones (“Updated”): what follows one
 * is the time as written, even where it could not be read.
 */
export function findTimestamp(line: string, labels: readonly string[]): Timestamp | null {
  if (line.length > LONGEST) return null;
  if (labels !== knownLabels || known.size >= MOST_KNOWN) {
    known.clear();
    knownLabels = labels;
  }
  let found = known.get(line);
  if (found === undefined) {
    found = readTimestamp(line, labels);
    known.set(line, found);
  }
  return found;
}

function readTimestamp(line: string, labels: readonly string[]): Timestamp | null {
  const time = mayTell(line) ? findTime(line) : null;
  const label = labels.find(label => line.startsWith(label) && /^[\s:]/u.test(line.slice(label.length)));
  if (label !== undefined) {
    const from = label.length + (/^[\s:]{1,4}/u.exec(line.slice(label.length))?.[0].length ?? 0);
    return mayTell(line.slice(from)) ? { label, from, to: line.length, value: time?.value ?? null } : null;
  }
  if (time === null || words(line.slice(0, time.from)) > LABEL_WORDS || words(line.slice(time.to)) > TAIL_WORDS)
    return null;
  if (/[.!?。]$/u.test(line.slice(0, time.from).trimEnd())) return null;
  return { label: trimLabel(line.slice(0, time.from)), from: time.from, to: line.length, value: time.value };
}
