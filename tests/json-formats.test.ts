import { expect, test } from 'vitest';
import { json } from '../src/output/formats/json.js';
import { ndjson } from '../src/output/formats/ndjson.js';
import { writtenCells } from './output-helpers.js';

test('NDJSON is one object a line, and nothing for no rows', async () => {
  expect((await writtenCells(ndjson, ['a\nb', null, ['x', null]])).text).toBe(
    '{"cell":"a\\nb"}\n{"cell":null}\n{"cell":["x",null]}\n',
  );
  expect((await writtenCells(ndjson, [])).text).toBe('');
});

test.each([0, 1, 2, 500])('JSON is an array of %i rows, one a line', async count => {
  const cells = Array.from({ length: count }, (_, i) => `row ${i}`);
  const { text } = await writtenCells(json, cells);
  expect(JSON.parse(text)).toEqual(cells.map(cell => ({ cell })));
  expect(text.endsWith('\n')).toBe(true);
  expect(text.trimEnd().split('\n')).toHaveLength(count === 0 ? 1 : count + 2);
});

test('D14 number-like text is a string', async () => {
  expect((await writtenCells(ndjson, ['01234', '1e5'])).text).toBe('{"cell":"01234"}\n{"cell":"1e5"}\n');
});
