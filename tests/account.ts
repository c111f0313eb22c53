/** Invariant 1: a ledger covers every byte of its dump once, in order, and what it says of a line is so. */
import { expect } from 'vitest';
import type { LedgerRow, NewsRecord } from '../src/index.js';
import type { Extracted } from './fixtures.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function checkAccount(input: Uint8Array, { records, ledger }: Extracted): void {
  checkTiles(input, ledger);
  const byLine = new Map(ledger.map(row => [row.line, row]));
  // The parts of an over-long line share its number; any of them may be what is repeated.
  for (const row of ledger) if (row.fate === 'kept') byLine.set(row.line, row);
  for (const row of ledger) {
    const what = `line ${row.line} (${row.role}, ${row.fate})`;
    const record = row.article === null ? null : (records[row.article - 1] ?? null);
    expect(row.record, `record of ${what}`).toBe(record?.id ?? null);
    if (row.fate === 'kept') checkKept(input, row, record, what);
    else {
      expect(row.rule, `rule of ${what}`).not.toBeNull();
      expect(row.fields, `fields of ${what}`).toEqual([]);
    }
    if (row.fate === 'collapsed') expect(origin(row, byLine)?.fate, `what ${what} repeats`).toBe('kept');
  }
  checkTexts(input, records, ledger);
}

function checkTiles(input: Uint8Array, ledger: readonly LedgerRow[]): void {
  let end = 0;
  let line = 0;
  for (const row of ledger) {
    expect(row.startByte, `start of line ${row.line}`).toBe(end);
    expect(row.endByte, `end of line ${row.line}`).toBeGreaterThan(row.startByte);
    // The parts of an over-long line share its number.
    expect([line, line + 1], 'line numbers').toContain(row.line);
    end = row.endByte;
    line = row.line;
  }
  expect(end, 'bytes accounted for').toBe(input.length);
}

/** Each part of a kept line stands in the field that it is said to be in. */
function checkKept(input: Uint8Array, row: LedgerRow, record: NewsRecord | null, what: string): void {
  expect(
    row.fields.some(({ path }) => path !== null),
    `a field for ${what}`,
  ).toBe(true);
  for (const { path, rule, start, end } of row.fields) {
    expect(start >= row.startByte && end <= row.endByte && start < end, `range in ${what}`).toBe(true);
    if (path === null) expect(rule, `rule of a part of ${what}`).not.toBeNull();
    else expect(fieldOf(record, path), `${path} of ${what}`).toContain(decoder.decode(input.subarray(start, end)));
  }
}

function fieldOf(record: NewsRecord | null, path: string): string {
  let value: unknown = record;
  for (const step of path.match(/\w+/g) ?? []) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return String(value);
}

/** The line that a line repeats, through all lines between. */
function origin(row: LedgerRow, byLine: ReadonlyMap<number, LedgerRow>): LedgerRow | undefined {
  let at: LedgerRow | undefined = row;
  while (at !== undefined && at.repeats !== null) at = byLine.get(at.repeats);
  return at;
}

/** No text of a record was made up: it is what the parts of lines say that the ledger puts there, joined. */
function checkTexts(input: Uint8Array, records: readonly NewsRecord[], ledger: readonly LedgerRow[]): void {
  const said = new Map<string, string>();
  for (const { article, fields } of ledger) {
    for (const { path, start, end } of fields) {
      const key = `${article} ${path}`;
      said.set(key, (said.get(key) ?? '') + decoder.decode(input.subarray(start, end)));
    }
  }
  for (const [i, { headline, body }] of records.entries()) {
    const texts = [...body.entries()].map(([at, text]): [string, string] => [`body[${at}]`, text]);
    if (headline !== null) texts.push(['headline', headline]);
    for (const [path, text] of texts) expect(bare(said.get(`${i + 1} ${path}`) ?? ''), path).toBe(bare(text));
  }
}

/** Lines are joined with a space or without. */
const bare = (text: string): string => text.replace(/\s+/gu, '');
