/**
 * What bodies begin with, language by language, as the agencies and papers there write it. In a form stand `{place}`, `{PLACE}`
 * (in capitals), `{other}` (a second place), `{agency}`, `{name}`, `{D}` (day), `{n}` (month in figures), `{M}` (month), `{mon}` and
 * `{MON}` (its first letters) and `{Y}`.
 */
const LATIN_AGENCIES = ['Reuters', 'AFP', 'AP', 'dpa'];

export const DATELINES = {
  other: { agencies: LATIN_AGENCIES, forms: ['{place} ({agency}) - '] },
  en: {
    agencies: LATIN_AGENCIES,
    forms: [
      '{PLACE}: ',
      '{PLACE} ({agency}) - ',
      '{PLACE}, {M} {D} ({agency}) — ',
      '{PLACE} — ',
      '{PLACE}, Kordovia: ',
      '{PLACE}/{OTHER}: ',
    ],
  },
  de: {
    agencies: ['dpa', 'AFP', 'Reuters', 'dpa/lno'],
    forms: [
      '{place} ({agency}) - ',
      '{PLACE} ({agency}) – ',
      '{place}/{other} ({agency}) - ',
      '{place} ({agency}). ',
      '{PLACE}. ',
    ],
  },
  fr: {
    agencies: ['AFP', 'Reuters'],
    forms: ['{place} ({agency}) - ', '{PLACE} ({agency}) — ', '{place}, {D} {M} {Y} ({agency}) - ', '{PLACE} - '],
  },
  es: {
    agencies: ['EFE', 'Europa Press', 'AFP'],
    forms: [
      '{place}, {D} {mon} ({agency}).- ',
      '{place} ({agency}).- ',
      '{PLACE}, {D} {mon}. ({agency}) - ',
      '{PLACE} ({agency}) — ',
    ],
  },
  it: {
    agencies: ['ANSA', 'Adnkronos', 'askanews'],
    forms: ['({agency}) - {PLACE}, {D} {MON} - ', '{place}, {D} {mon}. ({agency}) - ', '{PLACE} ({agency}) - '],
  },
  pt: {
    agencies: ['Lusa', 'Reuters', 'Folhapress'],
    forms: ['{place}, {D} {mon} {Y} ({agency}) – ', '{PLACE} ({agency}) - ', '{PLACE}, SP ({agency}) - '],
  },
  pl: { agencies: ['PAP', 'Reuters'], forms: ['{place} ({agency}) - ', '{PLACE} ({agency}) – ', '{PLACE} - '] },
  el: { agencies: ['Reuters', 'ΑΠΕ-ΜΠΕ'], forms: ['{PLACE} ({agency}) - ', '{PLACE}: ', '{place} ({agency}) – '] },
  ru: {
    agencies: ['РИА Новости', 'ТАСС', 'ИНТЕРФАКС'],
    forms: [
      '{PLACE}, {D} {mon} - {agency}. ',
      '{PLACE}, {D} {M}. /{agency}/. ',
      '{place}. {D} {M}. {agency} - ',
      '{PLACE}, {D} {mon} — {agency}. ',
    ],
  },
  uk: {
    agencies: ['УНН', 'Укрінформ'],
    forms: ['{PLACE}. {D} {M}. {agency}. ', '{PLACE} ({agency}) - ', '{PLACE}, {D} {M} ({agency}). '],
  },
  tr: { agencies: ['AA', 'İHA', 'Reuters'], forms: ['{PLACE} ({agency}) - ', '{PLACE} - ', '{PLACE} ({agency}) — '] },
  ar: {
    agencies: ['رويترز', 'أ ف ب', 'د ب أ'],
    forms: [
      '{place} ({agency}) - ',
      '{place} - {agency}: ',
      '{place}: ',
      '{place} - ({agency}): ',
      '{place}/{other}: ',
    ],
  },
  hi: {
    agencies: ['भाषा', 'पीटीआई', 'एएनआई'],
    forms: ['{place}: ', '{place}, {D} {M} ({agency}) ', '{place} ({agency}): ', '{place}, {agency}। '],
  },
  zh: {
    agencies: ['新华社', '中新社', '法新社', '路透社'],
    forms: [
      '{agency}{place}{n}月{D}日电 ',
      '{agency}{place}{n}月{D}日电（记者{name}）',
      '（{agency}{place}{D}日电）',
      '【{agency}{place}{D}日电】',
      '（{place}{D}日讯）',
      '本报{place}{n}月{D}日电 ',
      '〔记者{name}／{place}报道〕',
      '{place}（{agency}） - ',
    ],
  },
  ja: {
    agencies: ['共同', '時事', 'ロイター', 'AFP=時事'],
    forms: [
      '【{place}={name}】',
      '【{place}{agency}】',
      '[{place} {D}日 {agency}] - ',
      '【{place}＝{name}】',
      '（{place}＝{agency}）',
    ],
  },
  ko: {
    agencies: ['연합뉴스', '뉴시스'],
    forms: ['({place}={agency}) {name} 기자 = ', '[{place}={agency}] {name} 기자 = ', '【{place}={agency}】'],
  },
  nl: { agencies: ['ANP', 'Reuters'], forms: ['{PLACE} ({agency}) - ', '{PLACE} - ', '{place} ({agency}) - '] },
  fa: { agencies: ['ایرنا', 'ایسنا'], forms: ['{place} - {agency} - ', '{place} ({agency}) - ', '{place}: '] },
};

/** A language’s way to begin a body, filled in: its text, and the place and the agency in it (null where it has none). */
export function datelineOf({ agencies, forms }, form, language, { city, other, month, day, year }, { pick }) {
  const written = forms[form % forms.length];
  const [agency, name] = [pick(agencies), pick(language.names)];
  const named = language.months.length > 0 ? language.months[month - 1] : `${month}月`;
  const short = named.slice(0, 3);
  const values = {
    place: city,
    PLACE: city.toUpperCase(),
    other,
    OTHER: other.toUpperCase(),
    agency,
    name,
    D: day,
    n: month,
    M: named,
    mon: short.toLowerCase(),
    MON: short.toUpperCase(),
    Y: year,
  };
  const fill = text => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const place = /\{(?:place|PLACE)\}(?:\/\{(?:other|OTHER)\}|, [A-Z]\p{L}+)?/u.exec(written);
  return {
    text: fill(written),
    dateline: place && fill(place[0]),
    agency: written.includes('{agency}') ? agency : null,
  };
}
