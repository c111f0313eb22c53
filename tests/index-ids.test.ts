/** `--index` and rows of other programs: their ids do not tell what they say, and are not the only ones of their kind. */
import { expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { wordsOf } from './invented-bodies.js';

const lines = (...rows: readonly object[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');
const dedup = (folder: string, file: string, ...flags: string[]) =>
  rowsOf<{ id: unknown; supersedes?: string }>(copydesk(folder, ['dedup', file, '--index', 'seen', ...flags]).stdout);

test('a short text is known by what it says, not by the id that another one had', () => {
  const folder = sandbox({
    'a.ndjson': lines({ id: '7', text: 'No ferry today.' }, { id: '8', text: 'The mill is closed.' }),
    'b.ndjson': lines({ id: '7', text: 'The museum opens at noon.' }, { id: '9', text: 'The mill is closed.' }),
  });
  expect(dedup(folder, 'a.ndjson')).toHaveLength(2);
  expect(dedup(folder, 'b.ndjson').map(({ id }) => id)).toEqual(['7']);
  expect(dedup(folder, 'b.ndjson')).toEqual([]);
});

test.each([[[]], [['--index-text']]])('what takes the place of a row leaves others of its id alone %j', flags => {
  const text = (seed: number, words: number) => wordsOf(seed, 120).slice(0, words).join(' ');
  const folder = sandbox({
    'a.ndjson': lines({ id: '1', text: text(1, 60) }),
    'b.ndjson': lines({ id: '1', text: text(2, 60) }),
    'c.ndjson': lines({ id: '1', text: text(2, 120) }),
    'd.ndjson': lines({ id: '5', text: text(1, 50) }, { id: '6', text: text(2, 55) }),
  });
  expect(dedup(folder, 'a.ndjson', ...flags)).toHaveLength(1);
  expect(dedup(folder, 'b.ndjson', ...flags)).toHaveLength(1);
  expect(dedup(folder, 'c.ndjson', ...flags).map(({ supersedes }) => supersedes)).toEqual(['1']);
  expect(dedup(folder, 'd.ndjson', ...flags)).toEqual([]);
});

test('a row without an id gets one where others name it, and it is the same in the next run', () => {
  const text = wordsOf(4, 60).join(' ');
  const folder = sandbox({
    'a.ndjson': lines({ text }, { id: null, text: `${text} more` }),
    'b.ndjson': lines({ text }),
  });
  const args = ['dedup', 'a.ndjson', '--index', 'seen', '--duplicates', 'mark'];
  type Told = { id: string; duplicateOf?: string; copies: { id: string }[] };
  const [copy, kept] = rowsOf<Told>(copydesk(folder, args).stdout);
  expect([copy.duplicateOf, kept.copies.map(({ id }) => id)]).toEqual([kept.id, [copy.id]]);
  const [later] = rowsOf<Told>(copydesk(folder, args.with(1, 'b.ndjson')).stdout);
  expect([later.id, later.duplicateOf]).toEqual([copy.id, kept.id]);
  const once = copydesk(folder, ['dedup', 'a.ndjson', '-q']).stdout;
  expect(copydesk(folder, ['dedup', '-q'], { input: once }).stdout).toBe(once);
  const [url] = rowsOf<{ url?: string }>(copydesk(folder, ['dedup', 'a.ndjson', '--id-field', 'id', '-q']).stdout);
  expect(url).toEqual(rowsOf(once)[0]);
});
