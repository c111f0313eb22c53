/** When pages were captured decides which version is the later one, where the articles tell no time. */
import { expect, test } from 'vitest';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { BODY, HEADLINE, page } from './index-helpers.js';

const [EARLY, LATE] = ['2025-08-20T08:00:00Z', '2025-08-21T08:00:00Z'];
const changed = BODY.map((text, i) => (i === 1 ? text.replace(/^\w+/, '17') : text));

/** Records of two versions, captured early and late, named a and b. */
function versions(one: readonly string[], other: readonly string[], days: readonly (string | null)[] = [null, null]) {
  const folder = sandbox({ 'a.txt': page(HEADLINE, one, days[0]), 'b.txt': page(HEADLINE, other, days[1]) });
  const extracted = (file: string, time: string) => copydesk(folder, ['extract', file, '--captured-at', time]).stdout;
  return sandbox({ 'a.ndjson': extracted('a.txt', EARLY), 'b.ndjson': extracted('b.txt', LATE) });
}
const kept = (folder: string, ...flags: string[]) =>
  rowsOf(copydesk(folder, ['dedup', 'a.ndjson', 'b.ndjson', ...flags]).stdout).map(({ source }) => source.file);

test.each([
  ['of an update the later capture stays', BODY, changed, 'b.txt'],
  ['though it be a little shorter', [...BODY, 'Two words more were said.'], changed, 'b.txt'],
  ['but not a cut one', BODY, changed.slice(0, 3), 'a.txt'],
  ['and of near copies the longer', [...BODY, 'Some words more were said by nobody at all.'], BODY, 'a.txt'],
])('%s', (_, one, other, wanted) => {
  const folder = versions(one, other);
  expect(kept(folder)).toEqual([wanted]);
  expect(kept(folder, '--keep', 'latest')).toEqual(['b.txt']);
});

test('a time that the article tells comes first', () => {
  const folder = versions(BODY, changed, ['21 August 2025', '20 August 2025']);
  expect(kept(folder)).toEqual(['a.txt']);
  expect(kept(folder, '--keep', 'latest')).toEqual(['a.txt']);
});

test('clean -v says that lines are counted before duplicates are left out', () => {
  const folder = sandbox({ 'a.txt': page(HEADLINE, BODY), 'b.txt': page(HEADLINE, BODY) });
  expect(copydesk(folder, ['a.txt', '-v']).stderr).not.toContain('before');
  expect(copydesk(folder, ['a.txt', 'b.txt', '-v']).stderr).toMatch(
    /\d+ lines, before records were left out: \d+ kept/,
  );
});
