/** What a table shows of a record, as printable text. (A record's passages are gone when the table is drawn.) */
import type { NewsRecord } from '../records/record.js';
import type { Passage } from '../text/passage.js';
import { printable } from '../text/printable.js';
import { cut, cutStart } from './terminal.js';

/** A record, whether read from a dump or from JSON. */
export type AnyRecord = NewsRecord<Passage | string>;

/** A column beside the headline: its widest, how a longer text is cut, and the text itself. */
export interface Detail {
  readonly title: string;
  readonly most: number;
  readonly align: 'left' | 'right';
  cut(text: string, columns: number): string;
  text(record: AnyRecord): string;
}

/** From left to right. */
export const DETAILS = [
  { title: 'date', most: 10, align: 'left', cut, text: date },
  { title: 'words', most: 7, align: 'right', cut, text: record => String(record.wordCount) },
  { title: 'paras', most: 6, align: 'right', cut, text: record => String(record.body.length) },
  { title: 'captions', most: 8, align: 'right', cut, text: record => String(record.captions.length) },
  { title: 'source', most: 28, align: 'left', cut: cutStart, text: source },
] as const satisfies readonly Detail[];
export type DetailTitle = (typeof DETAILS)[number]['title'];

export interface RecordCells {
  /** Empty when it has none; then `opening` stands in. */
  readonly headline: string;
  /** Where the body begins. */
  readonly opening: string;
  readonly issues: string;
  /** The other records that it has to do with. */
  readonly kin: string;
  readonly details: Readonly<Record<DetailTitle, string>>;
}

/** Takes from a record what the table shows of it. */
export function cellsOf(record: AnyRecord): RecordCells {
  const details = Object.fromEntries(DETAILS.map(({ title, text }) => [title, printable(text(record))]));
  return {
    headline: printable(String(record.headline ?? '')),
    opening: printable(String(record.body[0] ?? '')),
    issues: record.issues.join(', '),
    kin: printable(kin(record)),
    details: details as Record<DetailTitle, string>,
  };
}

/** The day of publication, else of the update, else the words of the page. */
function date(record: AnyRecord): string {
  const known = record.published ?? record.updated;
  return known === null ? String(record.publishedRaw ?? record.updatedRaw ?? '') : known.slice(0, 10);
}

function source({ source: { file, firstLine, lastLine } }: AnyRecord): string {
  return `${file}:${firstLine}-${lastLine}`;
}

function kin({ duplicateOf, supersedes, copies, related }: AnyRecord): string {
  const said: string[] = [];
  if (duplicateOf !== null) said.push(`copy of ${duplicateOf}`);
  if (supersedes !== null) said.push(`supersedes ${supersedes}`);
  if (copies.length > 0) said.push(copies.length === 1 ? '1 copy' : `${copies.length} copies`);
  if (related.length > 0) said.push(`${related.length} related`);
  return said.join(', ');
}
