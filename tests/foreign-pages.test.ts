/** Articles of a known site among pages of others, run together: each comes out as it does alone, however long the pages behind. */
import { describe, expect, test } from 'vitest';
import { extract, type ExtractOptions } from '../src/index.js';
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
