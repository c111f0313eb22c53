/** CSV and TSV with a row of names: each further row holds the text of a page (RFC 4180; quotes in mid-cell are text). */
import { failure } from '../finding.js';
import type { FormatSettings, Item, Member, Tell } from '../format.js';
import { LONGEST_ROW, pageOf } from './field.js';
import { severalRows } from './several-rows.js';
import { stringsOf } from './strings.js';

const SEPARATORS = [',', '\t', ';', '|'] as const;

/** The pages of the rows, by the numbers of these from 1, the row of names not counted. */
export async function* csvMembers(item: Item, settings: FormatSettings, tell: Tell): AsyncGenerator<Member> {
  let names: readonly string[] | null = null;
  let number = 0;
  const reader = new CsvReader();
  const rows = severalRows(tell);
  const take = (row: readonly string[] | null): Member | null => {
    if (names === null) {
      if (row === null) tell(failure('too_large', `the row of names has more than ${LONGEST_ROW} characters`));
      names = row ?? [];
      return null;
    }
    number++;
    const known = names;
    if (row === null)
      tell(failure('too_large', `row ${number} has more than ${LONGEST_ROW} characters; is a quote open?`));
    if (row === null || (row.length === 1 && row[0] === '')) return null;
    return pageOf(
      number,
      settings.pageFields,
      name => row[known.indexOf(name)],
      () => known,
      rows,
    );
  };
  for await (const text of stringsOf(item, settings, tell)) {
    for (const row of reader.push(text)) {
      const page = take(row);
      if (page !== null) yield page;
    }
  }
  const { isOpen } = reader;
  for (const row of reader.end()) {
    const page = take(row);
    if (page !== null) yield page;
  }
  rows.tell();
  if (isOpen) tell(failure('truncated', 'ends in a quoted cell', 'a quote is missing, or the end of the file'));
}

/** Text to rows of cells; null for a row that is too long. */
export class CsvReader {
  private separator: string | null = null;
  private row: string[] = [];
  private cell: string[] = [];
  private length = 0;
  /** In a quoted cell; behind a quote in one, which may be its end or the first half of a quote; at the begin of a cell. */
  private isQuoted = false;
  private isClosing = false;
  private isFresh = true;
  private isAfterCr = false;
  /** The first line, of which the separator is taken. */
  private head: string | null = '';

  get isOpen(): boolean {
    return this.isQuoted && !this.isClosing;
  }

  *push(text: string): Generator<string[] | null> {
    if (this.head === null) return yield* this.read(text);
    this.head += text;
    if (!/[\r\n]/.test(text) && this.head.length < LONGEST_ROW) return;
    const head = this.head;
    this.head = null;
    this.separator = separatorOf(head);
    yield* this.read(head);
  }

  *end(): Generator<string[] | null> {
    if (this.head !== null) yield* this.push('\n');
    else if (!this.isFresh || this.row.length > 0) yield this.endRow();
  }

  private *read(text: string): Generator<string[] | null> {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at];
      const isPairEnd = this.isAfterCr && character === '\n';
      this.isAfterCr = false;
      if (this.isQuoted && !this.isClosing) {
        const quote = text.indexOf('"', at);
        at = quote < 0 ? text.length : quote;
        if (quote >= 0) this.isClosing = true;
        this.add(text, from, at);
        from = at + 1;
      } else if (this.isClosing && character === '"') {
        this.isClosing = false;
        from = at;
      } else if (character === this.separator || character === '\n' || character === '\r') {
        if (!isPairEnd) {
          this.add(text, from, at);
          if (character === this.separator) this.endCell();
          else yield this.endRow();
        }
        this.isAfterCr = character === '\r';
        from = at + 1;
      } else if (this.isFresh && character === '"') {
        this.isQuoted = true;
        this.isFresh = false;
        from = at + 1;
      } else {
        this.isFresh = false;
      }
    }
    this.add(text, from, text.length);
  }

  private add(text: string, from: number, to: number): void {
    if (from >= to) return;
    this.length += to - from;
    if (this.length <= LONGEST_ROW) this.cell.push(text.slice(from, to));
    else this.cell = [];
  }

  private endCell(): void {
    this.row.push(this.cell.join(''));
    this.cell = [];
    this.isQuoted = false;
    this.isClosing = false;
    this.isFresh = true;
  }

  private endRow(): string[] | null {
    this.endCell();
    const row = this.length > LONGEST_ROW ? null : this.row;
    this.row = [];
    this.length = 0;
    return row;
  }
}

/** The separator that stands most often in the first line. */
function separatorOf(head: string): string {
  const line = head.slice(0, /[\r\n]/.exec(head)?.index ?? head.length);
  const counts = SEPARATORS.map(separator => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))];
}
