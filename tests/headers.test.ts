/** Header blocks: lines `key: value` before each article of an export bound it and fill its fields. */
import { expect, test } from 'vitest';
import { extracted } from './fixtures.js';
import { sentenceOf } from './site-pages.js';

const encoder = new TextEncoder();
const read = (text: string) => extracted([encoder.encode(text)], { file: 'input.txt', ledger: true });
const article = (number: number, keys: string): string =>
  `${keys.replaceAll('#', String(number))}\n\n${sentenceOf(number)}\n${sentenceOf(number + 50)}\n`;

test.each([
  ['keys in capitals', 'TITLE: Ferries stay in port again #\nLINK: https://courier.example/#\nDATE: 2025-05-1#'],
  ['front matter', '---\ntitle: Ferries stay in port again #\nurl: https://courier.example/#\ndate: 2025-05-1#\n---'],
  [
    'a mail',
    'From: Tadeo Brink\nSubject: Ferries stay in port again #\nDate: Wed, 1# May 2025 10:00:00 +0200\nX-Url: https://courier.example/#',
  ],
  ['two capitals', 'HD  Ferries stay in port again #\nPD  1# May 2025\nWC  212 words\nUR  https://courier.example/#'],
])('%s', (_, keys) => {
  const { records } = read([1, 2, 3].map(number => article(number, keys)).join('\n'));
  expect(records.map(({ headline, url, published }) => [headline, url, published?.slice(0, 10)])).toEqual(
    [1, 2, 3].map(number => [
      `Ferries stay in port again ${number}`,
      `https://courier.example/${number}`,
      `2025-05-1${number}`,
    ]),
  );
  for (const [at, { body, issues }] of records.entries())
    expect([body, issues]).toEqual([[sentenceOf(at + 1), sentenceOf(at + 51)], []]);
});

test('an article of which only the block stands there is told, at the end too', () => {
  const keys = (number: number) =>
    `Title: Ferries stay in port again ${number}\nURL: https://courier.example/${number}\nDate: 2025-05-1${number}\n`;
  const { records } = read([keys(1), keys(2), article(3, keys(3).trim()), keys(4)].join('\n'));
  expect(records.map(({ body, issues }) => [body.length, issues])).toEqual([
    [0, ['no_body']],
    [0, ['no_body']],
    [2, []],
    [0, ['no_body']],
  ]);
});

test('other keys in mid-body are text, and so is a dump that does not begin with a block', () => {
  const keys = 'Title: Ferries stay in port again #\nURL: https://courier.example/#\nDate: 2025-05-1#';
  const stray = 'Tickets: 12 crowns.\nDoors: 19:00 and 21:00, and not later than that.';
  const { records } = read([1, 2].map(number => article(number, keys) + stray).join('\n\n'));
  expect(records).toHaveLength(2);
  expect(records[0].body).toEqual([sentenceOf(1), sentenceOf(51), ...stray.split('\n')]);
  const text = read(`${sentenceOf(7)}\n${sentenceOf(8)}\n\n${article(1, keys)}`);
  expect(text.ledger.some(({ rule, evidence }) => `${rule} ${evidence}`.includes('header'))).toBe(false);
});

test('the ledger says which key a value stood under', () => {
  const keys = 'Title: Ferries stay in port again #\nURL: https://courier.example/#\nSource: Courier';
  const { ledger } = read([1, 2].map(number => article(number, keys)).join('\n'));
  expect(ledger.slice(0, 3).map(({ role, fate, rule, evidence }) => [role, fate, rule, evidence])).toEqual([
    ['headline', 'kept', null, 'the header block has the headline under a key: “title”'],
    ['furniture', 'kept', null, 'the header block has the address under a key: “url”'],
    ['furniture', 'dropped', 'header_key', expect.stringContaining('“source”')],
  ]);
});

test('a line that comes back below the block it stands in is read like any other (found by fuzzing)', () => {
  const text =
    'Link: https://courier.example/4711\nDate: 14.05.2025\nDate: 14.05.2025\nafter 118 years\nafter 118 years\n';
  const { records, ledger } = read(text);
  expect(records.map(({ url, headline }) => [url, headline])).toEqual([
    ['https://courier.example/4711', 'after 118 years'],
  ]);
  expect(ledger.at(-1)?.endByte).toBe(text.length);
});

test.each([1, 2])('keys, %i blank lines between each, may be more lines than a record has', blanks => {
  const letters = (at: number) => [0, 1, 2, 3].map(digit => 'abcdefghiklm'[Math.floor(at / 12 ** digit) % 12]).join('');
  const some = Array.from({ length: 20_000 }, (_, at) => `${letters(at)}: ${letters(at + 7)}`);
  const text = some.join('\n'.repeat(blanks + 1));
  const { records, ledger } = read(text);
  expect(ledger.at(-1)?.endByte).toBe(text.length);
  expect(records).toEqual([]);
});
