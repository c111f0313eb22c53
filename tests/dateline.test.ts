/** Places and agencies that bodies begin with, as agencies and papers of many languages write them; what is none stays none. */
import { expect, test } from 'vitest';
import { extract } from '../src/index.js';

const BEHIND = {
  en: 'The bakers of the town have moved three ovens on to the old ferry until the autumn.',
  ar: 'يصلح الصيادون شباكهم هذه الأيام على الرصيف القديم قبل أن يبدأ موسم السردين في البلدة.',
  zh: '渔民们这几天在老码头上补网，等沙丁鱼的季节开始，船会在同一个晚上全部出海。',
};

/** What the body that begins with a text tells. */
function told(opening: string, behind: string, further: string = behind): [string | null, string | null] {
  const text = `Ovens on the old ferry at Harwick\n\nOvens on the old ferry at Harwick\n\n${opening}${behind}\n\n${further}\n`;
  const run = extract({});
  const [record] = [...run.push(new TextEncoder().encode(text)).records, ...run.end().records];
  expect(record.body[0]).toBe(`${opening}${behind}`);
  return [record.dateline, record.agency];
}

test.each([
  ['HARWICK (AFP) - ', 'HARWICK', 'AFP'],
  ['Grauhafen (dpa). ', 'Grauhafen', 'dpa'],
  ['HARWICK, Aug 12: ', 'HARWICK', null],
  ['AFP, HARWICK: ', 'HARWICK', 'AFP'],
  ['Harwick, Asharq Al-Awsat – ', 'Harwick', 'Asharq Al-Awsat'],
  ['Old Harwick, Reuters—', 'Old Harwick', 'Reuters'],
  ['Puerto Alba, 5 mar (EFE).- ', 'Puerto Alba', 'EFE'],
  ['Puerto Alba, 5 mar (Prensa Orilla).- ', 'Puerto Alba', 'Prensa Orilla'],
  ['Grauhafen - ', 'Grauhafen', null],
  ['(ANSA) - PORTALTO, 05 MAR - ', 'PORTALTO', 'ANSA'],
  ['ЛУГИНО, 5 мар - РИА Новости. ', 'ЛУГИНО', 'РИА Новости'],
  ['Лугино. 5 марта. ИНТЕРФАКС - ', 'Лугино', 'ИНТЕРФАКС'],
  ['ЛУГОВЕ, 5 березня. /УНН/. ', 'ЛУГОВЕ', 'УНН'],
  ['ЛУГОВЕ, 5 мар — Северный вестник. ', 'ЛУГОВЕ', null],
  ['ميناس - رويترز: ', 'ميناس', 'رويترز'],
  ['ميناس - (أ ف ب): ', 'ميناس', 'أ ف ب'],
  ['ميناس واس: ', 'ميناس', 'واس'],
  ['ميناس: ', 'ميناس', null],
  ['ميناس - ', 'ميناس', null],
  ['لنگرود - ایرنا - ', 'لنگرود', 'ایرنا'],
  ['शिवाली, 5 मार्च (भाषा) ', 'शिवाली', 'भाषा'],
  ['शिवाली, पीटीआई। ', 'शिवाली', 'पीटीआई'],
])('%s', (opening, place, agency) =>
  expect(told(opening, /^\p{Script=Arabic}/u.test(opening) ? BEHIND.ar : BEHIND.en)).toEqual([place, agency]),
);

test.each([
  ['新华社灰港3月5日电 ', '灰港', '新华社'],
  ['新华社灰港3月5日电（记者李月山）', '灰港', '新华社'],
  ['（法新社灰港5日电）', '灰港', '法新社'],
  ['中新网3月5日电 ', null, '中新网'],
  ['（海门5日讯）', '海门', null],
  ['【渔灯台2025年3月5日讯】', null, '渔灯台'],
  ['本报海门3月5日电 ', '海门', null],
  ['海门3月5日电 ', '海门', null],
  ['〔記者李月山／海門報導〕', '海門', null],
  ['（中央社記者李月山海門5日電）', '海門', '中央社'],
  ['【記者李月山／綜合報導】', null, null],
  ['【灰港＝山田春子】', '灰港', null],
  ['【灰港共同】', '灰港', '共同'],
  ['[灰港 5日 ロイター] - ', '灰港', 'ロイター'],
  ['(나루=연합뉴스) 김나루 기자 = ', '나루', '연합뉴스'],
])('%s', (opening, place, agency) => expect(told(opening, BEHIND.zh)).toEqual([place, agency]));

test('a quote behind a colon has a speaker before it, and what several paragraphs begin with is no place', () => {
  expect(told('سامي: ', `«${BEHIND.ar}»`)).toEqual([null, null]);
  expect(told('سؤال: ', BEHIND.ar, `جواب: ${BEHIND.ar}`)).toEqual([null, null]);
  expect(told('ميناس - ', BEHIND.ar, `سامي - ${BEHIND.ar}`)).toEqual([null, null]);
  expect(told('Flour - ', BEHIND.en, `Salt - ${BEHIND.en}`)).toEqual([null, null]);
  expect(told('记者从渔港获悉，', BEHIND.zh)).toEqual([null, null]);
  expect(told('（图）', BEHIND.zh)).toEqual([null, null]);
});
