/** Short texts, in which little can differ unsaid: what is a copy of them, and what of a copy is its own. */
import { describe, expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { fate, story } from './dedup-memory.js';
import { wordsOf } from './invented-bodies.js';

describe('short texts', () => {
  const NOTICE =
    'The reading room of the salt office is open on Tuesdays from nine in the morning until noon, and whoever wants to see the old maps asks the clerk at the gate.';
  const CHINESE = '老码头的渡船从星期二起停开两天工人要更换船上的缆绳';
  test.each([
    ['other hours', NOTICE, NOTICE.replace('nine', 'ten')],
    ['another word', NOTICE, NOTICE.replace('old', 'new')],
    ['an end that both have of their own', `${NOTICE} Read on.`, `${NOTICE} Print this.`],
    ['three characters', CHINESE, CHINESE.replace('二', '五').replace('两', '三').replace('缆', '风')],
    ['a name of two characters', CHINESE, CHINESE.replace('码头', '渔村')],
  ])('which differ stay both: %s', (_, a, b) => {
    expect(fate(story([a]), story([b]))).toEqual(['related', null]);
    expect(fate(story([b]), story([a]), 'first')).toEqual(['related', null]);
  });
  test.each([
    ['furniture around it', NOTICE, ['Salt office', NOTICE, 'Share this page']],
    ['the same in Chinese', CHINESE, ['新闻', CHINESE, '分享']],
  ])('that stand whole in others are copies: %s', (_, short, long) => {
    const [verdict, kept] = fate(story([short]), story(long));
    expect([['near', 'truncated'].includes(String(verdict)), kept]).toEqual([true, 1]);
  });
  test('longer ones may differ in a few words', () => {
    const long = [
      NOTICE,
      'On other days the maps lie in the tower, which has no stove and is closed from autumn to spring.',
    ];
    expect(fate(story(long), story([NOTICE.replace('old', 'new'), long[1]]))[0]).toBe('near');
  });
  test('an index knows them as the run does', () => {
    const row = (id: number, text: string) => `${JSON.stringify({ id, text })}\n`;
    for (const flags of [[], ['--index-text']]) {
      const folder = sandbox({
        'a.ndjson': row(1, NOTICE),
        'b.ndjson': row(2, NOTICE.replace('nine', 'ten')) + row(3, `${NOTICE} Share this page.`),
      });
      copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen', ...flags]);
      const left = copydesk(folder, ['dedup', 'b.ndjson', '--index', 'seen', '--dedup', 'near', '-q', ...flags]).stdout;
      expect(rowsOf<{ id: number }>(left).map(({ id }) => id)).toContain(2);
    }
  });
});

test('own lists paragraphs with figures and names that the kept record has nowhere', () => {
  const dull = 'the boats were made fast at both ends and nobody was let on board before the wind had gone down again';
  const made = (name: string, figure: string, word: string) =>
    [
      `The harbour master of ${name} told the board that ${dull} ${dull}`,
      `In all there were ${figure} of them when the storm began, and ${dull} ${dull}`,
      `Nothing was ${word} about the crane, and ${dull} ${dull}`,
      wordsOf(3, 60).join(' '),
    ].join('\n');
  const rows = [made('Ormvik', '340', 'said'), `${made('Selmi', '290', 'heard')}`];
  const folder = sandbox({ 'a.ndjson': rows.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('') });
  const marked = rowsOf<{ id: number; text: string; duplicateOf?: number; copies?: { own: string[] }[] }>(
    copydesk(folder, ['dedup', 'a.ndjson', '--duplicates', 'mark']).stdout,
  );
  const copy = marked.find(({ duplicateOf }) => duplicateOf !== undefined);
  const kept = marked.find(({ copies }) => copies !== undefined);
  expect(kept?.copies?.[0].own).toEqual(copy?.text.split('\n').slice(0, 2));
});
