/** Rule `other`, the catch-all of the ledger: what no rule knew. Its share is told, and has a ceiling. */
import { describe, expect, test } from 'vitest';
import { extracted, namesIn, readCase } from './fixtures.js';

/** Share of the lines that are not blank. */
const CEILING = 0.02;
const OPTIONS = [{}, { lineLimit: 64 }, { recordLimit: 1500 }, { layout: 'generic' }];

describe.each(OPTIONS)('with %j', chosen => {
  const rows = namesIn('extract').flatMap(name => {
    const { input, options } = readCase(name);
    return extracted([input], { ...options, ...chosen }).ledger.filter(({ role }) => role !== 'blank');
  });
  const others = rows.filter(({ rule }) => rule === 'other');
  test(`${others.length} of ${rows.length} lines of the fixtures are under other`, () => {
    expect(others.length / rows.length).toBeLessThan(CEILING);
  });
});

test('the parts of an over-long line share what became of it on a page without an article', () => {
  const menu = Array.from({ length: 12 }, (_, i) => `Menu entry ${i} of the harbor office`).join('\n');
  const long = 'Everything that the harbor office of West Havel has to offer in one line '.repeat(3);
  const input = new TextEncoder().encode(`${menu}\n${long}\n`);
  const { records, ledger } = extracted([input], { file: 'input.txt', ledger: true, lineLimit: 64 });
  expect(records).toEqual([]);
  expect(ledger.map(({ rule }) => rule)).not.toContain('other');
});
