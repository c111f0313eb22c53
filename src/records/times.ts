/** published and updated: the times that an article’s timestamp lines tell. */

import { areNames, bylineOpening } from '../text/bylines.js';
import type { Passage } from '../text/passage.js';
import { labelIn, type TimeKind } from '../text/time-labels.js';
import { before, type TimeValue, timeDayFirst } from '../text/times.js';
import { findTimestamp, type Timestamp, timesIn } from '../text/timestamps.js';
import { isWeekday } from '../text/weekdays.js';
import type { Article, Line, TimeLabels } from '../types.js';
import { isForeign } from './foreign.js';
import { withHour } from './hour.js';
import { type KeptLines, leaveOut, lineText, within } from './kept.js';

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

/** The labels of a layout in one list, always the same one. */
const lists = new WeakMap<TimeLabels, readonly string[]>();
function allLabels(labels: TimeLabels): readonly string[] {
  const list = lists.get(labels) ?? [...labels.updated, ...labels.published];
  lists.set(labels, list);
  return list;
}

/** What a line says of its time, in the words of its layout or of others; of two that say nothing, the later is that of the change. */
function kindOf(time: Timestamp, labels: TimeLabels): TimeKind | null {
  if (labels.published.includes(time.label)) return 'published';
  if (labels.updated.includes(time.label)) return 'updated';
  return time.kind;
}

/** What the line above says, when it is a label and nothing else. */
function kindAbove(article: Article, line: Line): TimeKind | null {
  const above = article.lines.slice(0, article.lines.indexOf(line)).findLast(({ worded }) => worded);
  if (above === undefined || above.to - above.from > LONGEST_LABEL) return null;
  const text = String(lineText(article, above));
  const label = labelIn(text);
  return label === null || text.slice(0, label.from).split(' ').length > LABEL_WORDS ? null : label.kind;
}

/** Bytes of a line that is a label, and words before what it ends with. */
const LONGEST_LABEL = 60;
const LABEL_WORDS = 2;

function resolve(value: TimeValue | null, raw: string, captured: number | null, reader: TimeReader): string | null {
  if (value === null) return reader(raw);
  if (value.kind === 'absolute') return value.iso;
  if (value.kind === 'ambiguous') return null;
  return captured === null ? null : before(captured, value.seconds, value.precision);
}

const NONE: RecordTimes = { published: null, updated: null, unknown: false };

/** A label says more of a time than its place; what cannot be read, or not without the moment of capture, is taken last. */
const LABELLED = 2;
const UNREAD = 4;

/** What a crawler writes above a page: the day on which it came by. */
const CRAWLED = /^date \d{4}-\d\d-\d\d$/;

/** A time that a line tells, as it may stand in a record. */
interface Told extends RecordTime {
  readonly line: Line;
  readonly kind: TimeKind | null;
  /** What speaks for it: a label more than its place, below the headline more than above. */
  readonly rank: number;
  readonly unknown: boolean;
}

/**
 * The time of each kind that most speaks for, of equals the first; lines whose times are not taken are left out.
 * `captured` is in milliseconds since 1970.
 */
export function recordTimes(
  article: Article,
  { timestamps, bylines, headline: [headline] }: KeptLines,
  captured: number | null,
  reader: TimeReader,
): RecordTimes {
  if (timestamps.length === 0 && bylines.length === 0) return NONE;
  const told = [...timestamps, ...bylines].flatMap(line => toldIn(article, line, headline, captured, reader));
  const best = (kind: TimeKind): Told | null =>
    told.reduce<Told | null>(
      (best, time) => (time.kind === kind && time.rank > (best?.rank ?? -UNREAD - 1) ? time : best),
      null,
    );
  const days = [best('published'), best('updated')];
  for (const line of timestamps) if (days.every(time => time?.line !== line)) leaveOut(article, line);
  const [published, updated] = days.map(time => time && withHour(article, time));
  return { published, updated, unknown: days.some(time => time?.unknown === true) };
}

function toldIn(
  article: Article,
  line: Line,
  headline: Line | undefined,
  captured: number | null,
  reader: TimeReader,
): Told[] {
  const { labels } = article.layout;
  const passage = lineText(article, line);
  const text = line.looks?.text ?? String(passage);
  const single = line.looks?.time ?? findTimestamp(text, allLabels(labels));
  const all = timesIn(text);
  const times = all.length > 1 || single === null ? all : [single];
  const kinds = kindsOf(
    text,
    times.map(time => ({ time, kind: kindOf(time, labels) ?? (time.from === 0 ? kindAbove(article, line) : null) })),
  );
  const rank = headline !== undefined && line.start < headline.start ? 0 : 1;
  const isCrawled = article.lines[0] === line && CRAWLED.test(text);
  return times.map((time, at) => {
    const raw = text.slice(time.from, time.to);
    const iso =
      time.value?.kind === 'ambiguous' && isForeign(article)
        ? timeDayFirst(raw)
        : resolve(time.value, raw, captured, reader);
    return {
      line,
      iso,
      raw: within(passage, text, time.from, time.to),
      kind: kinds[at],
      rank: rank + (kindOf(time, labels) === null || isCrawled ? 0 : LABELLED) - (iso === null ? UNREAD : 0),
      unknown: iso === null && time.value?.kind !== 'relative',
    };
  });
}

/**
 * What the times of a line are. A word that nobody knows tells of the last change, as on pages that say “ago”; what nothing is
 * said of is published, and of two of these the later is the last change.
 */
function kindsOf(text: string, times: readonly { time: Timestamp; kind: TimeKind | null }[]): TimeKind[] {
  const first = times.map(({ time }) => isoOf(time.value)).reduce((one, other) => (other < one ? other : one), LATEST);
  const silent = times.filter(({ kind }) => kind === null).length;
  return times.map(({ time, kind }) => {
    if (kind !== null) return kind;
    const isLater = silent > 1 && isoOf(time.value) > first;
    return isLater || (times.length === 1 && hasWord(text.slice(0, time.from))) ? 'updated' : 'published';
  });
}

const LATEST = '~';
const isoOf = (value: TimeValue | null): string => (value?.kind === 'absolute' ? value.iso : LATEST);

/** Whether a word of its own stands before a time: no weekday or place with a comma behind it, no name, no small word. */
function hasWord(before: string): boolean {
  const word = WORD.exec(before)?.[1] ?? '';
  return word.length > SMALL && !isWeekday(word) && !areNames(word) && bylineOpening(before) === 0;
}

const WORD = /^([^\p{P}\p{S}\p{N}]{1,60}?)[\s:：]{1,4}$/u;
/** “On”, “den”. */
const SMALL = 3;
