import { spawnSync } from 'node:child_process';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, tsv } from '../src/output/formats/csv.js';
import { writtenCells } from './output-helpers.js';

const RISKY = /^[=+\-@\t\r\n＝＋－＠]/;
const python = spawnSync('python3', ['--version']).status === 0;
const PYTHON_READER = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
csv.field_size_limit(1 << 30)
print(json.dumps(list(csv.reader(io.StringIO(text, newline="")))))`;

const anyCell = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('"', ',', '\r\n', '\r', '\n', ' ', '\t', ';', "'", '=', '＝', '\\', '\\n', '""', '\ufeff'),
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(''));

async function rowsRead(cells: readonly string[], settings = {}): Promise<string[]> {
  const { text } = await writtenCells(csv, cells, settings);
  const rows: string[][] = parse(text, { relax_column_count: false });
  expect(rows[0]).toEqual(['cell']);
  return rows.slice(1).map(row => row[0]);
}

function unescapedTsv(text: string): string {
  const plain: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  return text.replace(/\\(.)/g, (_, letter: string) => plain[letter]);
}

describe('csv', () => {
  test('any cells come back from csv-parse', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCell, { maxLength: 12 }), async cells => {
        expect(await rowsRead(cells)).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
  });

  test.skipIf(!python)('any cells come back from Python', async () => {
    // Python before 3.11 refuses NUL in CSV.
    const cells = fc.sample(anyCell, { numRuns: 3000, seed: 7 }).map(cell => cell.replaceAll('\0', ''));
    const { text } = await writtenCells(csv, cells);
    const { stdout } = spawnSync('python3', ['-c', PYTHON_READER], { input: text, maxBuffer: 1 << 28 });
    expect(JSON.parse(String(stdout))).toEqual([['cell'], ...cells.map(cell => [cell])]);
  });

  test('the header is there without rows, and an empty row is not an empty line', async () => {
    expect((await writtenCells(csv, [])).text).toBe('cell\n');
    expect((await writtenCells(csv, [null, ''])).text).toBe('cell\n""\n""\n');
  });

  test('a list is joined by line breaks; null is nothing', async () => {
    expect((await writtenCells(csv, [['a', null, 'b'], []])).text).toBe('cell\n"a\n\nb"\n""\n');
  });

  test('--csv-bom writes one BOM, first', async () => {
    expect((await writtenCells(csv, ['x'], { csvBom: true })).text).toBe('\ufeffcell\nx\n');
  });

  test('D1 D2 D3 cells that spreadsheets run are faithful and counted, guarded with --csv-safe', async () => {
    const cells = [
      '=1+1',
      '+1',
      '-1',
      '@x',
      '\t=1',
      '\r=1',
      '\n=1',
      '=HYPERLINK("x")',
      '=cmd|x',
      '＝1',
      '＋1',
      '－1',
      '＠x',
    ];
    const plain = await writtenCells(csv, cells);
    expect(await rowsRead(cells)).toEqual(cells);
    expect(plain.notes).toEqual(['13 cells begin like a formula, which a spreadsheet would run; use --csv-safe']);
    expect(await rowsRead(cells, { csvSafe: true })).toEqual(cells.map(cell => `'${cell}`));
    expect((await writtenCells(csv, cells, { csvSafe: true })).notes).toEqual([]);
  });

  test('D3 a zero-width space before = is left alone', async () => {
    expect(await rowsRead(['\u200b=1'], { csvSafe: true })).toEqual(['\u200b=1']);
  });

  test('D4 with --csv-safe, taking one leading apostrophe away gives any cell back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCell, { maxLength: 12 }), async cells => {
        const read = await rowsRead(cells, { csvSafe: true });
        expect(read.map(cell => cell.replace(/^'/, ''))).toEqual(cells);
        for (const cell of read) expect(cell).not.toMatch(RISKY);
      }),
      { numRuns: 1000 },
    );
    expect(await rowsRead(["'tis", "'=1"], { csvSafe: true })).toEqual(["''tis", "''=1"]);
  });

  test('D4 a list is guarded by its first character', async () => {
    const { text } = await writtenCells(
      csv,
      [
        ['=1', '=2'],
        [null, 'x'],
        ['x', '=2'],
      ],
      { csvSafe: true },
    );
    expect(text).toBe('cell\n"\'=1\n=2"\n"\'\nx"\n"x\n=2"\n');
  });

  test('D5 D6 quotes, commas, line breaks and edge spaces are quoted, and stay one cell', async () => {
    const { text } = await writtenCells(csv, ['a"b', 'a,b', 'a\r\nb', 'a\rb', ' a', 'a ', '";=1+1', 'plain; it’s']);
    expect(text).toBe('cell\n"a""b"\n"a,b"\n"a\r\nb"\n"a\rb"\n" a"\n"a "\n""";=1+1"\nplain; it’s\n');
  });

  test('D7 D14 list items, comments and number-like text are written as they are', async () => {
    const cells = ['- list item', '-- comment', '01234', '1e5', '12/11'];
    expect((await writtenCells(csv, cells)).text).toBe(`cell\n${cells.join('\n')}\n`);
  });

  test('C12 a terminal sees escapes within the row’s own structure, a pipe the bytes', async () => {
    const cells = ['a\u001b[2J,b', ['x\u202e', 'y\nz']];
    expect((await writtenCells(csv, cells)).text).toBe('cell\n"a\u001b[2J,b"\n"x\u202e\ny\nz"\n');
    expect((await writtenCells(csv, cells, { terminal: true })).text).toBe(
      'cell\n"a\\u{1b}[2J,b"\n"x\\u{202e}\ny\\u{a}z"\n',
    );
  });
});

describe('tsv', () => {
  test('any cell stays on its line and comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCell, { maxLength: 12 }), async cells => {
        const { text } = await writtenCells(tsv, cells);
        const lines = text.split('\n');
        expect(lines.pop()).toBe('');
        expect(text).not.toMatch(/[\t\r]/);
        expect(lines.slice(1).map(unescapedTsv)).toEqual(cells);
      }),
      { numRuns: 1000 },
    );
  });

  test('D1 --csv-safe guards TSV as well', async () => {
    expect((await writtenCells(tsv, ['=1', '\tx'], { csvSafe: true })).text).toBe("cell\n'=1\n'\\tx\n");
    expect((await writtenCells(tsv, ['=1'])).notes).toHaveLength(1);
  });
});
