/** Where the output goes, in which format, and what happens when it cannot. */
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';

const files = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS };
const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('-o FILE', () => {
  test('takes the format from the ending', () => {
    const folder = sandbox(files);
    for (const name of ['o.ndjson', 'o.json', 'o.csv', 'o.tsv', 'o.txt', 'o.md', 'o.json.gz', 'plain']) {
      const { code, stdout, stderr } = copydesk(folder, ['a.txt', '-o', name]);
      expect([code, stdout, stderr], name).toEqual([0, '', '']);
    }
    expect(rowsOf(text(folder, 'o.ndjson'))).toHaveLength(4);
    expect(text(folder, 'plain')).toBe(text(folder, 'o.ndjson'));
    expect(JSON.parse(text(folder, 'o.json'))).toEqual(rowsOf(text(folder, 'o.ndjson')));
    expect(parse(text(folder, 'o.csv'), { columns: true })).toHaveLength(4);
    expect(text(folder, 'o.tsv').split('\n')[0].split('\t').slice(0, 3)).toEqual(['schema', 'id', 'headline']);
    expect(text(folder, 'o.txt')).toMatch(/^ ?#  headline/);
    expect(text(folder, 'o.md')).toMatch(/^# /);
    copydesk(folder, ['a.txt', '-o', 'o.dolma.jsonl']);
    expect(rowsOf<{ text: string }>(text(folder, 'o.dolma.jsonl'))[0].text).toContain('\n\n');
    expect(gunzipSync(readFileSync(join(folder, 'o.json.gz'))).toString()).toBe(text(folder, 'o.json'));
  });
  test.each([['o.xml'], ['o.xml.gz'], ['dir.d/o.docx']])('an ending that no format has (%s) is refused', name => {
    const folder = sandbox(files);
    const { code, stderr } = copydesk(folder, ['a.txt', '-o', name]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^copydesk: --output \S+: no format has the ending \.(xml|docx); use one of \.ndjson,.* \.csv, .*\(\.gz may follow\)/,
    );
    expect(readdirSync(folder)).toHaveLength(2);
  });
  test('a name without any ending is NDJSON', () => {
    const folder = sandbox(files);
    for (const name of ['.out', 'out.', 'out.gz']) expect(copydesk(folder, ['a.txt', '-o', name]).code, name).toBe(0);
    expect(rowsOf(text(folder, '.out'))).toHaveLength(4);
  });
  test('-f goes before the ending', () => {
    const folder = sandbox(files);
    expect(copydesk(folder, ['a.txt', '-o', 'o.xml', '-f', 'csv']).code).toBe(0);
    copydesk(folder, ['a.txt', '-o', 'o.json', '-f', 'ndjson']);
    expect(rowsOf(text(folder, 'o.json'))).toHaveLength(4);
  });
  test('E22: replaces, or with --no-clobber refuses', () => {
    const folder = sandbox({ ...files, 'o.ndjson': 'old' });
    const refused = copydesk(folder, ['a.txt', '-o', 'o.ndjson', '--no-clobber']);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      'copydesk: o.ndjson: exists already; leave out --no-clobber to replace it\n',
    ]);
    expect(text(folder, 'o.ndjson')).toBe('old');
    expect(copydesk(folder, ['a.txt', '-o', 'o.ndjson']).code).toBe(0);
    expect(rowsOf(text(folder, 'o.ndjson'))).toHaveLength(4);
  });
  test.each([['a.txt'], ['link.txt'], ['./a.txt']])('E24: an output that is an input (%s) is refused', name => {
    const folder = sandbox(files);
    symlinkSync('a.txt', join(folder, 'link.txt'));
    for (const operand of ['a.txt', '.']) {
      const { code, stderr } = copydesk(folder, [operand, '-o', name]);
      expect(code).toBe(2);
      expect(stderr).toContain('is an input, and the output would replace it');
    }
    expect(readFileSync(join(folder, 'a.txt')).equals(ASHARQ)).toBe(true);
    expect(readdirSync(folder, { encoding: 'utf8' }).toSorted()).toEqual(['a.txt', 'b.txt', 'link.txt']);
  });
  test('schema, too', () => {
    const folder = sandbox();
    expect(copydesk(folder, ['schema', '-o', 's.json']).code).toBe(0);
    expect(text(folder, 's.json')).toBe(copydesk(folder, ['schema']).stdout);
  });
  test('- is standard output, and no name is refused', () => {
    const folder = sandbox(files);
    const { code, stdout } = copydesk(folder, ['a.txt', '-o', '-']);
    expect([code, stdout]).toEqual([0, copydesk(folder, ['a.txt']).stdout]);
    expect(readdirSync(folder)).toHaveLength(2);
    const refused = copydesk(folder, ['a.txt', '-o', '']);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'copydesk: --output wants the name of a file; use - for standard output\n',
    ]);
  });
  test('.GZ compresses as .gz does', () => {
    const folder = sandbox(files);
    for (const name of ['o.ndjson', 'O.NDJSON.GZ', 'O.GZ']) copydesk(folder, ['a.txt', '-o', name]);
    for (const name of ['O.NDJSON.GZ', 'O.GZ'])
      expect(gunzipSync(readFileSync(join(folder, name))).toString()).toBe(text(folder, 'o.ndjson'));
  });
  test('a folder that is not there', () => {
    const { code, stderr } = copydesk(sandbox(files), ['a.txt', '-o', 'none/o.json']);
    expect([code, stderr]).toEqual([1, 'copydesk: none/o.json: cannot write here: no such file or directory\n']);
  });
});

