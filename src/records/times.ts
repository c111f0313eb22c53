/** published and updated: the times that an article’s timestamp lines tell. */
import type { Passage } from '../text/passage.js';
import { before, type TimeValue } from '../text/times.js';
import { findTimestamp, type Timestamp } from '../text/timestamps.js';
import type { Article, Line, TimeLabels } from '../types.js';
import { leaveOut, lineText, within } from './kept.js';

/** A time: ISO 8601 with the precision that is known, or null when it could not be told; and the text as written. */
export interface RecordTime {
  readonly iso: string | null;
  readonly raw: Passage;
}

export interface RecordTimes {
  readonly published: RecordTime | null;
  readonly updated: RecordTime | null;
  /** Whether a time could not be read, and would not be with the moment of capture either. */
  readonly unknown: boolean;
}

/** Reads a time that is written in no common form, as ISO 8601; null when it is none. */
export type TimeReader = (text: string) => string | null;

const COMMAS = new Set([',', '،', '，', '、']);

/** A label that says which time it is decides; without one, a page that says “ago”, or has a word of its own, tells its last change. */
function kindOf(time: Timestamp, text: string, labels: TimeLabels): 'published' | 'updated' {
  if (labels.published.includes(time.label)) return 'published';
  if (labels.updated.includes(time.label)) return 'updated';
  const before = text.slice(0, time.from);
  // A word with a comma behind it is a weekday or a place, and says nothing of the time.
  const isWord = time.label !== '' && !COMMAS.has(before.trimEnd().slice(-1));
  const apart = isWord && /[\s:]$/u.test(before);
  return apart ? 'updated' : 'published';
}

function resolve(value: TimeValue | null, raw: string, captured: number | null, reader: TimeReader): string | null {
  if (value === null) return reader(raw);
  if (value.kind === 'absolute') return value.iso;
  if (value.kind === 'ambiguous') return null;
  return captured === null ? null : before(captured, value.seconds, value.precision);
}

const NONE: RecordTimes = { published: null, updated: null, unknown: false };

/** The first time of each kind in the timestamp lines; further ones are left out. `captured` is in milliseconds since 1970. */
export function recordTimes(
  article: Article,
  lines: readonly Line[],
  captured: number | null,
  reader: TimeReader,
): RecordTimes {
  if (lines.length === 0) return NONE;
  const { labels } = article.layout;
  const known = [...labels.updated, ...labels.published];
  const found: { -readonly [Name in keyof RecordTimes]: RecordTimes[Name] } = {
    published: null,
    updated: null,
    unknown: false,
  };
  for (const line of lines) {
    const passage = lineText(article, line);
    const text = line.looks?.text ?? String(passage);
    const time = line.looks?.time ?? findTimestamp(text, known);
    if (time === null) {
      leaveOut(article, line);
      continue;
    }
    const iso = resolve(time.value, text.slice(time.from, time.to), captured, reader);
    found.unknown ||= iso === null && time.value?.kind !== 'relative';
    const kind = kindOf(time, text, labels);
    if (found[kind] !== null) leaveOut(article, line);
    else found[kind] = { iso, raw: within(passage, text, time.from, time.to) };
  }
  return found;
}
