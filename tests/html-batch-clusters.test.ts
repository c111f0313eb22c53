/** The page about a batch: its clusters, each record beside its copies. */
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { copy, pageOf, rowOf } from './html-batch-helpers.js';
import { record } from './output-helpers.js';
import { type Element, elementsOf, expectInert } from './pages.js';

const WORDS = 'The council of the harbour town voted on Monday to keep the old ferry for another ten years and'.split(
  ' ',
);

describe('the page about a batch', () => {
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
});
