/** NDJSON, as crawlers write it: an object a line, each with the text of a page. */
import { failure } from '../finding.js';
import type { FormatSettings, Item, Member, Tell } from '../format.js';
import { LONGEST_ROW, pageOf } from './field.js';
import { type RowFlaw, type SeveralRows, severalRows } from './several-rows.js';
import { stringsOf } from './strings.js';

const BYTE_ORDER_MARK = '\ufeff';
const NO_OBJECT: RowFlaw = {
  unit: 'line',
  one: 'is no JSON object',
  many: 'are no JSON objects',
  finding: message => failure('bad_row', message),
};

/** The pages of the lines, by the numbers of these. */
export async function* ndjsonMembers(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  let number = 0;
  const rows = severalRows(tell);
  for await (const line of linesOf(item, settings, tell)) {
    number++;
    if (line === null) tell(failure('too_large', `line ${number} has more than ${LONGEST_ROW} characters`));
    const page = line === null ? null : pageOfLine(line, number, settings, rows);
    if (page !== null) yield page;
  }
  rows.tell();
}

/** The page of a line; null, and what is wrong with it noted, when it has none. */
function pageOfLine(line: string, number: number, { pageFields }: FormatSettings, rows: SeveralRows): Member | null {
  if (line.trim() === '') return null;
  const row = objectOf(line);
  if (row !== null)
    return pageOf(
      number,
      pageFields,
      name => valueAt(row, name),
      () => Object.keys(row),
      rows,
    );
  rows.note(NO_OBJECT, number);
  return null;
}

/** Lines without their ends and without the mark that a joined file began with; null for one that is too long. */
async function* linesOf(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<string | null> {
  let pieces: string[] = [];
  let length = 0;
  for await (const text of stringsOf(item, settings, tell)) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      pieces.push(text.slice(from, end));
      const whole = length > LONGEST_ROW ? null : pieces;
      pieces = [];
      length = 0;
      from = end + 1;
      yield whole === null ? null : unmarked(whole.join(''));
    }
    length += text.length - from;
    if (length <= LONGEST_ROW) pieces.push(text.slice(from));
    else pieces = [];
  }
  if (length > 0) yield length > LONGEST_ROW ? null : unmarked(pieces.join(''));
}

function unmarked(line: string): string {
  return line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
}

type Row = Readonly<Record<string, unknown>>;

function objectOf(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : null;
  } catch {
    return null;
  }
}

/** What stands in a field; `a.b` is field b of the object in field a, where no field has that name itself. */
export function valueAt(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  let value: unknown = row;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Row)[part];
  }
  return value;
}
