/** From a row of NDJSON or CSV to the page in it. */
import { doubt, failure } from './finding.js';
import type { Member, PageFields, Tell } from './format.js';

/** The usual names. */
const USUAL = { text: 'text', url: 'url', time: 'capturedAt' } as const;
/** Names that a message lists. */
const MOST_LISTED = 8;
/** A moment with its zone; from a machine's own zone nothing is guessed. */
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Numbers below are seconds since 1970 (to the year 5138), others milliseconds. */
const SECONDS = 1e11;
const encoder = new TextEncoder();

/** Characters of one row: one that is longer is no page, but a quote that is never closed. */
export const LONGEST_ROW = 32 * 1024 * 1024;

/** The page of a row, whose number counts from 1; null, and told, when it has no text. `valueOf` gives the value of a field. */
export function pageOf(
  number: number,
  fields: PageFields,
  valueOf: (name: string) => unknown,
  names: () => readonly string[],
  tell: Tell,
): Member | null {
  const wanted = fields.text ?? USUAL.text;
  const value = valueOf(wanted);
  const text = Array.isArray(value) && value.every(part => typeof part === 'string') ? value.join('\n') : value;
  if (typeof text !== 'string') {
    const listed = names().slice(0, MOST_LISTED).join(', ');
    tell(
      failure(
        'bad_row',
        `row ${number} has no text in ${wanted}`,
        `name another of its fields: --text-field (${listed})`,
      ),
    );
    return null;
  }
  const url = valueOf(fields.url ?? USUAL.url);
  return {
    name: String(number),
    fileName: '',
    bytes: once(encoder.encode(text)),
    url: typeof url === 'string' && url !== '' ? url : null,
    capturedAt: timeOf(valueOf(fields.time ?? USUAL.time), number, tell),
    isRendered: true,
  };
}

function timeOf(value: unknown, number: number, tell: Tell): string | null {
  if (value === undefined || value === null || value === '') return null;
  const isText = typeof value === 'string' && (MOMENT.test(value) || DAY.test(value));
  const time =
    typeof value === 'number' ? value * (value < SECONDS ? 1000 : 1) : isText ? Date.parse(value) : Number.NaN;
  const moment = new Date(time);
  if (!Number.isNaN(moment.getTime())) return moment.toISOString();
  tell(doubt('bad_time', `row ${number} tells no time with its zone`, 'one such as 2025-08-20T14:30:00Z is read'));
  return null;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
