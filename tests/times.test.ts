/** Times in the forms that pages write them: as precise as they are told, zone kept, in many languages. */
import { describe, expect, test } from 'vitest';
import { findTime } from '../src/text/times.js';

function read(text: string): string | null {
  const value = findTime(text)?.value ?? null;
  if (value === null) return null;
  return value.kind === 'absolute' ? value.iso : value.kind === 'relative' ? `-${value.seconds}` : '?';
}

describe('what stands around a date', () => {
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
  ])('%s', (text, iso) => expect(read(text)).toBe(iso));
});

describe('languages', () => {
  test.each([
    ['le 12 mars 2025 à 14h30', '2025-03-12T14:30'],
    ['1er août 2025 à 14 h 30', '2025-08-01T14:30'],
    ['15. Dezember 2025, 14:05 Uhr', '2025-12-15T14:05'],
    ['15 de diciembre de 2025 a las 14:05', '2025-12-15T14:05'],
    ['15 de fevereiro de 2025, 14h05', '2025-02-15T14:05'],
    ['15 luglio 2025 alle 14:05', '2025-07-15T14:05'],
    ['15 maart 2025 om 14:05', '2025-03-15T14:05'],
    ['den 15 maj 2025 kl. 14.05', '2025-05-15T14:05'],
    ['15 мая 2025, 14:05', '2025-05-15T14:05'],
    ['15 грудня 2025 р. 14:05', '2025-12-15T14:05'],
    ['15 grudnia 2025, godz. 14:05', '2025-12-15T14:05'],
    ['15 Δεκεμβρίου 2025, 14:05', '2025-12-15T14:05'],
    ['15 ديسمبر 2025 - 14:05', '2025-12-15T14:05'],
    ['١٥ كانون الأول ٢٠٢٥', '2025-12-15'],
    ['2025年12月15日 14:05', '2025-12-15T14:05'],
    ['2025年12月15日下午2:05', '2025-12-15T14:05'],
    ['2025년 12월 15일 오후 2:05', '2025-12-15T14:05'],
    ['15 tháng 12, 2025', '2025-12-15'],
    ['15. června 2025 14:05', '2025-06-15T14:05'],
    ['15. července 2025 v 14:05', '2025-07-15T14:05'],
    ['3. ledna 2025', '2025-01-03'],
    ['7. prosince 2025', '2025-12-07'],
    ['15 юли 2025, 14:05', '2025-07-15T14:05'],
    ['15 ноември 2025', '2025-11-15'],
    ['Jumat, 15 Agustus 2025 - 14:05 WIB', '2025-08-15T14:05+07:00'],
    ['15 במרץ 2025, 14:05', '2025-03-15T14:05'],
    ['15 ביולי 2025', '2025-07-15'],
  ])('%s', (text, iso) => expect(read(text)).toBe(iso));
});

describe('how long ago', () => {
  test.each([
    ['25 min 53 sec ago', '-1553'],
    ['il y a 3 heures', '-10800'],
    ['vor 3 Stunden', '-10800'],
    ['hace 2 días', '-172800'],
    ['há 5 minutos', '-300'],
    ['3 ore fa', '-10800'],
    ['3 uur geleden', '-10800'],
    ['3 timmar sedan', '-10800'],
    ['3 часа назад', '-10800'],
    ['5 хвилин тому', '-300'],
    ['2 godziny temu', '-7200'],
    ['πριν 3 ώρες', '-10800'],
    ['منذ 3 ساعات', '-10800'],
    ['3小时前', '-10800'],
    ['3時間前', '-10800'],
    ['3 giờ trước', '-10800'],
    ['5 days later', null],
  ])('%s', (text, seconds) => expect(read(text)).toBe(seconds));
});
