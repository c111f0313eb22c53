/** Parquet: read back by other readers it is what NDJSON says; row groups bound the memory; the package is optional. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { parquet } from '../src/output/formats/parquet.js';
import { recordKind } from '../src/output/kinds/record-kind.js';
import { FIELDS } from '../src/records/fields.js';
import type { NewsRecord } from '../src/records/record.js';
import type { Passage } from '../src/text/passage.js';
import { ByteSink } from '../src/text/sink.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { record } from './output-helpers.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KIND = recordKind(FIELDS);

function bufferOf(file: Uint8Array): ArrayBuffer {
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}

/** The rows of a file, its whole numbers as numbers. */
async function rowsIn(file: Uint8Array): Promise<unknown[]> {
  const rows = await parquetReadObjects({ file: bufferOf(file) });
  return JSON.parse(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value)));
}

/** What the format writes for records, the sink emptied now and then as the program does. */
async function written(records: Iterable<NewsRecord>): Promise<{ file: Buffer; most: number }> {
  const sink = new ByteSink();
  const writer = await parquet.open(sink, KIND, KIND.fields);
  const pieces: Buffer[] = [];
  for (const each of records) {
    writer.row(each as unknown as NewsRecord<Passage>);
    if (sink.length > 64 * 1024) pieces.push(Buffer.from(sink.take()));
  }
  writer.end();
  pieces.push(Buffer.from(sink.take()));
  return { file: Buffer.concat(pieces), most: Math.max(...pieces.map(piece => piece.length)) };
}

describe('read back', () => {
  let folder = '';
  let rows: NewsRecord[] = [];
  beforeAll(() => {
    folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS, 'c.txt': ARAB_NEWS });
    cpSync(join(ROOT, 'fixtures', 'extract'), join(folder, 'more'), { recursive: true });
    const all = ['a.txt', 'b.txt', 'c.txt', 'more', '-q'];
    rows = rowsOf(copydesk(folder, all).stdout);
    const { code, stderr } = copydesk(folder, [...all, '-o', 'o.parquet']);
    expect([code, stderr]).toEqual([0, '']);
  });
  test('by hyparquet: equal', async () => {
    expect(rows.some(({ copies }) => copies.length > 0)).toBe(true);
    expect(await rowsIn(readFileSync(join(folder, 'o.parquet')))).toEqual(rows);
  });
  test.for([
    [
      'duckdb',
      'import duckdb; c = duckdb.sql("select * from \'o.parquet\'"); rows = [dict(zip(c.columns, r)) for r in c.fetchall()]',
    ],
    ['pyarrow', 'import pyarrow.parquet as p; rows = p.read_table("o.parquet").to_pylist()'],
  ])('by %s: equal', ([name, script], { skip }) => {
    const options = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
    if (spawnSync('python3', ['-c', `import ${name}`], options).status !== 0) skip(`python3 has no ${name}`);
    const { stdout, stderr } = spawnSync('python3', ['-c', `import json; ${script}; print(json.dumps(rows))`], options);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(rows);
  });
  test('no records are an empty file with all columns; chosen fields are the only ones', async () => {
    const none = sandbox({ 'a.txt': ASHARQ });
    copydesk(none, ['a.txt', '--limit', '0', '-o', 'none.parquet']);
    const { num_rows, schema } = parquetMetadata(bufferOf(readFileSync(join(none, 'none.parquet'))));
    expect(num_rows).toBe(0n);
    expect(schema[0].num_children).toBe(FIELDS.length);
    copydesk(none, ['a.txt', '--fields', 'headline,wordCount', '-o', 'few.parquet']);
    const few = await rowsIn(readFileSync(join(none, 'few.parquet')));
    expect(few).toHaveLength(4);
    expect(Object.keys(few[0] as object)).toEqual(['headline', 'wordCount']);
  });
});

describe('row groups', () => {
  test('end after so many rows or so much text, and are written at once', async () => {
    const many = Array.from({ length: 20_001 }, (_, i) => record({ headline: `Ferry ${i}` }) as NewsRecord);
    const { row_groups } = parquetMetadata(bufferOf((await written(many)).file));
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([20_000, 1]);

    const long = Array.from(
      { length: 20 },
      (_, i) => record({ body: [String.fromCharCode(97 + i).repeat(1 << 20)] }) as NewsRecord,
    );
    const { file, most } = await written(long);
    expect(parquetMetadata(bufferOf(file)).row_groups.length).toBeGreaterThanOrEqual(5);
    expect(most).toBeLessThan(file.length / 3);
    expect(await rowsIn(file)).toEqual(long);

    const odd = record({ headline: 'a\u0000b\ufeff👨‍👩‍👧\u202e', body: ['', '\u2028'], tags: [''] }) as NewsRecord;
    expect(await rowsIn((await written([odd])).file)).toEqual([odd]);
  });
});

describe('refused', () => {
  test.each([
    [['a.txt', '-f', 'parquet'], 2, /--format parquet is no text; name a file for it with -o FILE\n$/],
    [['a.txt', '-o', 'o.parquet.gz'], 2, /--format parquet is compressed in itself; leave out the ending \.gz\n$/],
    [['explain', 'a.txt', '-o', 'o.parquet'], 2, /--format parquet is for records; use one of ndjson/],
  ])('%j', (args, expected, message) => {
    const { code, stderr } = copydesk(sandbox({ 'a.txt': ASHARQ }), args);
    expect(code).toBe(expected);
    expect(stderr).toMatch(message);
  });
  test('without its package, with the command that gets it; nothing else needs the package', () => {
    const folder = sandbox({ 'a.txt': ASHARQ });
    for (const part of ['bin', 'dist', 'package.json'])
      cpSync(join(ROOT, part), join(folder, 'copydesk', part), { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object };
    const modules = join(folder, 'copydesk', 'node_modules');
    mkdirSync(modules);
    for (const name of Object.keys(dependencies)) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    const run = (...args: string[]) =>
      spawnSync(execPath, ['copydesk/bin/copydesk.js', 'a.txt', ...args], { cwd: folder, encoding: 'utf8' });
    const { status, stderr } = run('-o', 'o.parquet');
    expect([status, stderr]).toEqual([
      1,
      'copydesk: --format parquet needs the package hyparquet-writer; npm install hyparquet-writer\n',
    ]);
    expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'copydesk']);
    expect(run('-f', 'table').status).toBe(0);
  });
});
