/** Times in the forms that pages write them: as precise as they are told, zone kept. */
import { expect, test } from 'vitest';
import { findTimestamp } from '../src/text/timestamps.js';
import { readTime } from './read-time.js';

test.each([
  ['12:05 PM on 15th December 2025', '2025-12-15T12:05'],
  ['16:47 EST / DECEMBER 19 2025', '2025-12-19T16:47-05:00'],
  ['15 December 2025 at 5pm', '2025-12-15T17:00'],
  ['18 Nov 2026 14:05 CEST', '2026-11-18T14:05+02:00'],
  ['18 Nov 2026 14:05 CET', '2026-11-18T14:05+01:00'],
  ['18 Nov 2026, 2:05 p.m. EST', '2026-11-18T14:05-05:00'],
  ['18 Nov 2026 14:05 BST', '2026-11-18T14:05+01:00'],
  ['18 Nov 2026 14:05 (GMT+2)', '2026-11-18T14:05+02:00'],
  ['18 Nov 2026 14:05 GMT', '2026-11-18T14:05Z'],
  ['Dec 5, 2025 12.00 CETLast changed', '2025-12-05T12:00+01:00'],
  // Two zones have this name: none is made up.
  ['Dec 19, 2025, 01:00:00 AM IST', '2025-12-19T01:00:00'],
  ['18\u00a0Nov\u202f2026\u00a014:05', '2026-11-18T14:05'],
  ['06.18.2025', '2025-06-18'],
  ['18.06.2025 08:15', '2025-06-18T08:15'],
  ['03/04/2025', '?'],
  ['EditorialNovember 22, 2018', '2018-11-22'],
  ['October 17, 20236:01 PM', '2023-10-17T18:01'],
  ['May 2nd 202511 mins', '2025-05-02'],
  ['15 December 2025 12 comments', '2025-12-15'],
  ['31 February 2025', null],
  ['5 in 2025', null],
  ['December 2025', null],
])('%s', (text, iso) => expect(readTime(text)).toBe(iso));

test.each([
  'The NHS has to save £20bn of spending by 2015',
  'My top 3 CRM picks for 2026',
  'Top 3 picks for 2026',
  'Our 12 best of 2024',
])('%j tells no time', text => {
  expect(findTimestamp(text, [])).toBeNull();
});

test.each(['13 Xyzember 2026', '13 de xyzembro de 2026', '13. Xyz 2026'])(
  '%j tells one of a month that nobody knows',
  text => {
    expect(findTimestamp(text, [])).toMatchObject({ from: 0, to: text.length, value: null });
  },
);
