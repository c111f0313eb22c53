/** `--index`: what earlier runs printed counts, copies and updates of it included. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { INDEX_FACTS } from '../src/output/kinds/flaw-kind.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { BODY, content, HEADLINE, ids, OTHERS, page, paragraphs } from './index-helpers.js';
import { random, wordsOf } from './invented-bodies.js';

describe('a later run', () => {
  test('prints what is new, and says how much it left out', () => {
    const folder = sandbox({ 'a.txt': OTHERS.slice(0, 3).join(''), 'b.txt': OTHERS.slice(2).join('') });
    const first = copydesk(folder, ['a.txt', '--index', 'seen']);
    expect([first.code, first.stderr, rowsOf(first.stdout).length]).toEqual([0, '', 3]);
    const second = copydesk(folder, ['b.txt', '--index', 'seen']);
    expect([second.code, rowsOf(second.stdout).length]).toEqual([0, 2]);
    expect(second.stderr).toBe('copydesk: 1 copy of a record of an earlier run dropped\n');
    expect(copydesk(folder, ['a.txt', 'b.txt', '--index', 'seen']).stdout).toBe('');
  });
  test('names the record that stands for one: its id, file and line', () => {
    const folder = sandbox({ 'a.txt': OTHERS[0] + OTHERS[1], 'b.txt': OTHERS[1] });
    const [, first] = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout);
    const marked = rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--duplicates', 'mark']).stdout);
    expect(marked).toHaveLength(1);
    expect(marked[0].duplicateOf).toBe(first.id);
    expect(marked[0].copies).toEqual([
      {
        id: first.id,
        source: first.source,
        kind: 'exact',
        similarity: 1,
        containment: 1,
        own: [],
        verified: 'id',
        error: 0,
      },
    ]);
    copydesk(folder, ['b.txt', '--index', 'seen', '--dropped', 'dropped.ndjson']);
    expect(readFileSync(join(folder, 'dropped.ndjson'), 'utf8')).toBe(`${JSON.stringify(marked[0])}\n`);
  });
  test('lets nothing be stood for by a record that is not printed itself', () => {
    const notice = paragraphs(77, 1, 50);
    const edited = page(HEADLINE, [...BODY.slice(0, 5), ...notice]);
    const folder = sandbox({
      'a.txt': page(HEADLINE, BODY),
      'b.txt': edited + page('A notice of the salt office', notice),
    });
    const [first] = ids(copydesk(folder, ['a.txt', '--index', 'seen']));
    for (const keep of ['best', 'latest', 'first']) {
      const flags = ['--index', 'seen', '--no-index-write', '--duplicates', 'mark', '--keep', keep];
      const marked = rowsOf(copydesk(folder, ['b.txt', ...flags]).stdout);
      expect(marked.map(({ duplicateOf }) => duplicateOf)).toEqual([first, null]);
    }
  });
  test('with --no-index-write leaves the index as it is', async () => {
    const folder = sandbox({ 'a.txt': OTHERS[0], 'b.txt': OTHERS[0] + OTHERS[1] });
    copydesk(folder, ['a.txt', '--index', 'seen']);
    const before = await content(join(folder, 'seen'));
    for (let i = 0; i < 2; i++)
      expect(rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--no-index-write']).stdout)).toHaveLength(1);
    expect(await content(join(folder, 'seen'))).toEqual(before);
  });
});

test('rows of other programs count by their own ids', () => {
  const row = (id: string, seed: number, words: number) =>
    `${JSON.stringify({ id, text: wordsOf(seed, 120).slice(0, words).join(' ') })}\n`;
  const folder = sandbox({
    'a.ndjson': row('one', 1, 120) + row('two', 2, 120) + row('three', 3, 60),
    'b.ndjson': row('second', 2, 60) + row('third', 3, 120) + row('fourth', 4, 120),
  });
  expect(rowsOf(copydesk(folder, ['dedup', 'a.ndjson', '--index', 'seen']).stdout)).toHaveLength(3);
  const flags = ['--index', 'seen', '--duplicates', 'mark'];
  const [second, third, fourth] = rowsOf(copydesk(folder, ['dedup', 'b.ndjson', ...flags]).stdout);
  expect(second.duplicateOf).toBe('two');
  expect(second.copies[0]).toMatchObject({ id: 'two', source: { file: 'a.ndjson', firstLine: 2 }, kind: 'truncated' });
  expect([third.supersedes, third.copies[0].source.firstLine]).toEqual(['three', 3]);
  expect(Object.keys(fourth)).toEqual(['id', 'text']);
  expect(copydesk(folder, ['dedup', 'a.ndjson', 'b.ndjson', '--index', 'seen']).stdout).toBe('');
});

describe.each([
  ['sketch', []],
  ['text', ['--index-text']],
] as const)('copies, verified by %s', (verified, flags) => {
  const run = (folder: string, file: string, ...more: string[]) =>
    rowsOf(copydesk(folder, [file, '--index', 'seen', ...flags, '--duplicates', 'mark', ...more]).stdout);
  test('a copy cut short', () => {
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, BODY.slice(0, 3)) });
    const [whole] = run(folder, 'a.txt');
    const [cut] = run(folder, 'b.txt');
    expect(cut.duplicateOf).toBe(whole.id);
    expect(cut.copies[0]).toMatchObject({ id: whole.id, source: whole.source, kind: 'truncated', verified });
    expect(cut.copies[0].containment).toBeGreaterThan(0.9);
    expect(cut.copies[0].error > 0).toBe(verified === 'sketch');
  });
  test('a more complete copy takes the place of what was printed', async () => {
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY.slice(0, 3)), 'b.txt': page(HEADLINE, BODY) });
    const [cut] = run(folder, 'a.txt');
    const [whole] = run(folder, 'b.txt');
    expect([whole.duplicateOf, whole.supersedes]).toEqual([null, cut.id]);
    expect(whole.copies[0]).toMatchObject({ id: cut.id, source: cut.source, kind: 'truncated', verified });
    const all = await content(join(folder, 'seen'), 'entries');
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(whole.id);
    expect(run(folder, 'a.txt')[0].duplicateOf).toBe(whole.id);
    expect(run(folder, 'b.txt', '--keep', 'first')[0].duplicateOf).toBe(whole.id);
  });
  test('a phrase edited', () => {
    const edited = BODY.with(2, `Words of another hand ${BODY[2]}`);
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, edited) });
    const [before] = run(folder, 'a.txt');
    const [after] = run(folder, 'b.txt');
    expect([after.duplicateOf, after.copies[0].kind]).toEqual([before.id, 'near']);
  });
  test('half of it written anew is related, and stays', () => {
    const half = [...BODY.slice(0, 3), ...paragraphs(50, 3)];
    const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, half) });
    const [before] = run(folder, 'a.txt');
    const [after] = run(folder, 'b.txt');
    expect([after.duplicateOf, after.supersedes, after.copies]).toEqual([null, null, []]);
    expect(after.related.map(({ id }) => id)).toEqual([before.id]);
    expect(after.related[0].source).toEqual(before.source);
  });
});

test('single words edited all over: the copy is known, with --index-text and without', () => {
  const next = random(5);
  const edit = (text: string) =>
    text
      .split(' ')
      .map(word => (next() < 0.1 ? `${word}x` : word))
      .join(' ');
  const edited = BODY.map(edit);
  const files = { 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, edited) };
  const counts = [['--index-text'], []].map(flags => {
    const folder = sandbox(files);
    copydesk(folder, ['a.txt', '--index', 'seen', ...flags]);
    return rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', ...flags]).stdout).map(({ related }) => related.length);
  });
  expect(counts).toEqual([[], []]);
});

test('an update replaces what was printed when its time is later, and only then', () => {
  const later = BODY.with(1, BODY[1].replace(/^\w+/, '17'));
  const dump = (body: readonly string[], day: string) => page(HEADLINE, body, day);
  const folder = sandbox({
    'a.txt': dump(BODY, '20 August 2025'),
    'b.txt': dump(later, '21 August 2025'),
    'c.txt': dump(BODY.with(0, BODY[0].replace(/^\w+/, '3')), '19 August 2025'),
  });
  const [first] = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']).stdout);
  expect(first.updated).toBe('2025-08-20');
  expect(copydesk(folder, ['c.txt', '--index', 'seen', '--index-text']).stdout).toBe('');
  const [second] = rowsOf(copydesk(folder, ['b.txt', '--index', 'seen', '--index-text']).stdout);
  expect([second.supersedes, second.copies[0].kind]).toEqual([first.id, 'update']);
});

test('index stats', () => {
  const folder = sandbox({ 'a.txt': OTHERS.join('') });
  copydesk(folder, ['a.txt', '--index', 'seen', '--index-text']);
  const { stdout, code } = copydesk(folder, ['index', 'stats', 'seen']);
  expect(code).toBe(0);
  const [facts] = rowsOf<Record<string, number>>(stdout);
  expect(facts).toMatchObject({ entries: 5, withText: 5, segments: 1, commits: 1, version: 1 });
  // docs/reference.md is made of these.
  expect(Object.keys(facts)).toEqual(Object.keys(INDEX_FACTS));
  // On the narrowest terminal all facts are there.
  const shown = copydesk(folder, ['index', 'stats', 'seen', '-f', 'table'], { env: { COLUMNS: '40' } }).stdout;
  for (const [name, value] of Object.entries(facts)) expect(shown).toMatch(new RegExp(`^${name} +${value}$`, 'm'));
  const rebuilt = copydesk(folder, ['index', 'rebuild', 'seen']);
  expect([rebuilt.code, rebuilt.stderr]).toEqual([0, 'copydesk: seen: made anew with 5 entries; 0 lost\n']);
});
