/** From a row of NDJSON or CSV to the page in it. */
import { momentOf } from '../../text/moment.js';
import { doubt, failure } from '../finding.js';
import type { Member, PageFields } from '../format.js';
import type { RowFlaw, SeveralRows } from './several-rows.js';

/** The usual names. */
const USUAL = { text: 'text', url: 'url', time: 'capturedAt' } as const;
/** Fields by which a row is known for a record that copydesk has made already. */
const OWN_FIELDS = ['schema', 'id', 'headline', 'body', 'wordCount'] as const;
/** Names that a message lists. */
const MOST_LISTED = 8;
/** Numbers below are seconds since 1970 (to the year 5138), others milliseconds. */
const SECONDS = 1e11;
/** ISO 8601 has years of four figures. */
const FIRST_MOMENT = momentOf('0001-01-01') ?? 0;
const LAST_MOMENT = momentOf('9999-12-31') ?? 0;
const encoder = new TextEncoder();
/** Characters that are encoded at a time. */
const PIECE = 64 * 1024;
const HIGH_HALF = /^[\ud800-\udbff]$/;

/** Characters of one row: one that is longer is no page, but a quote that is never closed. Of so many, 256 MiB of memory are enough. */
export const LONGEST_ROW = 16 * 1024 * 1024;

/** A time that is none, or that tells no zone: it is taken for unknown. */
export const BAD_TIME: RowFlaw = {
  unit: 'row',
  one: 'tells no time with its zone',
  many: 'tell no time with its zone',
  finding: message => doubt('bad_time', message, 'one such as 2025-08-20T14:30:00Z is read'),
};
const EMPTY: RowFlaw = {
  unit: 'row',
  one: 'has an empty text',
  many: 'have an empty text',
  finding: message => doubt('empty', message),
};

/** The page of a row, whose number counts from 1; null, and noted, when it has no text. `valueOf` gives the value of a field. */
export function pageOf(
  number: number,
  fields: PageFields,
  valueOf: (name: string) => unknown,
  names: () => readonly string[],
  rows: SeveralRows,
): Member | null {
  const wanted = fields.text ?? USUAL.text;
  const value = valueOf(wanted);
  const text = Array.isArray(value) && value.every(part => typeof part === 'string') ? value.join('\n') : value;
  if (typeof text !== 'string' || text === '') {
    rows.note(text === '' ? EMPTY : withoutText(wanted, names), number);
    return null;
  }
  const url = valueOf(fields.url ?? USUAL.url);
  return {
    name: String(number),
    fileName: '',
    bytes: encoded(text),
    url: typeof url === 'string' && url !== '' ? url : null,
    capturedAt: timeOf(valueOf(fields.time ?? USUAL.time), () => rows.note(BAD_TIME, number)),
    isRendered: true,
  };
}

function withoutText(wanted: string, names: () => readonly string[]): RowFlaw {
  return {
    unit: 'row',
    one: `has no text in ${wanted}`,
    many: `have no text in ${wanted}`,
    finding(message) {
      const all = names();
      if (OWN_FIELDS.every(name => all.includes(name)))
        return failure('bad_row', message, 'for records of copydesk use copydesk dedup');
      const listed = all.slice(0, MOST_LISTED).join(', ');
      return failure('bad_row', message, `name another of its fields: --text-field (${listed})`);
    },
  };
}

/** The time that a value tells, in ISO 8601; null where there is none, or none that can be read, which is noted. */
function timeOf(value: unknown, note: () => void): string | null {
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'number' ? value * (Math.abs(value) < SECONDS ? 1000 : 1) : null;
  const time = typeof value === 'string' ? momentOf(value) : number;
  if (time !== null && time >= FIRST_MOMENT && time <= LAST_MOMENT) return new Date(time).toISOString();
  note();
  return null;
}

/** A text in UTF-8, piece by piece: as a whole it would be there twice. */
async function* encoded(text: string): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < text.length; ) {
    const to = from + PIECE;
    // Both halves of a character stay together.
    const end = HIGH_HALF.test(text.charAt(to - 1)) ? to + 1 : to;
    yield encoder.encode(text.slice(from, end));
    from = end;
  }
}
