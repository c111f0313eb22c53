/** The annotated source: explain -f html. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPage } from '../src/output/html/explain-page.js';
import { ByteSink } from '../src/text/sink.js';
import { FATES, type LedgerRow, ROLES } from '../src/types.js';
import { ARAB_NEWS, ASHARQ, copydesk, dumpOf, rowsOf, sandbox } from './cli-helpers.js';
import { ledgerRow, textOf } from './output-helpers.js';
import { elementsOf, expectInert, HAS_BROWSER, LOOKS, NEEDS_BROWSER, opened, seriousFaults } from './pages.js';

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

/** The page of some dumps, in a folder of its own. */
function explained(dumps: Readonly<Record<string, string | Uint8Array>>): {
  file: string;
  page: string;
  rows: LedgerRow[];
} {
  const folder = sandbox(dumps);
  const names = Object.keys(dumps);
  const { code, stderr } = copydesk(folder, ['explain', ...names, '-o', 'page.html']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const file = join(folder, 'page.html');
  const rows = rowsOf<LedgerRow>(copydesk(folder, ['explain', ...names]).stdout);
  return { file, page: readFileSync(file, 'utf8'), rows };
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

describe.skipIf(!HAS_BROWSER)(`in a browser${NEEDS_BROWSER}`, () => {
  const big = () => {
    const pages = Array.from({ length: 60 }, (_, i) => `${ARAB_NEWS}${ASHARQ}`.replaceAll('Kordovia', `Kordovia${i}`));
    return pages.join('');
  };

  test.each(LOOKS)('$name: no word, no request, nothing that axe finds serious', async look => {
    const { file } = explained({ 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ });
    const { page, said } = await opened(file, look);
    await page.locator('.keys summary').click();
    expect(await seriousFaults(page)).toEqual([]);
    expect(said).toEqual([]);
  });

  test('the legend filters, with script and without', async () => {
    const { file, rows } = explained({ 'a.txt': ARAB_NEWS });
    for (const javaScriptEnabled of [true, false]) {
      const { page, said } = await opened(file, { ...LOOKS[0], javaScriptEnabled });
      const shown = () => page.locator('.line:visible').count();
      expect(await shown()).toBe(rows.length);
      await page.getByLabel('headline').uncheck({ force: true });
      expect(await shown()).toBe(rows.filter(({ role }) => role !== 'headline').length);
      await page.getByLabel('dropped').uncheck({ force: true });
      expect(await shown()).toBe(rows.filter(({ role, fate }) => role !== 'headline' && fate !== 'dropped').length);
      expect(said).toEqual([]);
    }
  });

  test('search leaves the lines with all its words; Escape ends it', async () => {
    const { file, rows } = explained({ 'a.txt': ARAB_NEWS });
    const { page, said } = await opened(file);
    await page.keyboard.press('/');
    await page.keyboard.type('KORDOVIA headline');
    const hits = rows.filter(({ text, role }) => text.includes('Kordovia') && role === 'headline').length;
    await page.getByText(`${hits} of ${rows.length}`).waitFor();
    expect(await page.locator('.line:visible').count()).toBe(hits);
    await page.keyboard.press('Escape');
    expect(await page.locator('.line:visible').count()).toBe(rows.length);
    expect(said).toEqual([]);
  });

  test('keys go from line to line; a line in focus tells why; repeats are marked and linked', async () => {
    const { file } = explained({ 'a.txt': ARAB_NEWS });
    const { page, said } = await opened(file);
    const current = () => page.evaluate('document.activeElement.closest(".line")?.id');
    await page.locator('[id="1-3"] .n').focus();
    expect(await page.locator('[id="1-3"] .why').isVisible()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('j');
    expect(await current()).toBe('1-5');
    expect(await page.locator('[id="1-5"] .why').textContent()).toMatch(/line 3 says it already/);
    expect(await page.locator('.kin').count()).toBe(4);
    await page.keyboard.press('r');
    expect(await current()).toBe('1-3');
    await page.keyboard.press('n');
    const second = await current();
    await page.keyboard.press('p');
    expect([second === '1-3', await current()]).not.toContain(true);
    await page.locator('[id="1-12"] a.to').click();
    expect(page.url()).toMatch(/#1-3$/);
    expect(said).toEqual([]);
  });

  test('the page is about as long as it will be when all of it was looked at', async () => {
    const names = ['asharq--w3-arabic-mixed', 'text--chinese-a1', 'seed--asharq-twin'];
    const { file } = explained(Object.fromEntries(names.map(name => [`${name}.txt`, dumpOf(name)])));
    const { page, said } = await opened(file);
    const height = () => page.evaluate<number>('document.documentElement.scrollHeight');
    const before = await height();
    await page.evaluate(`{
      const all = new CSSStyleSheet();
      all.replaceSync('.lines { content-visibility: visible !important; }');
      document.adoptedStyleSheets = [all];
    }`);
    const ratio = before / (await height());
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.35);
    expect(said).toEqual([]);
  });

  test('10,000 lines: what is off the screen is left out, and comes when it is wanted', async () => {
    const { file, rows } = explained({ 'a.txt': big() });
    expect(rows.length).toBeGreaterThan(9000);
    const { page, said } = await opened(file);
    const skipped = (index: string) =>
      page.evaluate(`!document.querySelectorAll('.line')[${index}].checkVisibility({ contentVisibilityAuto: true })`);
    expect(await skipped('0')).toBe(false);
    expect(await skipped('5000')).toBe(true);
    await page.evaluate('document.querySelectorAll(".line")[5000].scrollIntoView()');
    await expect.poll(() => skipped('5000')).toBe(false);
    await page.locator('#search').fill('Kordovia59');
    await page.getByText(/^\d+ of /).waitFor();
    expect(await page.locator('.article:visible').count()).toBeLessThan(10);
    expect(said).toEqual([]);
  });

  test('10,000 lines: a key press touches few nodes at a time, and looks only where the shorter word was', async () => {
    const { file, rows } = explained({ 'a.txt': big() });
    const { page, said } = await opened(file);
    const nodes = await page.locator('.lines, .article').count();
    await page.evaluate(`{
      window.touched = 0, window.looks = 0;
      new MutationObserver(changes => (touched = Math.max(touched, changes.length)))
        .observe(document.body, { subtree: true, attributes: true, childList: true });
      const { includes } = String.prototype;
      String.prototype.includes = function (word) { looks++; return includes.call(this, word); };
    }`);
    const left = () =>
      page.evaluate<number>('document.querySelectorAll(".lines:not([hidden]) .line:not(.miss)").length');
    await page.keyboard.press('/');
    let before = rows.length;
    for (const key of 'kord') {
      await page.evaluate('touched = looks = 0; found.textContent = ""');
      await page.keyboard.press(key);
      await expect.poll(() => page.locator('#found').textContent()).toMatch(/ of /);
      const hits = Number((await page.locator('#found').textContent())?.split(' ')[0].replace(',', ''));
      await expect.poll(left).toBe(hits);
      expect(await page.evaluate('touched')).toBeLessThanOrEqual(500 + nodes);
      expect(await page.evaluate('looks')).toBeLessThanOrEqual(before + 10);
      before = hits;
    }
    expect(before).toBe(rows.filter(({ text }) => text.toLowerCase().includes('kord')).length);
    await page.keyboard.press('Escape');
    await expect.poll(left).toBe(rows.length);
    expect(said).toEqual([]);
  });
});
