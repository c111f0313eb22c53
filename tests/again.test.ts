/** What dedup has printed, deduplicated again: the same bytes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sandbox } from './cli-helpers.js';
import { lines, printedBy, rowOf, version } from './versions.js';

test.each(['best', 'latest', 'first'])('dedup of its own output changes nothing: --keep %s', async keep => {
  await fc.assert(
    fc.asyncProperty(fc.array(version, { minLength: 4, maxLength: 40 }), async versions => {
      const file = join(sandbox({ 'a.ndjson': lines(versions.map(rowOf)) }), 'a.ndjson');
      const first = await printedBy(['dedup', file, '--keep', keep, '-q']);
      writeFileSync(file, first);
      expect(await printedBy(['dedup', file, '--keep', keep, '-q'])).toBe(first);
    }),
    { seed: 11, numRuns: Number(env.COPYDESK_RUNS ?? 40) },
  );
});

test('what an earlier run found out about rows does not decide which of them stay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(version, fc.boolean()), { minLength: 4, maxLength: 20 }), async made => {
      const rows = made.map(([each], id) => rowOf({ ...each, day: null, from: 0, to: 12 }, id));
      const told = rows.map((row, at) => (made[at][1] ? { ...row, duplicateOf: 1, copies: [{ id: 2 }] } : row));
      expect(await keptOf(told)).toEqual(await keptOf(rows));
    }),
    { seed: 12, numRuns: Number(env.COPYDESK_RUNS ?? 20) },
  );
});

test.each([['id'], ['url']])('a row without a text keeps what it has in %s', async name => {
  const rows = [
    { id: 'a', url: 'b', text: 'Some words.' },
    ...['c', 'c'].map(value => ({ [name]: value, title: 'Stairs' })),
  ];
  const file = join(sandbox({ 'a.ndjson': lines(rows) }), 'a.ndjson');
  const printed = await printedBy(['dedup', file, '--duplicates', 'mark', '--id-field', name, '-q']);
  const ids = printed
    .split('\n')
    .filter(line => line !== '')
    .map(row => JSON.parse(row)[name]);
  expect(ids.slice(1)).toEqual(['c', 'c']);
});

/** The ids of the rows that stay. */
async function keptOf(rows: readonly object[]): Promise<unknown[]> {
  const file = join(sandbox({ 'a.ndjson': lines(rows) }), 'a.ndjson');
  const printed = await printedBy(['dedup', file, '-q']);
  const kept = printed.split('\n').filter(line => line !== '');
  return kept.map(row => JSON.parse(row).id);
}
