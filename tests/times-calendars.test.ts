/** Times in years of other calendars: those that are reckoned, and those that make no time of ours. */
import { describe, expect, test } from 'vitest';
import { readTime } from './read-time.js';

describe.each<[string, [string, string | null][]]>([
  [
    'the Persian calendar',
    [
      ['۲۴ دی ۱۴۰۳', '2025-01-13'],
      ['۲۴ دی ۱۴۰۳ - ۱۴:۰۵', '2025-01-13T14:05'],
      ['چهارشنبه ۱۷ اردیبهشت ۱۴۰۳', '2024-05-06'],
      ['۱۴۰۴/۰۲/۲۵', '2025-05-15'],
      ['۲۱:۳۶ - ۰۲-۰۳-۱۴۰۳', '2024-05-22T21:36'],
      ['1403/10/24 - 14:05', '2025-01-13T14:05'],
      ['۱۴ ژانویه ۲۰۲۵', '2025-01-14'],
      ['۱۴ مه ۲۰۲۵', '2025-05-14'],
      ['۱۴ اوت ۲۰۲۵ ساعت ۱۴:۰۵', '2025-08-14T14:05'],
      ['۱۳ مهر ۱۴۰۳', '2024-10-04'],
    ],
  ],
  [
    'the Thai calendar',
    [
      ['18 มี.ค. 68', '2025-03-18'],
      ['8 ต.ค. 2564', '2021-10-08'],
      ['27 พ.ย. 67 12:24 น.', '2024-11-27T12:24'],
      ['28 ธันวาคม 2567 เวลา 16.05 น.', '2024-12-28T16:05'],
      ['28 ธ.ค. 2567 16:05 น.', '2024-12-28T16:05'],
      ['15 ส.ค. 2565', '2022-08-15'],
      ['28 กรกฎาคม พ.ศ. 2567', '2024-07-28'],
      ['28 พฤษภาคม 2025', '2025-05-28'],
      ['วันที่ 15 ก.พ. 2568 - 09:30 น.', '2025-02-15T09:30'],
    ],
  ],
  [
    'the Islamic calendar',
    [
      ['الأحد 15 رجب 1445 هـ الموافق 28 يناير 2024 م', '2024-01-28'],
      ['28 يناير 2024 م - 15 رجب 1445 هـ', '2024-01-28'],
      ['15 رجب 1445', null],
      ['15.03.1446', null],
    ],
  ],
  [
    'other calendars',
    [
      ['令和7年12月15日', '2025-12-15'],
      ['৭ বৈশাখ ১৪৩১', null],
    ],
  ],
])('years of %s', (_, rows) => test.each(rows)('%s', (text, iso) => expect(readTime(text)).toBe(iso)));

test('days of the Persian calendar are those that the platform has', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-persian', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  for (let time = Date.UTC(1991, 2, 21); time < Date.UTC(2042, 0, 1); time += 17 * 86_400_000) {
    const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const text = `${parts.year}/${parts.month}/${parts.day}`;
    expect(readTime(text), text).toBe(new Date(time).toISOString().slice(0, 10));
  }
});
