/** `--index` and what users see of it: the file of `-o` in the next run, and `explain`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { BODY, HEADLINE, OTHERS, page } from './index-helpers.js';

test('the same -o again: what the file held is kept beside it, and said', () => {
  const folder = sandbox({ 'a.txt': OTHERS.slice(0, 3).join(''), 'b.txt': OTHERS.slice(2).join('') });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const run = (input: string) => copydesk(folder, [input, '--index', 'seen', '-o', 'news.ndjson']);
  expect(run('a.txt').stderr).toBe('');
  const first = read('news.ndjson');
  const again = run('a.txt');
  expect([again.code, read('news.ndjson'), read('news.ndjson~')]).toEqual([0, '', first]);
  expect(again.stderr).toContain(
    'warning: news.ndjson has what this run printed; what it held before is in news.ndjson~, since with --index',
  );
  // Of an empty file there is nothing to keep.
  const more = run('b.txt');
  expect(more.stderr).not.toContain('news.ndjson~');
  expect([rowsOf(read('news.ndjson')).length, read('news.ndjson~')]).toEqual([2, first]);
  // What is kept is replaced by nothing.
  const second = read('news.ndjson');
  expect(run('a.txt').stderr).toContain('what it held before is in news.ndjson~2,');
  expect([read('news.ndjson~'), read('news.ndjson~2')]).toEqual([first, second]);
  copydesk(folder, ['a.txt', '-o', 'other.ndjson']);
  copydesk(folder, ['a.txt', '-o', 'other.ndjson']);
  expect(existsSync(join(folder, 'other.ndjson~'))).toBe(false);
});

test('explain looks up what earlier runs printed, and leaves the index as it is', () => {
  const folder = sandbox({
    'a.txt': page(HEADLINE, BODY) + OTHERS[0],
    'b.txt': page(HEADLINE, BODY.slice(0, 4)) + OTHERS[1] + OTHERS[0],
  });
  const [whole, other] = rowsOf(copydesk(folder, ['a.txt', '--index', 'seen']).stdout);
  for (let i = 0; i < 2; i++) {
    const { code, stdout } = copydesk(folder, ['explain', 'b.txt', '--index', 'seen', '-f', 'ndjson']);
    const rows = rowsOf<{ record: string | null; rule: string | null; evidence: string }>(stdout);
    const told = rows.filter(({ rule }) => rule?.endsWith('_copy')).map(each => `${each.record} ${each.rule}`);
    expect([code, [...new Set(told)]]).toEqual([0, [`${whole.id} truncated_copy`, `${other.id} exact_copy`]]);
    const { source } = whole;
    expect(rows.find(({ record }) => record === whole.id && record !== null)?.evidence).toBeDefined();
    expect(stdout).toContain(`${whole.id} at ${source.file}:${source.firstLine} of an earlier run`);
  }
  expect(rowsOf(copydesk(folder, ['b.txt', '--index', 'seen']).stdout)).toHaveLength(1);
  // What stands in the same run is not said to be of an earlier one.
  const within = copydesk(folder, ['explain', 'a.txt', 'b.txt', '-f', 'ndjson']).stdout;
  expect([within.includes(`${whole.id} at ${whole.source.file}`), within.includes('earlier run')]).toEqual([
    true,
    false,
  ]);
  expect(copydesk(folder, ['explain', 'b.txt', '--index', 'none']).code).toBe(1);
});