describe('standard output', () => {
  test('F4: a closed pipe ends quietly', () => {
    for (const command of ['extract', 'explain -f ndjson', 'clean', '--help']) {
      const { stdout, stderr } = bash(
        sandbox(files),
        `copydesk ${command} a.txt b.txt | head -1; echo "\${PIPESTATUS[0]}"`,
      );
      expect(stderr).toBe('');
      expect(stdout.split('\n').at(-2)).toBe('0');
    }
  });
  test('F4: also when much is left to print', () => {
    const folder = sandbox({ 'big.txt': Buffer.concat(Array(200).fill(Buffer.concat([ASHARQ, Buffer.from('\n\n')]))) });
    const { stdout, stderr } = bash(
      folder,
      'copydesk explain -f ndjson big.txt | head -1 | wc -l; echo "${PIPESTATUS[0]}"',
    );
    expect([stdout.trim().split(/\s+/), stderr]).toEqual([['1', '0'], '']);
  });
  test.each([['extract a.txt'], ['a.txt'], ['schema'], ['--help']])('F1: a full disk: copydesk %s', args => {
    const { code, stderr } = bash(sandbox(files), `copydesk ${args} > /dev/full`);
    expect(code).toBe(74);
    expect(stderr).toBe('copydesk: standard output: cannot write: no space left on device; make room and run again\n');
  });
  test.each([['>'], ['1<>']])('the null device takes all, however it is opened (%s)', way => {
    expect(bash(sandbox(files), `copydesk extract a.txt ${way} /dev/null`).code).toBe(0);
  });
  test.each([['2>&-'], ['2>/dev/full']])('F5: standard error that takes nothing (%s) changes nothing', way => {
    const { code, stdout } = bash(sandbox(files), `copydesk -v a.txt none.txt ${way}`);
    expect(code).toBe(3);
    expect(rowsOf(stdout)).toHaveLength(4);
  });
});

describe('explain', () => {
  interface Row {
    line: number;
    startByte: number;
    endByte: number;
    fate: string;
  }
  test('gives one row a line, in every format', () => {
    const folder = sandbox(files);
    const rows = rowsOf<Row>(copydesk(folder, ['explain', 'a.txt']).stdout);
    expect(rows.at(-1)?.endByte).toBe(ASHARQ.length);
    expect(Object.keys(rows[0]).join()).toBe(
      'file,line,startByte,endByte,role,article,record,fate,fields,rule,repeats,evidence,certainty,text',
    );
    const csv = copydesk(folder, ['explain', 'a.txt', '-f', 'csv']).stdout;
    expect(parse(csv, { columns: true })).toHaveLength(rows.length);
    const view = copydesk(folder, ['explain', 'a.txt', '-f', 'table']).stdout;
    expect(view).toContain('● headline');
    const few = copydesk(folder, ['explain', 'a.txt', '--fields', 'line,fate']).stdout;
    expect(rowsOf(few)[0]).toEqual({ line: 1, fate: 'kept' });
  });
  test('lines that are only counted become rows in bounded memory', () => {
    const count = 300_000;
    const folder = sandbox({ 'b.txt': 'The same headline again and again\n'.repeat(count) });
    const { code, stdout } = bash(folder, 'copydesk explain b.txt | wc -l');
    expect([code, Number(stdout)]).toEqual([0, count]);
  });
});

test('the spool leaves nothing behind', () => {
  const folder = sandbox(files);
  const temporary = sandbox();
  expect(copydesk(folder, ['a.txt', '--tmp-dir', temporary]).code).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  const refused = copydesk(folder, ['a.txt', '--tmp-dir', join(temporary, 'none'), '-o', 'o.json']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/none: cannot write here: no such file or directory; name a folder .*--tmp-dir\n$/);
  expect(existsSync(join(folder, 'o.json'))).toBe(false);
  expect(readdirSync(folder).toSorted()).toEqual(['a.txt', 'b.txt']);
});
