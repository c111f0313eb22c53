/** The annotated source, explain -f html: what stands in the page, and that none of it can run. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPage } from '../src/output/html/explain-page.js';
import { ByteSink } from '../src/text/sink.js';
import { FATES, type LedgerRow, ROLES } from '../src/types.js';
import { ARAB_NEWS, ASHARQ, copydesk, dumpOf, sandbox } from './cli-helpers.js';
import { explained } from './html-explain-helpers.js';
import { ledgerRow, textOf } from './output-helpers.js';
import { elementsOf, expectInert } from './pages.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '</title><title>x',
  '</style><style>*{display:none}',
  '<!--',
  ']]>',
  'javascript:alert(1)',
  '" onmouseover="alert(1)',
  "' onfocus='alert(1)",
  '<img src=x onerror=alert(1)>',
  '<a href="https://example.org">x</a>',
  '&lt;b&gt; &amp; <svg onload=alert(1)>',
  '\u202egnp.exe \u0000\u001b[31m',
];

function pageOf(rows: readonly LedgerRow[]): string {
  const sink = new ByteSink();
  return textOf(sink, explainPage(sink), rows);
}

describe('the annotated source', () => {
  test('has every line in order, with its role, fate, place, text and reason', () => {
    const { page, rows } = explained({ 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ });
    const elements = expectInert(page, 1);
    const lines = elements.filter(({ tag }) => tag === 'li');
    expect(lines).toHaveLength(rows.length);
    for (const [i, row] of rows.entries()) {
      const { attributes, text } = lines[i];
      expect(attributes.class).toMatch(new RegExp(`^line r-${row.role} f-${row.fate} `));
      expect(attributes.id).toBe(`${row.file === 'a.txt' ? 1 : 2}-${row.line}`);
      expect(text).toContain(row.text.trim());
      expect(text).toContain(row.evidence);
      if (row.rule !== null) expect(text).toContain(row.rule);
      if (row.repeats !== null) expect(text).toContain(`line ${row.repeats} `);
    }
    const ids = new Set(elements.map(({ attributes }) => attributes.id));
    for (const { attributes } of elements) if (attributes.href) expect(ids).toContain(attributes.href.slice(1));
  });

  test('shows the record beside its lines, with the part that each field took', () => {
    const { page } = explained({ 'a.txt': ARAB_NEWS });
    const card = elementsOf(page).find(({ tag }) => tag === 'aside');
    expect(card?.text).toMatch(/Kordovia seeks deeper links/);
    expect(card?.text).toMatch(/agencyREUTERS16/);
    expect(card?.text).toMatch(/updatedRaw9 September 20258/);
    expect(card?.text).toMatch(/body11 paragraphs16–26/);
    const parts = elementsOf(page).filter(({ attributes }) => attributes.class === 'part');
    expect(parts.map(({ text }) => text)).toContain('Reuters');
  });

  test('a copy has no record of its own, but one that stands for it', () => {
    const { page, rows } = explained({ 'a.txt': ARAB_NEWS, 'b.txt': ARAB_NEWS });
    const cards = elementsOf(page).filter(({ tag }) => tag === 'aside');
    const [first] = rows.flatMap(({ record }) => record ?? []);
    expect(cards.at(-1)?.text).toContain('No record of its own');
    expect(cards[cards.length / 2].text).toBe(`No record of its own${first} stands for it.`);
  });

  test('of lines in another encoding no part is marked in the wrong place', () => {
    const text =
      'Übermäßig lange Fähre\n\nBy Lena Okoro\n\nÜbermäßig lange Fähre\n\nThe ferry kept its place. It was Ö.\n';
    const folder = sandbox({ 'a.txt': Buffer.from(text, 'latin1') });
    const { stdout, code } = copydesk(folder, ['explain', 'a.txt', '--encoding', 'windows-1252', '-f', 'html']);
    expect(code).toBe(0);
    expect(
      expectInert(stdout, 1)
        .filter(({ tag }) => tag === 'li')
        .map(({ text: line }) => line)
        .join('\n'),
    ).toContain('Übermäßig lange Fähre');
  });

  test('D8 D9 T15 hostile text is text and nothing else', () => {
    const rows = HOSTILE.flatMap((text, i) =>
      FATES.map(fate =>
        ledgerRow({
          line: 3 * i + FATES.indexOf(fate),
          text,
          file: text,
          rule: text,
          evidence: text,
          record: text,
          fate,
          repeats: 1,
        }),
      ),
    );
    for (const row of rows) expectInert(pageOf([row]), 1);
    const dump = HOSTILE.flatMap(text => [text, text, 'A body of some words stands here, said the harbour.', '']).join(
      '\n',
    );
    const { page } = explained({ 'a.txt': dump });
    const lines = expectInert(page, 1)
      .filter(({ tag }) => tag === 'li')
      .map(({ text }) => text);
    for (const text of HOSTILE.slice(0, -1))
      expect(
        lines.some(line => line.includes(text)),
        text,
      ).toBe(true);
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
  });

  test('T15 pages of the hostile fixtures are inert', () => {
    for (const name of ['hostile--a16-nul-in-headline', 'hostile--a21-lone-marks', 'hostile--b05-line-separators'])
      expectInert(explained({ 'a.txt': dumpOf(name) }).page, 1);
  });

  test('T15 whatever stands in a row', () => {
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...HOSTILE));
    const part = fc.record({ path: fc.option(any), rule: fc.option(any), start: fc.nat(60), end: fc.nat(60) });
    const parts = fc.record({
      text: any,
      file: any,
      rule: any,
      evidence: any,
      record: any,
      role: fc.constantFrom(...ROLES),
      fate: fc.constantFrom(...FATES),
      certainty: fc.constantFrom(0.3, 0.95),
      article: fc.option(fc.nat(3)),
      repeats: fc.option(fc.nat(9)),
      fields: fc.array(part, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 5 }), list => {
        expectInert(pageOf(list.map((each, i) => ledgerRow({ ...each, line: i + 1 }))), 1);
      }),
      { numRuns: 200 },
    );
  });

  test('an empty dump, an over-long line and its parts', () => {
    expect(expectInert(pageOf([]), 1).filter(({ tag }) => tag === 'li')).toEqual([]);
    const long = ledgerRow({ text: 'x'.repeat(100_000), endByte: 100_000 });
    const page = pageOf([long, long, ledgerRow({ line: 2 })]);
    expect(page.length).toBeLessThan(60_000);
    expectInert(page, 1);
    expect(page).toContain('96,000 more characters');
  });

  test('--fields gives a plain table', () => {
    const { stdout } = copydesk(sandbox({ 'a.txt': ARAB_NEWS }), [
      'explain',
      'a.txt',
      '--fields',
      'line,text',
      '-f',
      'html',
    ]);
    const elements = expectInert(stdout, 0);
    expect(elements.filter(({ tag }) => tag === 'th').map(({ text }) => text)).toEqual(['line', 'text']);
  });
});
