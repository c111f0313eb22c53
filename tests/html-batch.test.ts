/** The page about a batch, dumps... -f html: its numbers, and that whatever a record says is text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteCount, counted, percent } from '../src/output/html/numbers.js';
import type { BatchFacts } from '../src/output/kinds/batch-facts.js';
import { FIELDS } from '../src/records/fields.js';
import type { LedgerRow } from '../src/types.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { copy, pageOf, rowOf } from './html-batch-helpers.js';
import { record } from './output-helpers.js';
import { type Element, expectInert, HAS_BROWSER, LOOKS, NEEDS_BROWSER, opened, seriousFaults } from './pages.js';

const DUMPS = { 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ, 'c.txt': ARAB_NEWS };
const NAMES = Object.keys(DUMPS);

function reported(args: readonly string[] = NAMES): { folder: string; file: string; elements: Element[] } {
  const folder = sandbox(DUMPS);
  const { code, stderr } = copydesk(folder, [...args, '-o', 'report.html', '-q']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = join(folder, 'report.html');
  return { folder, file, elements: expectInert(readFileSync(file, 'utf8'), 0) };
}

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
