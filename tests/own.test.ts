/** `own` of a copy: what only the one that is dropped says, of its headline, highlights and captions, too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Copy, NewsRecord } from '../src/records/record.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { BODY, HEADLINE, page, paragraphs } from './index-helpers.js';
import { wordsOf } from './invented-bodies.js';

const copiesOf = (stdout: string) => rowsOf<{ copies: Copy[] }>(stdout).flatMap(({ copies }) => copies);
const sentence = (seed: number, words: number) => `${wordsOf(seed, words).join(' ')}.`;

test('a headline and a caption of its own are told', () => {
  const other = page('Idle crane costs the port of Ormvik dear', BODY.slice(0, 5)).replace(
    'Boats lie in a harbour. (AFP)',
    'Gulls sit on an old iron crane. (AFP)',
  );
  const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': other });
  const [copy] = copiesOf(copydesk(folder, ['a.txt', 'b.txt']).stdout);
  expect(copy.kind).toBe('truncated');
  expect(copy.own).toEqual(['Idle crane costs the port of Ormvik dear', 'Gulls sit on an old iron crane. (AFP)']);
});

test('so are those of a copy with the same headline and text', () => {
  const other = page(HEADLINE, BODY).replace('Boats lie in a harbour. (AFP)', 'Gulls sit on an old iron crane. (AFP)');
  const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': other });
  const [kept] = rowsOf<NewsRecord>(copydesk(folder, ['a.txt', 'b.txt']).stdout);
  const captions = ['Boats lie in a harbour. (AFP)', 'Gulls sit on an old iron crane. (AFP)'];
  const [, dropped] = kept.captions[0].text === captions[0] ? captions : captions.toReversed();
  expect(kept.copies.map(({ kind, own }) => [kind, own])).toEqual([['exact', [dropped]]]);
  for (const how of ['near', 'exact']) {
    const { stdout } = copydesk(folder, ['a.txt', 'b.txt', '--dedup', how]);
    expect(copiesOf(stdout).map(({ own }) => own)).toEqual([[dropped]]);
  }
});

test('a headline that is a part of the other’s text is no own one', () => {
  const row = (headline: string, text: readonly string[]) =>
    `${JSON.stringify({ id: headline, headline, text: text.join('\n') })}\n`;
  const headline = sentence(31, 9).slice(0, -1);
  const folder = sandbox({ 'a.ndjson': row('Of Ormvik', [headline, ...BODY]) + row(headline, BODY) });
  expect(copiesOf(copydesk(folder, ['dedup', 'a.ndjson']).stdout).map(({ own }) => own)).toEqual([[]]);
});

const text = (id: string, body: readonly string[]) => `${JSON.stringify({ id, text: body.join('\n') })}\n`;

test.each([4, 6, 14])('against a sketch the paragraphs are told that it does not show: of %i', count => {
  const body = paragraphs(40, count, 40);
  const mine = [sentence(41, 30), `${sentence(42, 20)} Held at Quelltor on 14 May.`];
  // More than the other is by, so that it stays out.
  const folder = sandbox({ 'a.ndjson': text('old', [...body, ...paragraphs(43, 3, 40)]), 'b.ndjson': '' });
  copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen']);
  const copy = text('copy', [mine[0], ...body, ...(count > 4 ? [mine[1]] : [])]);
  const args = ['dedup', '-', '--index', 'seen', '--dropped', 'dropped.ndjson', '--no-index-write'];
  expect(copydesk(folder, args, { input: copy }).stdout).toBe('');
  const [told] = copiesOf(readFileSync(join(folder, 'dropped.ndjson'), 'utf8'));
  expect(told).toMatchObject({ id: 'old', verified: 'sketch' });
  for (const own of mine.slice(0, count > 4 ? 2 : 1)) expect(told.own).toContain(own);
  expect(told.own?.length).toBeLessThan(count);
});

test('what an earlier run printed and the index has no text of: its own is unknown, and says so', () => {
  const folder = sandbox({ 'a.txt': page(HEADLINE, BODY.slice(0, 3)), 'b.txt': page(HEADLINE, BODY) });
  copydesk(folder, ['a.txt', '--index', 'seen']);
  const [copy] = copiesOf(copydesk(folder, ['b.txt', '--index', 'seen']).stdout);
  expect([copy.verified, copy.own]).toEqual(['sketch', null]);
});
