/** Articles of a known site among pages of others, run together: each comes out as it does alone, however long the pages behind. */
import { describe, expect, test } from 'vitest';
import { type ExtractOptions, extract } from '../src/index.js';
import type { NewsRecord } from '../src/records/record.js';
import { ARAB_NEWS, ASHARQ } from './cli-helpers.js';
import { joinablePage } from './site-pages.js';

const KNOWN = { 'asharq-al-awsat': ASHARQ, 'arab-news': ARAB_NEWS };
const JOINS = { blank: '\n\n\n', tight: '\n', rule: `\n\n${'='.repeat(40)}\n\n` };

function recordsOf(text: string, options: ExtractOptions = {}): NewsRecord[] {
  const run = extract(options);
  return [...run.push(new TextEncoder().encode(text)).records, ...run.end().records];
}

const wordsOf = ({ headline, captions, dateline, updatedRaw, highlights, body, layout }: NewsRecord) => ({
  headline,
  captions,
  dateline,
  updatedRaw,
  highlights,
  body,
  layout,
});

const page = (site: number): string => joinablePage(site).join('\n');

describe.each(Object.entries(KNOWN))('articles of %s', (layout, bytes) => {
  const dump = new TextDecoder().decode(bytes);
  const wanted = recordsOf(dump).map(wordsOf);
  const own = (text: string, options?: ExtractOptions) =>
    recordsOf(text, options)
      .filter(record => record.layout === layout)
      .map(wordsOf);

  test.each(Object.entries(JOINS))('between pages of other sites, joined by: %s', (_, join) => {
    const text = [page(1), dump, page(2)].join(join);
    expect(own(text)).toEqual(wanted);
    expect(recordsOf(text)).toHaveLength(wanted.length + 2);
  });

  test('above more pages than a record may have bytes', () => {
    const options = { recordLimit: 40_000 };
    const pages = Array.from({ length: 40 }, (_, at) => page(at + 1)).join('\n\n\n');
    expect(pages.length).toBeGreaterThan(2 * options.recordLimit);
    const text = `${dump}\n\n\n${pages}`;
    expect(own(text, options)).toEqual(wanted);
    expect(recordsOf(text, options).filter(({ issues }) => issues.includes('record_limit'))).toEqual([]);
  });

  test('below a menu that stands at the foot of its page again', () => {
    const menu = joinablePage(3).slice(0, 12);
    const text = [page(3), ...menu, dump].join('\n');
    expect(own(text)).toEqual(wanted);
  });
});

const WALL =
  'Gatewarden\n\nOne last step\n\nShow that you are a person by solving the puzzle below.\n\nRay: 8f2c11d07a4b';
const COOKIES =
  'Nous et nos 212 partenaires\n\nCe site mesure son audience avec des cookies.\n\nTout accepter\nTout refuser';
const MISSING =
  'Kurier Wyspiarski\nKraj\nSport\nPogoda\n\n404\n\nNie ma takiej strony, bo została przeniesiona.\n\nO nas\nKontakt';
const REGION =
  'Dieses Angebot steht in Ihrem Land leider nicht zur Verfügung, weil uns dafür die nötigen Rechte fehlen.';
const MENU = 'Αρχική\nΕλλάδα\nΟικονομία\nΚόσμος\nΑθλητισμός\nΚαιρός\nΕπικοινωνία\nΣύνδεση';
const SHORT = { wall: WALL, cookies: COOKIES, missing: MISSING, 'not here': REGION, menu: MENU };

describe.each(Object.entries(SHORT))('a short page of another site: %s', (_, short) => {
  const [one, other] = [ASHARQ, ARAB_NEWS].map(bytes => new TextDecoder().decode(bytes));
  const wanted = [one, other].flatMap(dump => recordsOf(dump).map(wordsOf));

  test.each([JOINS.blank, JOINS.rule])('between and behind articles, joined by: %j', join => {
    const records = recordsOf([one, short, other, short].join(join));
    expect(records.map(wordsOf)).toEqual(wanted);
  });

  test('right below a body, which stays whole', () => {
    const records = recordsOf([one, short, other, short].join(JOINS.tight));
    expect(records.map(({ body }, at) => body.slice(0, wanted[at].body.length))).toEqual(
      wanted.map(({ body }) => body),
    );
  });
});

test('what stands apart and is of the article stays with it', () => {
  const dump = new TextDecoder().decode(ASHARQ);
  const [first] = recordsOf(dump);
  const last = first.body.at(-1) as string;
  const notes = ['(With agencies)', `${first.body[0]}`.replace(/^\w+ /, ''), 'Mara Venn wrote this from the harbour.'];
  for (const note of notes) {
    const [record] = recordsOf(dump.replace(last, `${last}\n\n\n\n${note}`));
    expect(record.body.slice(0, first.body.length)).toEqual(first.body);
    expect(record.body.length + record.captions.length).toBeGreaterThan(0);
  }
});

test('a list inside an article of a known site parts nothing', () => {
  const [first] = recordsOf(new TextDecoder().decode(ARAB_NEWS));
  const dump = new TextDecoder().decode(ARAB_NEWS);
  const last = first.body.at(-1) as string;
  const names = [
    'Oda Brenn',
    'Maro Teel',
    'Sif Anders',
    'Lio Quade',
    'Pernille Voss',
    'Tam Eder',
    'Wil Hart',
    'Una Rask',
  ];
  const listed = dump.replace(last, [`${first.body[0]} These are on the list:`, ...names, last].join('\n\n'));
  const [record] = recordsOf(listed);
  expect(record.body).toEqual(expect.arrayContaining([...names, last]));
});

test('below a header block all is one page, whatever stands behind its article', () => {
  const [first] = recordsOf(new TextDecoder().decode(ARAB_NEWS));
  const head = [first.headline, '', first.headline, first.captions[0].text, 'Short Url', 'Updated 20 August 2025', ''];
  const article = [...head, first.headline, '', first.headline, '', ...first.body.flatMap(line => [line, ''])].join(
    '\n',
  );
  const pages = [1, 2, 3].map(
    at =>
      `URL: https://a.example/${at}\nTitle: ${first.headline} ${at}\nDate: 2025-08-2${at}\n\n${article}\n${page(at)}`,
  );
  const urls = recordsOf(pages.join('\n\n')).map(({ url }) => url);
  expect(urls).toEqual([1, 2, 3].map(at => `https://a.example/${at}`));
});
