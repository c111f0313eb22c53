/** What a row says under whatever names: those that the user gave, the usual ones, or those of a format of ours. */
import { valueAt } from '../../input/formats/ndjson.js';
import type { Source } from '../../records/record.js';
import { timeOf } from '../copies/facts.js';
import { DIALECTS, isNothing, isObject, isOwn, type Values } from './dialects.js';

/** Names of the fields of foreign rows; null for the usual ones. */
export interface RowFields {
  readonly text: string | null;
  readonly id: string | null;
  readonly headline: string | null;
}

/** What dedup wants to know of a row. */
export interface RowContent {
  /** What names the row, as it stands there; null when nothing does. */
  readonly id: unknown;
  /** Whether that is the id of a record of ours, which says what it says. */
  readonly isOwn: boolean;
  readonly headline: string;
  /** The text, with LF between its lines. */
  readonly body: string;
  /** In milliseconds since 1970; NaN when the row tells none of which it is known what it means. */
  readonly time: number;
  /** When the page was captured, alike; of a row of ours in any format that tells it. */
  readonly captured: number;
  /** Where the record was read that the row was made of, where it tells that; otherwise it is named by its own place. */
  readonly source: Source | undefined;
  /** How much else the row tells. */
  readonly fullness: number;
}

export const USUAL_TEXTS = ['text', 'body', 'content', 'articleBody'] as const;
export const USUAL_IDS = ['id', 'identifier'] as const;
export const USUAL_HEADLINES = ['headline', 'title'] as const;
/** Of several the first that is there: a change says more of which of two versions is the later than publication does. */
export const USUAL_TIMES = [
  'updated',
  'updated_at',
  'dateModified',
  'date_modified',
  'modified',
  'published',
  'published_at',
  'datePublished',
  'date_published',
  'publish_date',
  'pubDate',
  'date',
  'created',
  'created_at',
  'timestamp',
] as const;

/** Numbers below are seconds since 1970, others milliseconds; they have as many digits as the times of our day. */
const SECONDS = 1e11;
const EPOCH = /^\d{9,10}(?:\.\d+)?$|^\d{12,13}$/;

/** What a row says; null when it has no field of text. */
export function contentOf(values: Values, fields: RowFields): RowContent | null {
  const dialect = fields.text === null ? DIALECTS.find(({ fits }) => fits(values)) : undefined;
  const text = dialect === undefined ? valueOf(values, fields.text, USUAL_TEXTS) : dialect.text(values);
  if (text === undefined) return null;
  const own = (name: string | null) => (name === null ? dialect : undefined);
  const id = own(fields.id)?.id(values) ?? idIn(values, fields);
  const headline = own(fields.headline)?.headline(values) ?? valueOf(values, fields.headline, USUAL_HEADLINES);
  const captured = values.capturedAt ?? (isObject(values.metadata) ? values.metadata.capturedAt : undefined);
  return {
    id: isNothing(id) ? null : id,
    isOwn: dialect !== undefined && isOwn(dialect.id(values)) && fields.id === null,
    headline: textOf(headline),
    body: textOf(text),
    time: dialect === undefined ? usualTime(values) : timeIn(dialect.time(values)),
    captured: timeIn(captured),
    source: dialect?.source?.(values),
    fullness:
      dialect === undefined
        ? countOf(toldIn(values).map(([, each]) => !isNothing(each) || null))
        : countOf(dialect.told(values)),
  };
}

/** The first of the usual fields that tells a time. */
function usualTime(values: Values): number {
  for (const name of USUAL_TIMES) {
    const time = Object.hasOwn(values, name) ? timeIn(values[name]) : Number.NaN;
    if (!Number.isNaN(time)) return time;
  }
  return Number.NaN;
}

/** Milliseconds since 1970 of a time in words or figures; NaN when it is none. */
function timeIn(value: unknown): number {
  if (typeof value !== 'number' && typeof value !== 'string') return Number.NaN;
  if (!EPOCH.test(String(value))) return timeOf(String(value));
  return Number(value) * (Number(value) < SECONDS ? 1000 : 1);
}

/** What earlier runs of ours put into a row. */
const ADDED: ReadonlySet<string> = new Set(['duplicateOf', 'copies', 'related', 'supersedes']);

/** What a row tells of itself: what was found out about it must not decide which of several stays. */
export function toldIn(values: Values): [name: string, value: unknown][] {
  return Object.entries(values).filter(([name]) => !ADDED.has(name));
}

/** What names a row of another program, as it stands there; null when nothing does. */
export function idIn(values: Values, fields: RowFields): unknown {
  const id = valueOf(values, fields.id, USUAL_IDS);
  return isNothing(id) ? null : id;
}

/** How many things are told: a list tells as many as it has items. */
function countOf(told: readonly unknown[]): number {
  const counts = told.map(each => (Array.isArray(each) ? each.length : isNothing(each) ? 0 : 1));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The value of a field by its name, or by the first usual name that there is. */
function valueOf(values: Values, name: string | null, usual: readonly string[]): unknown {
  if (name !== null) return valueAt(values, name);
  const found = usual.find(each => Object.hasOwn(values, each));
  return found === undefined ? undefined : values[found];
}

/** A value as a text; lists of texts as lines, other lists and objects as JSON, since what differs in them differs. */
function textOf(value: unknown): string {
  const isLines = Array.isArray(value) && value.every(each => typeof each === 'string');
  const text = isLines ? value.join('\n') : isObject(value) ? JSON.stringify(value) : String(value ?? '');
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
