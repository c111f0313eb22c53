/** What a table shows of a record, as printable text. (A record's passages are gone when the table is drawn.) */
import type { NewsRecord } from '../../records/record.js';
import type { Passage } from '../../text/passage.js';
import { printable } from '../../text/printable.js';
import { DOUBT, DOUBTFUL, KIN } from './signs.js';
import { cut, cutMiddle, wrap } from './terminal.js';

/** A record, whether read from a dump or from JSON. */
export type AnyRecord = NewsRecord<Passage | string>;

/** A column beside the headline: its widest, the lines that a longer text becomes, and the text itself. */
export interface Detail {
  readonly title: string;
  readonly most: number;
  readonly align: 'left' | 'right';
  lines(text: string, columns: number): string[];
  text(record: AnyRecord): string;
}

const oneLine = (text: string, columns: number): string[] => [cut(text, columns)];
/** “25 min 53 sec ago” takes two lines of a column that is made for days. */
const twoLines = (text: string, columns: number): string[] => wrap(text, columns, 2);

/** From left to right. */
export const DETAILS = [
  { title: 'date', most: 12, align: 'left', lines: twoLines, text: date },
  { title: 'words', most: 7, align: 'right', lines: oneLine, text: record => String(record.wordCount) },
  { title: 'paras', most: 6, align: 'right', lines: oneLine, text: record => String(record.body.length) },
  { title: 'captions', most: 8, align: 'right', lines: oneLine, text: record => String(record.captions.length) },
  {
    title: 'source',
    most: 48,
    align: 'left',
    lines: (text, columns) => [cutMiddle(text, columns)],
    text: record => record.source.file,
  },
  { title: 'lines', most: 16, align: 'right', lines: oneLine, text: lines },
] as const satisfies readonly Detail[];
export type DetailTitle = (typeof DETAILS)[number]['title'];

export interface RecordCells {
  /** Empty when it has none; then `opening` stands in. */
  readonly headline: string;
  /** Where the body begins. */
  readonly opening: string;
  /** What makes it doubtful: issues, and a low confidence. */
  readonly doubts: string;
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
    doubts: marked(DOUBT, doubts(record)),
    kin: printable(marked(KIN, kin(record))),
    details: details as Record<DetailTitle, string>,
  };
}

/** The day of publication, else of the update, else the words of the page. */
function date(record: AnyRecord): string {
  const known = record.published ?? record.updated;
  return known === null ? String(record.publishedRaw ?? record.updatedRaw ?? '') : known.slice(0, 10);
}

function lines({ source: { firstLine, lastLine } }: AnyRecord): string {
  return `${firstLine}-${lastLine}`;
}

function marked(sign: string, said: readonly string[]): string {
  return said.length === 0 ? '' : `${sign} ${said.join(', ')}`;
}

function doubts({ issues, confidence }: AnyRecord): string[] {
  return confidence < DOUBTFUL ? [...issues, `confidence ${confidence}`] : issues;
}

function kin({ duplicateOf, supersedes, copies, related }: AnyRecord): string[] {
  const said: string[] = [];
  if (duplicateOf !== null) said.push(`copy of ${duplicateOf}`);
  if (supersedes !== null) said.push(`supersedes ${supersedes}`);
  if (copies.length > 0) said.push(copies.length === 1 ? '1 copy' : `${copies.length} copies`);
  if (related.length > 0) said.push(`${related.length} related`);
  return said;
}
