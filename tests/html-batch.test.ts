/** The page about a batch: dumps... -f html. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchFacts } from '../src/output/batch-facts.js';
import { batchPage } from '../src/output/html/batch-page.js';
import { startDays } from '../src/output/html/batch-time.js';
import { topCounts } from '../src/output/html/top-counts.js';
import { byteCount, counted, percent } from '../src/output/html/numbers.js';
import type { AnyRecord } from '../src/output/record-cells.js';
import { FIELDS } from '../src/records/fields.js';
import type { Copy } from '../src/records/record.js';
import { outline } from '../src/shapes.js';
import { ByteSink } from '../src/text/sink.js';
import type { LedgerRow } from '../src/types.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { record, textOf } from './output-helpers.js';
import {
  type Element,
  elementsOf,
  expectInert,
  HAS_BROWSER,
  LOOKS,
  NEEDS_BROWSER,
  opened,
  seriousFaults,
} from './pages.js';

const DUMPS = { 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ, 'c.txt': ARAB_NEWS };
const NAMES = Object.keys(DUMPS);
const WORDS = 'The council of the harbour town voted on Monday to keep the old ferry for another ten years and'.split(
  ' ',
);

function reported(args: readonly string[] = NAMES): { folder: string; file: string; elements: Element[] } {
  const folder = sandbox(DUMPS);
  const { code, stderr } = copydesk(folder, [...args, '-o', 'report.html', '-q']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = join(folder, 'report.html');
  return { folder, file, elements: expectInert(readFileSync(file, 'utf8'), 0) };
}

const pageOf = (records: readonly AnyRecord[], facts: BatchFacts | null = null) => {
  const sink = new ByteSink();
  return textOf(sink, batchPage(sink, FIELDS as never, facts === null ? null : () => facts), records);
};
const rowOf = (elements: readonly Element[], name: string) =>
  elements.filter(({ tag, text }) => tag === 'tr' && text.startsWith(name)).map(({ text }) => text);
const copy = (parts: Partial<Copy>): Copy => ({
  id: 'cd1-0123456789abcdef',
  source: { file: 'pier.txt', article: 1, firstLine: 2, lastLine: 8, startByte: 0, endByte: 90 },
  kind: 'near',
  similarity: 0.9,
  containment: 0.95,
  own: [],
  verified: 'text',
  error: 0,
  ...parts,
});

describe('the page about a batch', () => {
  test('its numbers are those of the ledger and of the records', () => {
    const { folder, elements } = reported();
    const ledger = rowsOf<LedgerRow>(copydesk(folder, ['explain', '--dedup', 'off', ...NAMES]).stdout);
    const records = rowsOf(copydesk(folder, NAMES).stdout);
    const articles = rowsOf(copydesk(folder, ['extract', ...NAMES]).stdout);
    const bytes = ledger.reduce((sum, row) => sum + row.endByte - row.startByte, 0);
    expect(bytes).toBe(2 * ARAB_NEWS.length + ASHARQ.length);
    const ofRule = (rule: string) => ledger.filter(row => row.rule === rule);
    for (const rule of new Set(ledger.map(row => row.rule))) {
      if (rule === null) continue;
      const size = ofRule(rule).reduce((sum, row) => sum + row.endByte - row.startByte, 0);
      const lines = ofRule(rule).length;
      expect(rowOf(elements, `${rule} ${counted(lines)} line`)[0]).toContain(
        `${byteCount(size)}${percent(size, bytes)}`,
      );
    }
    const title = elements.find(({ tag }) => tag === 'h1');
    expect(title?.text).toBe(`${records.length} records from 3 dumps`);
    expect(rowOf(elements, 'records out')).toEqual([
      `records out${records.length}${percent(records.length, articles.length)}`,
    ]);
    const copies = articles.length - records.length;
    expect(copies).toBeGreaterThan(0);
    expect(rowOf(elements, 'exact copies')).toEqual([`exact copies${copies}${percent(copies, articles.length)}`]);
    for (const { name } of FIELDS) {
      const filled = records.filter(each => {
        const value = each[name];
        return Array.isArray(value) ? value.length > 0 : value !== null;
      }).length;
      expect(rowOf(elements, name), name).toContain(`${name}${filled}${percent(filled, records.length)}`);
    }
  });

  test('records that are left out are in the flow, and extract has a page too', () => {
    const { elements } = reported(['extract', ...NAMES, '--min-words', '300']);
    expect(rowOf(elements, 'too few words')).toHaveLength(1);
    expect(elements.some(({ text }) => text === 'No record has a copy.')).toBe(true);
  });

  test('dedup has one, of records alone', () => {
    const folder = sandbox(DUMPS);
    copydesk(folder, ['extract', ...NAMES, '-o', 'records.ndjson']);
    const { code, stdout } = copydesk(folder, ['dedup', 'records.ndjson', '-f', 'html', '-q']);
    expect(code).toBe(0);
    const elements = expectInert(stdout, 0);
    const sections = elements.flatMap(({ tag, attributes }) => (tag === 'section' ? attributes.id : []));
    expect(sections).toEqual(['flow', 'sources', 'time', 'fields', 'copies', 'problems']);
    expect(rowOf(elements, 'records out')).toHaveLength(1);
    expect(rowOf(elements, 'exact copies')).toHaveLength(1);
  });

  test('problems are told', () => {
    const folder = sandbox({ 'a.txt': ARAB_NEWS });
    const { code } = copydesk(folder, ['a.txt', 'not-there.txt', '-o', 'report.html']);
    expect(code).toBe(3);
    const elements = expectInert(readFileSync(join(folder, 'report.html'), 'utf8'), 0);
    expect(elements.filter(({ tag }) => tag === 'ul').map(({ text }) => text)[0]).toMatch(
      /not-there\.txt: .*no such file/i,
    );
  });

  test('clusters: sizes, kinds, and the largest side by side with what is of their own', () => {
    const two = record({ headline: 'Two of them', copies: [copy({ own: ['Only the copy says this.'] })] });
    const many = record({ headline: 'Nine of them', copies: Array.from({ length: 8 }, () => copy({ kind: 'exact' })) });
    const elements = expectInert(pageOf([two, record(), many]), 0);
    const clusters = elements.filter(({ attributes }) => attributes.class === 'cluster');
    expect(clusters.map(({ text }) => text.trim().split(' of them')[0])).toEqual(['Nine', 'Two']);
    expect(clusters[0].text).toMatch(/The council voted\..*Exact copy.*The same, word for word.*and 5 more copies/s);
    expect(clusters[1].text).toMatch(/Copy: near.*90 % similar, 95 % contained.*Only the copy says this\./s);
    expect(rowOf(elements, '6 or more')).toEqual(['6 or more150 %']);
    expect(rowOf(elements, 'exact')).toEqual(['exact889 %']);
  });

  test('the largest clusters are shown whole, side by side, what they share in one colour', () => {
    const own =
      'Elsewhere a lighthouse keeper counts forty ships a night, fewer than in any year since the lamp was lit.';
    const lines = ARAB_NEWS.toString().split('\n');
    const edited = [...lines.slice(0, 17), own, ...lines.slice(17)].join('\n');
    const folder = sandbox({ 'a.txt': ARAB_NEWS, 'b.txt': edited, 'c.txt': ARAB_NEWS });
    const page = (args: readonly string[]) => copydesk(folder, [...args, '-f', 'html', '-q']).stdout;
    const clusterIn = (html: string) =>
      elementsOf(html).find(({ attributes }) => attributes.class === 'cluster') as Element;
    const html = page(['a.txt', 'b.txt', 'c.txt']);
    const elements = expectInert(html, 0);
    const records = rowsOf(copydesk(folder, ['a.txt', 'b.txt', 'c.txt', '-q']).stdout);
    const body = records.find(({ source }) => source.file === 'b.txt')?.body ?? [];
    expect(body.join('\n')).toContain(own);
    const texts = elements.filter(({ attributes }) => attributes.class === 'text').map(({ text }) => text);
    // The kept one, and both copies, which lack one paragraph.
    for (const paragraph of body)
      expect(texts.filter(text => text === paragraph)).toHaveLength(paragraph.includes(own) ? 1 : 3);
    const alone = elements.filter(({ attributes }) => attributes.class === 'own').map(({ text }) => text);
    expect(alone).toEqual([expect.stringContaining(own)]);
    const marks = elements.filter(({ tag, text }) => tag === 'mark' && text.startsWith('It said Malkoun'));
    expect(marks).toHaveLength(3);
    expect(new Set(marks.map(({ attributes }) => attributes.class)).size).toBe(1);

    copydesk(folder, ['extract', 'a.txt', 'b.txt', 'c.txt', '-o', 'records.ndjson', '-q']);
    expect(clusterIn(page(['dedup', 'records.ndjson'])).text).toBe(clusterIn(html).text);
    // Of what is printed with its copies already, the bodies of those are not at hand.
    copydesk(folder, ['a.txt', 'b.txt', 'c.txt', '-o', 'kept.ndjson', '-q']);
    expect(clusterIn(page(['dedup', 'kept.ndjson'])).text).toContain('The same, word for word.');
  });

  test('a cluster of long articles is shown as far as somebody reads', () => {
    const lines = Array.from({ length: 90 }, (_, i) => `${WORDS.slice(i % 7).join(' ')} number ${i} of the harbour.`);
    const dump = ['A long day', '', 'A long day', '', ...lines.flatMap(line => [line, ''])].join('\n');
    const longer = `${dump}${'Ships came in again. '.repeat(20_000)}\n`;
    const folder = sandbox({ 'a.txt': dump, 'b.txt': dump, 'c.txt': longer });
    const page = (...names: string[]) => copydesk(folder, [...names, '-f', 'html', '-q']).stdout;
    expect(page('a.txt', 'b.txt').match(/and 30 more paragraphs/g)).toHaveLength(2);
    const whole = page('a.txt', 'b.txt', 'c.txt');
    expect([whole.includes('It has nothing of its own.'), whole.length < 100_000]).toEqual([true, true]);
  });

  test('every part of a bar bears its number, in it or in the row below', () => {
    const part = (lines: number, bytes: number) => ({ lines, bytes });
    const facts: BatchFacts = {
      dumps: 1,
      articles: 1000,
      leftOut: { exact: 400, near: 1, truncated: 90, update: 9 },
      lines: {
        kept: new Map([['body', part(9, 90_000)]]),
        collapsed: new Map([['repeat', part(1, 300)]]),
        dropped: new Map([
          ['blank', part(7, 7)],
          ['after_body', part(1, 20_000)],
        ]),
      },
      shapes: [],
      problems: { counts: new Map(), first: [] },
    };
    const elements = expectInert(pageOf(Array(500).fill(record()), facts), 0);
    const parts = elements.filter(({ tag, text }) => tag === 'title' && /^[\w ]+: .*%$/.test(text));
    const labels = elements.filter(({ tag, attributes }) => tag === 'span' || attributes.class?.startsWith('clip'));
    expect(parts.map(({ text }) => text.split(':')[0])).toEqual(
      'bytes in,kept,collapsed,dropped,blank,records out,exact copies,near copies,truncated copies,other versions'.split(
        ',',
      ),
    );
    for (const { text } of parts) {
      const [, name, shown] = /^(.*): (.*), [^,]*$/.exec(text) ?? [];
      const squeezed = (label: string) => label.replaceAll(' ', '');
      expect(
        labels.some(label => squeezed(label.text).startsWith(squeezed(name + shown))),
        text,
      ).toBe(true);
    }
  });

  test('without any record, without any run', () => {
    expectInert(pageOf([]), 0);
    const elements = expectInert(pageOf([record(), record({ updated: null })]), 0);
    expect(elements.find(({ tag }) => tag === 'h1')?.text).toBe('2 records');
    expect(elements.some(({ attributes }) => attributes.id === 'flow')).toBe(false);
    const folder = sandbox({ 'empty.txt': '' });
    const { stdout } = copydesk(folder, ['empty.txt', '-f', 'html']);
    expectInert(stdout, 0);
  });

  test('D8 D9 T15 whatever a record says is text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '</script><script>alert(1)</script>',
        '" onmouseover="x',
        "'><img src=x onerror=x>",
        '<!--',
        ']]>',
      ),
    );
    const parts = fc.record({
      headline: fc.option(any),
      layout: any,
      published: fc.option(any),
      url: fc.option(any),
      body: fc.array(any, { maxLength: 3 }),
      own: fc.array(any, { maxLength: 2 }),
      file: any,
    });
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 4 }), any, (list, text) => {
        const records = list.map(({ own, file, ...each }) => {
          const { source } = copy({});
          return record({ ...each, source: { ...source, file }, copies: [copy({ own, source: { ...source, file } })] });
        });
        const problem = { severity: 'error', code: text, file: text, line: 1, message: text, hint: text } as const;
        const facts: BatchFacts = {
          dumps: 1,
          articles: 1,
          leftOut: { [text]: 2 },
          lines: { kept: new Map([[text, { lines: 1, bytes: 9 }]]), collapsed: new Map(), dropped: new Map() },
          shapes: [{ shape: text, rule: text, lines: 1, file: text, line: 1, text }],
          problems: { counts: new Map([[text, 1]]), first: [problem] },
        };
        expectInert(pageOf(records, facts), 0);
      }),
      { numRuns: 150 },
    );
  });
});

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

describe.skipIf(!HAS_BROWSER)(`in a browser${NEEDS_BROWSER}`, () => {
  test.each(LOOKS)(
    '$name: no word, no request, nothing that axe finds serious, no wider than the screen',
    async look => {
      const { file } = reported();
      const { page, said } = await opened(file, look);
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      expect(await seriousFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width);
      expect(said).toEqual([]);
    },
  );
});
