/** What is learned of the sites of a run: from files in any order, site by site; from a stream by its bytes alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerRow, NewsRecord } from '../src/index.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyOf, pageOf, siteOf } from './site-pages.js';

const SITES = [siteOf(1), siteOf(2), siteOf(3)];
/** What is a notice on the pages of the first site is a paragraph of an article on another. */
const BORROWED = SITES[0].notice;
const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  SITES.flatMap((site, at) =>
    [1, 2, 3, 4].map(number => [
      `page-${number}-${at}.txt`,
      pageOf(site, number, at === 1 && number === 2 ? [BORROWED] : []),
    ]),
  ),
);
const NAMES = Object.keys(FILES);
const folder = sandbox(FILES);
const recordsOf = (names: readonly string[]): NewsRecord[] =>
  rowsOf(copydesk(folder, ['extract', '-f', 'ndjson', ...names]).stdout);

test('pages of three sites in one folder: furniture of one is text of another', () => {
  const records = recordsOf(['.']);
  expect(records).toHaveLength(NAMES.length);
  for (const { source, body } of records) {
    const [, number, at] = /page-(\d)-(\d)/.exec(source.file)!.map(Number);
    const own = bodyOf(SITES[at], number);
    const whole = at === 1 && number === 2 ? [...own.slice(0, 3), BORROWED, ...own.slice(3)] : own;
    expect(body, source.file).toEqual(whole);
  }
});

test('each site is a layout of its own, which the records name', () => {
  const records = recordsOf(['.']);
  const names = SITES.map((_, at) => {
    const own = records.filter(({ source }) => source.file.endsWith(`-${at}.txt`));
    return [...new Set(own.map(({ layout }) => layout))];
  });
  for (const name of names) expect(name).toEqual([expect.stringMatching(/^learned@[0-9a-f]{8}$/)]);
  expect(new Set(names.flat()).size).toBe(SITES.length);
});

test('the ledger says that a notice stands in other articles too', () => {
  const rows = rowsOf<LedgerRow>(copydesk(folder, ['explain', '-f', 'ndjson', ...NAMES]).stdout);
  const notices = rows.filter(({ text, file }) => text === BORROWED && file.endsWith('-0.txt'));
  expect(notices).toHaveLength(4);
  for (const { fate, rule } of notices) expect([fate, rule]).toEqual(['dropped', 'site_furniture']);
});

test('the order of the operands does not change the records', () => {
  const sorted = (names: readonly string[]) =>
    recordsOf(names).toSorted((one, other) => (one.source.file < other.source.file ? -1 : 1));
  const records = sorted(NAMES);
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), names => {
      expect(sorted(names)).toEqual(records);
    }),
    { numRuns: 8, seed: 1 },
  );
});
