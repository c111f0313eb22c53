/** Hostile texts of HOSTILE.md's parts A to C that no fixture can hold, or that speak of two dumps; named by their cases. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';
import { bash, sandbox } from './cli-helpers.js';

const PARAGRAPHS =
  'The council of Nevra voted on Monday to keep the ferry for another year.\nIt will cost about a million crowns.\n';
const article = (headline: string, text = PARAGRAPHS): string => `${headline}\n\n${headline}\n\n${text}\n`;

function read(text: string) {
  const dump = extract({ ledger: true });
  const [pushed, ended] = [dump.push(new TextEncoder().encode(text)), dump.end()];
  return { records: [...pushed.records, ...ended.records], ledger: [...pushed.ledger, ...ended.ledger] };
}

test('A22: marks beyond the thirtieth stay in the body and are said to be left out of the id', () => {
  const marks = '\u0301\u0316'.repeat(50_000);
  const { records } = read(article('Nevra keeps its old ferry', `${PARAGRAPHS}The last a${marks} came late.\n`));
  expect(records).toHaveLength(1);
  expect(records[0].body.at(-1)).toBe(`The last a${marks} came late.`);
  expect(records[0].issues).toContain('excess_marks');
});

test('A23: composed and decomposed copies have one id', () => {
  const text = article('Café of Nevra reopens after years', PARAGRAPHS.replace('ferry', 'façade'));
  const [composed, decomposed] = [read(text.normalize('NFC')), read(text.normalize('NFD'))];
  expect(composed.records[0].body).not.toEqual(decomposed.records[0].body);
  expect(decomposed.records[0].id).toBe(composed.records[0].id);
});

test('B11: one line again and again is one record and one row each', () => {
  const { records, ledger } = read('Nevra keeps its old ferry\n'.repeat(5000));
  expect(records.map(({ headline }) => headline)).toEqual(['Nevra keeps its old ferry']);
  expect(ledger.map(({ line }) => line)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  expect(ledger.filter(({ fate }) => fate === 'collapsed')).toHaveLength(4999);
});

test('B12: two headlines in turn, beyond what a record may have in lines, end no run', () => {
  const { ledger } = read('Nevra keeps its old ferry\n\nThe council votes on Monday\n\n'.repeat(5000));
  expect(ledger.map(({ line }) => line)).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
});

test.each([['('], ['<'], [' '], ['A']])('B22: a hundred thousand of %j on a line are kept in the ledger', sign => {
  const line = `${sign.repeat(100_000)}x!`;
  expect(read(`${line}\n`).ledger.map(({ text }) => text)).toEqual([line]);
});

test('C10: an unknown flag with an escape in it is told without it', () => {
  const { code, stderr } = bash(sandbox({}), "copydesk $'--fo\\x1b[2Jrmat' a.txt");
  expect(code).toBe(2);
  expect(stderr).not.toContain('\u001b');
  expect(stderr).toContain('\\u{1b}');
});

test('B9: a line of many records is one paragraph of each, and nothing of it is dropped', () => {
  const limits = { lineLimit: 1024, recordLimit: 16 * 1024 };
  const dump = extract({ ledger: true, ...limits });
  const bytes = new TextEncoder().encode('words of a line that never ends '.repeat(4000));
  const [pushed, ended] = [dump.push(bytes), dump.end()];
  const records = [...pushed.records, ...ended.records];
  const ledger = [...pushed.ledger, ...ended.ledger];
  expect(records.length).toBeGreaterThan(5);
  expect(records.every(({ body }) => body.length === 1)).toBe(true);
  expect(ledger.every(({ fate, line }) => fate === 'kept' && line === 1)).toBe(true);
  expect(records.slice(0, -1).every(({ issues }) => issues.includes('record_limit'))).toBe(true);
  expect(records.slice(1).map(({ related }) => related[0]?.id)).toEqual(records.slice(0, -1).map(({ id }) => id));
});

test('B12: short lines without an article, more than a record may have, make none', () => {
  const { records, ledger } = read(Array.from({ length: 20_000 }, (_, i) => `Stall ${i} of Nevra\n`).join(''));
  expect(records).toEqual([]);
  expect(ledger).toHaveLength(20_000);
  expect(ledger.every(({ rule }) => rule !== 'other')).toBe(true);
});

test('B11: more rows than a call takes arguments', () => {
  const text = `${article('Nevra keeps its old ferry')}Topics:\n${'ferry\n'.repeat(180_000)}`;
  expect(read(text).ledger).toHaveLength(text.split('\n').length - 1);
});

test('T11: a second headline that no field has room for is dropped by a rule', () => {
  const lines = [
    'x'.repeat(300),
    'Update: Ferry strike enters third day',
    PARAGRAPHS.trim(),
    'Updated 9 September 2025',
  ];
  const { ledger } = read(
    [
      ...lines,
      lines[3],
      `${lines[0]} # ${lines[1]}`,
      'By John Smith',
      '```',
      'About the author',
      '```',
      'About the author',
    ].join('\n'),
  );
  const kept = ledger.filter(({ fate }) => fate === 'kept');
  expect(kept.length).toBeGreaterThan(0);
  for (const { fields } of kept) expect(fields.some(({ path }) => path !== null)).toBe(true);
});

test('B9: what follows at the record limit may be links and labels alone, which make no record', () => {
  const recordLimit = 2048;
  const body = 'The council of Nevra voted on Monday to keep the ferry for another year. '.repeat(30);
  const rest =
    '* [About us](https://nevra.example/about)\n* [Contact](https://nevra.example/contact)\nUpdated 14 sec ago\n';
  for (let cut = 1800; cut < recordLimit; cut += 7) {
    const dump = extract({ ledger: true, recordLimit });
    const bytes = new TextEncoder().encode(article('Nevra keeps its old ferry', `${body.slice(0, cut)}.\n${rest}`));
    const rows = [...dump.push(bytes).ledger, ...dump.end().ledger];
    expect(rows.at(-1)?.endByte).toBe(bytes.length);
  }
});

test('B9: a paragraph may go on over nearly all lines that a record may have', () => {
  const sentence =
    'The council of Nevra voted on Monday to keep the old ferry for another year, and its mayor said so twice';
  const words = sentence.split(' ');
  const text = Array.from({ length: 15_000 }, (_, at) => words[at % words.length]).join('\n');
  const { records } = read(`${text}.\n`);
  expect(records.map(({ body }) => body.length)).toEqual([1]);
  expect(records[0].body[0].length).toBeGreaterThan(text.length - sentence.length);
});
