/** What the page about a batch counts: numbers as it writes them, days, names, shapes of lines. */
import { describe, expect, test } from 'vitest';
import { startDays } from '../src/output/html/batch-time.js';
import { byteCount, counted, percent } from '../src/output/html/numbers.js';
import { topCounts } from '../src/output/html/top-counts.js';
import { outline } from '../src/shapes.js';

describe('what it counts', () => {
  test('numbers', () => {
    expect([0, 999, 1000, 1_234_567].map(counted)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([1, 999, 1234, 56_789, 1.5e9].map(byteCount)).toEqual(['1 byte', '999 bytes', '1.2 kB', '57 kB', '1.5 GB']);
    expect([0, 1, 29, 500, 9999, 10_000].map(part => percent(part, 10_000))).toEqual([
      '0 %',
      '<0.1 %',
      '0.3 %',
      '5 %',
      '>99.9 %',
      '100 %',
    ]);
  });

  test('days: by the shortest span that fits, and never more columns than fit', () => {
    const unitOf = (times: readonly (string | null)[]) => {
      const days = startDays();
      for (const time of times) days.add(time);
      const { unit, columns, outside } = days.columns();
      expect(columns.length).toBeLessThanOrEqual(31);
      expect(columns.reduce((sum, { count }) => sum + count, outside) + days.undated).toBe(times.length);
      return `${unit} ${columns.length}`;
    };
    expect(unitOf([null, 'soon', '2025-13-01'])).toBe('day 0');
    expect(unitOf(['2025-03-01', '2025-03-31T23:59:59+05:00'])).toBe('day 31');
    expect(unitOf(['2025-03-01', '2025-04-01'])).toBe('week 6');
    expect(unitOf(['2024-01-01', '2025-12-31'])).toBe('month 24');
    expect(unitOf(['2001-01-01', '2025-12-31', '2025-12-30'])).toBe('year 25');
    expect(unitOf(['1066-10-14', '2025-12-31'])).toBe('year 1');
    const usual = Array.from({ length: 20 }, (_, i) => `2025-03-${10 + i}`);
    expect(unitOf(['1066-10-14', ...usual, '2099-01-01'])).toBe('day 20');
  });

  test('names beyond ten thousand are counted together', () => {
    const counts = topCounts();
    for (let i = 0; i < 10_050; i++) counts.add(`name ${i}`);
    counts.add('name 7');
    expect([counts.names, counts.beyond]).toEqual([10_000, 50]);
    expect(counts.top(1)).toEqual({ rows: [['name 7', 2]], others: 10_049 });
  });

  test('shapes of lines', () => {
    expect(outline('Ferry 12 of the old BBC line: 4.5')).toBe('Aa 0 aa… AA aa: 0.0');
    expect(outline('  ')).toBe('');
    expect(outline('العبارة في الميناء')).toBe('aa…');
  });
});
