/** Facts against what came out: facts say some things of a record, and those must be so. */
import { expect } from 'vitest';
import type { NewsRecord } from '../src/index.js';
import type { Extracted, Facts } from './fixtures.js';

type Check = (record: NewsRecord, wanted: unknown) => void;

/** Facts that are not simply fields. */
const CHECKS: Readonly<Record<string, Check>> = {
  paragraphs: ({ body }, wanted) => expect(body, 'paragraphs').toHaveLength(wanted as number),
  firstParagraphStarts: ({ body }, wanted) =>
    expect(body[0]?.slice(0, String(wanted).length), 'first paragraph').toBe(wanted),
  lastParagraphEnds: ({ body }, wanted) =>
    expect(body.at(-1)?.slice(-String(wanted).length), 'last paragraph').toBe(wanted),
  issues({ issues }, wanted) {
    const listed = wanted as string[];
    if (listed.length === 0) expect(issues, 'issues').toEqual([]);
    else expect(issues, 'issues').toEqual(expect.arrayContaining(listed));
  },
};

export function checkFacts(facts: Facts, { records, ledger }: Extracted): void {
  expect(
    records.map(({ headline }) => headline),
    'headlines',
  ).toEqual(facts.records.map(({ headline }) => headline));
  for (const [i, wanted] of facts.records.entries()) checkRecord(records[i], wanted);
  for (const text of facts.furniture ?? []) {
    const fates = ledger.filter(row => row.text === text).map(({ fate }) => fate);
    expect(fates, `fates of the lines ${JSON.stringify(text)}`).toContain('dropped');
  }
  if (facts.collapsed === undefined) return;
  const collapsed = ledger.filter(({ fate, role }) => fate === 'collapsed' && role !== 'blank');
  expect(collapsed, 'collapsed lines').toHaveLength(facts.collapsed);
}

function checkRecord(record: NewsRecord, wanted: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (name in CHECKS) CHECKS[name](record, value);
    else expect(subset(record[name as keyof NewsRecord], value), `${name} of ${record.headline}`).toEqual(value);
  }
}

/** What of a value facts speak of: lists whole, of objects the fields named. */
function subset(value: unknown, wanted: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(wanted)) return value.map((item, i) => subset(item, wanted[i]));
  if (!isObject(value) || !isObject(wanted)) return value;
  return Object.fromEntries(Object.keys(wanted).map(key => [key, subset(value[key], wanted[key])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
