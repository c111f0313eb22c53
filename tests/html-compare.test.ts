/** Two articles side by side: compare -f html. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pair, type PairArticle, pairOf } from '../src/dedup/pair.js';
import { comparePage } from '../src/output/html/compare-page.js';
import { ByteSink } from '../src/text/sink.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { textOf } from './output-helpers.js';
import { type Element, expectInert, HAS_BROWSER, LOOKS, NEEDS_BROWSER, opened, seriousFaults } from './pages.js';

const OPENING =
  'The council of the harbour town voted on Monday to keep the old ferry for another ten years, said the mayor.';
const MOVED =
  'Nobody in the hall spoke against the plan, and the two benches of the public were full until long after midnight.';
const CLOSING =
  'The next vote is on the lower pier, which wants new planks before the first storm of the autumn comes in.';
const ALONE =
  'Elsewhere a lighthouse keeper counts forty ships a night, fewer than in any year since the lamp was lit.';

const article = (body: readonly string[], parts: Partial<PairArticle> = {}): PairArticle => ({
  id: `cd1-${String(body.length).padStart(16, '0')}`,
  source: { file: 'ferry.txt', article: 1, firstLine: 1, lastLine: 9, startByte: 0, endByte: 99 },
  headline: 'Harbour town keeps its ferry',
  published: null,
  updated: '2025-03-04',
  time: Number.NaN,
  body,
  ...parts,
});
const A = article([OPENING, MOVED, `Für alle: ${CLOSING}`]);
const B = article([OPENING.replace('Monday', 'Tuesday'), `Für alle: ${CLOSING}`, ALONE, MOVED]);

function pageOf(pair: Pair): { page: string; elements: Element[] } {
  const sink = new ByteSink();
  const page = textOf(sink, comparePage(sink), [pair]);
  return { page, elements: expectInert(page, 1) };
}

const marksOf = (elements: readonly Element[], tie: string) =>
  elements.filter(({ tag, attributes }) => tag === 'mark' && attributes['data-tie'] === tie).map(({ text }) => text);

describe('two articles side by side', () => {
  test('passages are marked in the same words and colour on both sides', () => {
    const pair = pairOf(A, B);
    for (const { a, b, words } of pair.passages) {
      const [inA, inB] = [A.body[a.paragraph].slice(a.start, a.end), B.body[b.paragraph].slice(b.start, b.end)];
      expect(inA).toBe(inB);
      expect(inA.split(' ')).toHaveLength(words);
    }
    const { elements } = pageOf(pair);
    expect(marksOf(elements, '0')).toEqual(Array(2).fill('The council of the harbour town voted on'));
    expect(marksOf(elements, '1')[0]).toMatch(/^to keep the old ferry .* said the mayor$/);
    const last = String(pair.passages.length - 1);
    expect(marksOf(elements, last)).toEqual(Array(2).fill(`Für alle: ${CLOSING.slice(0, -1)}`));
    const colours = elements.filter(({ tag }) => tag === 'mark').map(({ attributes }) => attributes.class);
    expect(new Set(colours)).toEqual(new Set(['t0', 't1', 't2']));
  });

  test('what only one has, and what stands elsewhere, is said', () => {
    const { elements } = pageOf(pairOf(A, B));
    const standing = (id: string) => elements.find(({ attributes }) => attributes.id === id);
    expect(standing('b3')?.attributes.class).toBe('side own');
    expect(standing('b3')?.text).toContain('only in B');
    expect(standing('a2')?.attributes.class).toBe('side moved');
    expect(standing('a2')?.text).toContain('elsewhere in B: B 4');
    expect(standing('b4')?.text).toContain('elsewhere in A: A 2');
    const moved = elements.find(({ tag, text }) => tag === 'mark' && text === MOVED.slice(0, -1));
    expect(marksOf(elements, moved?.attributes['data-tie'] ?? '')).toEqual(Array(2).fill(MOVED.slice(0, -1)));
    expect(standing('a1')?.text).toContain('B 1 has');
    expect(elements.filter(({ attributes }) => attributes.class === 'row same').map(({ text }) => text)).toHaveLength(
      1,
    );
  });

  test('the passages are in the data too, and every text of both articles is in the page', () => {
    const folder = sandbox();
    for (const [name, { body, ...rest }] of Object.entries({ a: A, b: B }))
      writeFileSync(join(folder, `${name}.ndjson`), `${JSON.stringify({ ...rest, body })}\n`);
    const args = ['compare', 'a.ndjson', 'b.ndjson'];
    const [pair] = rowsOf<Pair>(copydesk(folder, [...args, '-f', 'ndjson']).stdout);
    expect(pair.passages).toEqual(pairOf(A, B).passages);
    const { code, stdout } = copydesk(folder, [...args, '-f', 'html']);
    expect(code).toBe(0);
    const texts = expectInert(stdout, 1).filter(({ attributes }) => attributes.class === 'text');
    expect(texts.map(({ text }) => text).toSorted()).toEqual([...A.body, ...B.body].toSorted());
  });

  test('every passage is the same words on both sides, and no place is in two', () => {
    const sentence = fc.constantFrom(OPENING, MOVED, CLOSING, ALONE, `${MOVED} ${ALONE}`, 'One word.', '');
    const body = fc.array(sentence, { maxLength: 8 });
    fc.assert(
      fc.property(body, body, (inA, inB) => {
        const { passages } = pairOf(article(inA), article(inB));
        for (const { a, b } of passages)
          expect(inA[a.paragraph].slice(a.start, a.end)).toBe(inB[b.paragraph].slice(b.start, b.end));
        for (const side of ['a', 'b'] as const) {
          const ranges = passages.map(passage => passage[side]);
          const sorted = ranges.toSorted((one, two) => one.paragraph - two.paragraph || one.start - two.start);
          for (const [i, { paragraph, end }] of sorted.slice(0, -1).entries())
            expect(paragraph < sorted[i + 1].paragraph || end <= sorted[i + 1].start).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nothing in common, no body at all', () => {
    expect(pageOf(pairOf(A, article([ALONE]))).page).toContain('Different articles');
    pageOf(pairOf(article([]), article([])));
  });

  test('D8 D9 T15 whatever stands in an article is text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        OPENING,
        MOVED,
        '</script><script>alert(1)</script>',
        '" onmouseover="x',
        "'><img src=x onerror=x>",
        '<!--',
      ),
    );
    const side = fc.record({
      id: any,
      headline: fc.option(any),
      updated: fc.option(any),
      body: fc.array(any, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(side, side, (a, b) => {
        pageOf(pairOf(article(a.body, a), article(b.body, b)));
      }),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(!HAS_BROWSER)(`in a browser${NEEDS_BROWSER}`, () => {
  const file = () => {
    const name = join(sandbox(), 'pair.html');
    writeFileSync(name, pageOf(pairOf(A, B)).page);
    return name;
  };

  test.each(LOOKS)('$name: no word, no request, nothing that axe finds serious', async look => {
    const { page, said } = await opened(file(), look);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width);
    expect(said).toEqual([]);
  });

  test('pointing at a passage lifts it on both sides; what is the same can be left out, without script too', async () => {
    const name = file();
    const { page, said } = await opened(name);
    await page.locator('[id="a1"] mark').first().hover();
    expect(await page.locator('mark.lifted').allTextContents()).toEqual(
      Array(2).fill('The council of the harbour town voted on'),
    );
    expect(said).toEqual([]);
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await opened(name, { ...LOOKS[0], javaScriptEnabled });
      const rows = () => page.locator('.row:not(.heads):visible').count();
      const all = await rows();
      await page.getByLabel('only what differs').check({ force: true });
      expect(await rows()).toBe(all - 1);
    }
  });
});
