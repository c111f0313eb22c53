/** Invented rows, and what a format writes for rows. */
import fc from 'fast-check';
import stringWidth from 'string-width';
import type { OutputFormat, OutputSettings, RowField, RowKind, RowWriter } from '../src/output/format.js';
import type { AnyRecord } from '../src/output/terminal/record-cells.js';
import { ByteSink } from '../src/text/sink.js';
import type { LedgerRow } from '../src/types.js';

export const SETTINGS: OutputSettings = {
  width: 80,
  colour: false,
  terminal: false,
  rows: 200,
  csvSafe: false,
  csvBom: false,
};

/** What a terminal must never get, but for line ends and the colours that we send. */
export const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

/** Feeds rows to a writer; returns the text that it wrote. */
export function textOf<Row>(sink: ByteSink, writer: RowWriter<Row>, rows: Iterable<Row>): string {
  for (const row of rows) writer.row(row);
  writer.end();
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(sink.take());
}

/** What a format writes for rows of one field, `cell`, and the notes it has. */
export async function writtenCells(
  format: OutputFormat,
  cells: readonly (string | null | readonly (string | null)[])[],
  settings: Partial<OutputSettings> = {},
): Promise<{ text: string; notes: readonly string[] }> {
  type Row = { cell: (typeof cells)[number] };
  const field: RowField<Row> = { name: 'cell', columns: [{ name: 'cell', value: row => row.cell }] };
  const kind: RowKind<Row> = {
    title: 'Cells',
    fields: [field],
    view: () => Promise.reject(new Error('not looked at')),
  };
  const sink = new ByteSink();
  const writer = await format.open(sink, kind, kind.fields, { ...SETTINGS, ...settings });
  const rows = cells.map(cell => ({ cell }));
  return { text: textOf(sink, writer, rows), notes: writer.notes?.() ?? [] };
}

/** A record with the given parts. */
export function record(parts: Partial<AnyRecord> = {}): AnyRecord {
  return {
    schema: 1,
    id: 'cd1-0123456789abcdef',
    headline: 'Harbour town keeps its ferry',
    section: null,
    tags: [],
    byline: null,
    authors: [],
    dateline: null,
    agency: null,
    published: null,
    publishedRaw: null,
    updated: '2025-03-04',
    updatedRaw: '4 March 2025',
    highlights: [],
    captions: [],
    body: ['The council voted.'],
    wordCount: 3,
    language: null,
    url: null,
    capturedAt: null,
    layout: 'generic',
    confidence: 0.9,
    issues: [],
    source: { file: 'ferry.txt', article: 1, firstLine: 1, lastLine: 9, startByte: 0, endByte: 99 },
    copies: [],
    related: [],
    duplicateOf: null,
    supersedes: null,
    ...parts,
  };
}

/** A row of the ledger with the given parts. */
export function ledgerRow(parts: Partial<LedgerRow> = {}): LedgerRow {
  return {
    file: 'ferry.txt',
    line: 1,
    startByte: 0,
    endByte: 10,
    role: 'body',
    article: 1,
    record: 'cd1-0123456789abcdef',
    fate: 'kept',
    fields: [{ path: 'body[0]', rule: null, start: 0, end: 9 }],
    rule: null,
    repeats: null,
    evidence: 'follows the head block',
    certainty: 0.95,
    text: 'The council voted.',
    ...parts,
  };
}

/** The columns at which a text stands in each line that holds it. */
export function columnsOf(text: string, part: string): number[] {
  return text
    .split('\n')
    .filter(line => line.includes(part))
    .map(line => stringWidth(line.slice(0, line.indexOf(part))));
}

/** Headlines of one to a few words in scripts and signs that terminals show at one width only. */
export const anyHeadline = fc
  .array(
    fc.constantFrom(
      'ferry',
      'votes',
      '渡し船',
      'ﷺ',
      'عَبَّارَة',
      'e\u0301te\u0301',
      '👨‍👩‍👧',
      '🇫🇮',
      '“quoted”',
      '한국어',
      'a'.repeat(90),
    ),
    { minLength: 1, maxLength: 25 },
  )
  .map(words => words.join(' '));
