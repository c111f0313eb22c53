/** Times in forms of their own, read by chrono-node: what the text says, nothing of the machine's clock or zone. */
import { describe, expect, test } from 'vitest';
import { timeReader } from '../src/run/time-reader.js';

const read = timeReader();

test.each([
  ['٤ مارس ٢٠٢٥', '2025-03-04'],
  ['13. Mai 2025', '2025-05-13'],
  ['4 juillet 2025', '2025-07-04'],
  ['13 May, 2025 5:30 p.m. EST', '2025-05-13T17:30-05:00'],
  ['Tuesday, March 4th, 2025 at 17:05 UTC', '2025-03-04T17:05Z'],
])('%s is %s', (text, iso) => {
  expect(read(text)).toBe(iso);
  expect(read(text)).toBe(iso);
});

describe('what a text does not tell is not made up', () => {
  test.each([
    ['yesterday'],
    ['3 days ago'],
    ['March 4'],
    ['Tuesday'],
    ['17:05'],
    ['03/04/2025'],
    ['١٣ ثانية'],
    [''],
    ['x'.repeat(5000)],
  ])('%s', text => expect(read(text)).toBeNull());
});
