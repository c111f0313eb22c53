/** F20: a bug ends its dump and no other; it is told in one line, with its place in the code only when that is wanted. */
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ARAB_NEWS, ASHARQ, onTerminal, sandbox } from './cli-helpers.js';

vi.mock('../src/run/time-reader.js', () => ({
  timeReader: () => () => {
    throw new TypeError('planted');
  },
}));

/** A time in words that no table has, so that the planted reader is asked. */
const UNREAD = String(ARAB_NEWS).replace('Updated 9 September 2025', 'Updated 9 Blossommoon 2025');

function paths(): string[] {
  const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': UNREAD, 'c.txt': ARAB_NEWS });
  return ['a.txt', 'b.txt', 'c.txt'].map(name => join(folder, name));
}

test('a bug ends its dump and no other', async () => {
  const [a, b, c] = paths();
  const { code, stdout, stderr } = await onTerminal(['extract', '-q', '-f', 'ndjson', '--fields', 'source', a, b, c], {
    columns: 200,
  });
  expect(code).toBe(70);
  expect(stderr).toBe(`copydesk: ${b}: a bug in copydesk: planted; run again with --debug for details\n`);
  const files = stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line).source.file);
  expect(files.filter(file => file === a)).toHaveLength(4);
  expect(files.filter(file => file === c)).toHaveLength(2);
});

test('--debug shows where', async () => {
  const { code, stderr } = await onTerminal(['-q', '--debug', '-f', 'ndjson', paths()[1]]);
  expect(code).toBe(70);
  expect(stderr).toMatch(/a bug in copydesk: planted\nTypeError: planted\n +at /);
});
