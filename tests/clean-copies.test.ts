/** What `clean` and `explain` do with copies: the built command, as a user sees it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ARAB_NEWS, bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { words } from './port-words.js';

/** A dump of one article as one of the known layouts has it. */
const dump = (headline: string, body: readonly string[], updated: string) =>
  `${headline}\n\n${headline}\nThe quay at dawn. (Example Agency)\nShort Url\nUpdated ${updated}\n\n${headline}\n\n${headline}\n${body.join('\n')}\n`;
const sentence = (name: string, count: number) =>
  `${words(count, name).join(' ')}.`.replace(/^./, first => first.toUpperCase());
const BODY = ['one', 'two', 'three', 'four'].map(name => sentence(name, 40));

describe('clean', () => {
  test('exact copies of a copy are copies of its kind', () => {
    const cut = ARAB_NEWS.toString().split('\n').slice(0, 22).join('\n');
    const folder = sandbox({ 'a.txt': ARAB_NEWS, 'b.txt': cut, 'c.txt': cut });
    const { code, stdout } = copydesk(folder, ['a.txt', 'b.txt', 'c.txt', '-q']);
    expect(code).toBe(0);
    const copies = rowsOf(stdout).map(record => record.copies.map(({ source, kind }) => [source.file, kind]));
    expect(copies).toEqual([
      [
        ['b.txt', 'truncated'],
        ['c.txt', 'truncated'],
      ],
      [],
    ]);
  });
  const files = {
    'a.txt': dump('Harbour keeps its ferry', [...BODY, 'It had 4 boats.'], '19 August 2025'),
    'b.txt': dump('Harbour keeps its ferry', BODY.slice(0, 2), '19 August 2025'),
    'c.txt': dump('Harbour keeps its ferry', [...BODY, 'It had 5 boats.'], '20 August 2025'),
    'd.txt': dump(
      'Hill road closes',
      ['ash', 'oak', 'elm'].map(name => sentence(name, 40)),
      '20 August 2025',
    ),
  };
  const ids = (stdout: string) => (rowsOf(stdout) as { id: string }[]).map(({ id }) => id);
  const all = (folder: string, ...flags: string[]) => copydesk(folder, [...flags, '-f', 'ndjson']);

  test('keeps the latest of an update, and it stands for all; in any order of files', () => {
    const folder = sandbox(files);
    const { stdout, stderr } = all(folder, 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    expect(stderr).toBe('copydesk: 1 truncated copy dropped; 1 other version dropped\n');
    const rows = rowsOf(stdout) as { source: { file: string }; copies: object[]; duplicateOf: null }[];
    expect(rows.map(({ source }) => source.file)).toEqual(['c.txt', 'd.txt']);
    expect(rows[0].copies).toMatchObject([
      { kind: 'update', source: { file: 'a.txt' } },
      { kind: 'truncated', source: { file: 'b.txt' }, own: [] },
    ]);
    const turned = all(folder, 'd.txt', 'c.txt', 'b.txt', 'a.txt').stdout;
    expect(turned.split('\n').toSorted()).toEqual(stdout.split('\n').toSorted());
  });
  test('--keep, --dedup and --duplicates', () => {
    const folder = sandbox(files);
    const names = Object.keys(files);
    const kept = (...flags: string[]) =>
      (rowsOf(all(folder, ...flags, ...names).stdout) as { source: { file: string } }[]).map(
        ({ source }) => source.file,
      );
    expect(kept('--keep', 'first')).toEqual(['a.txt', 'd.txt']);
    expect(kept('--keep', 'latest')).toEqual(['c.txt', 'd.txt']);
    expect(kept('--dedup', 'exact')).toEqual(names);
    expect(kept('--dedup', 'off')).toEqual(names);
    const marked = rowsOf(all(folder, '--duplicates', 'mark', ...names).stdout) as {
      id: string;
      duplicateOf: string | null;
    }[];
    expect(marked.map(({ duplicateOf }) => duplicateOf)).toEqual([marked[2].id, marked[2].id, null, null]);
  });
  test('what is dropped and what is kept are together what was there', () => {
    const folder = sandbox(files);
    const names = Object.keys(files);
    const { stdout } = all(folder, ...names, '--dropped', 'gone.ndjson');
    const gone = readFileSync(join(folder, 'gone.ndjson'), 'utf8');
    expect([...ids(stdout), ...ids(gone)].toSorted()).toEqual(
      ids(all(folder, '--dedup', 'off', ...names).stdout).toSorted(),
    );
  });
  test('dedup of what extract made is clean; of what clean made, the same', () => {
    const folder = sandbox(files);
    const { stdout } = all(folder, ...Object.keys(files));
    writeFileSync(
      join(folder, 'all.ndjson'),
      copydesk(folder, ['extract', ...Object.keys(files), '-f', 'ndjson']).stdout,
    );
    expect(copydesk(folder, ['dedup', 'all.ndjson']).stdout).toBe(stdout);
    writeFileSync(join(folder, 'clean.ndjson'), stdout);
    expect(copydesk(folder, ['dedup', 'clean.ndjson'])).toEqual({ code: 0, stdout, stderr: '' });
  });
});

describe('explain', () => {
  interface Row {
    readonly file: string;
    readonly fate: string;
    readonly rule: string | null;
    readonly record: string | null;
    readonly fields: object[];
    readonly evidence: string;
  }
  const files = {
    'a.txt': dump('Harbour keeps its ferry', BODY, '19 August 2025'),
    'b.txt': dump('Harbour keeps its ferry', BODY.slice(0, 2), '19 August 2025'),
  };

  test('the lines of a copy are dropped, by its kind, and the record that stands for them is named', () => {
    const folder = sandbox(files);
    const [kept] = rowsOf(copydesk(folder, ['a.txt', 'b.txt', '-q']).stdout);
    const rows = rowsOf<Row>(copydesk(folder, ['explain', 'a.txt', 'b.txt', '-f', 'ndjson']).stdout);
    const ofB = rows.filter(({ file, record }) => file === 'b.txt' && record !== null);
    expect(ofB.length).toBeGreaterThan(5);
    expect(ofB.filter(({ fate, fields }) => fate !== 'dropped' || fields.length > 0)).toEqual([]);
    expect(new Set(ofB.map(({ record }) => record))).toEqual(new Set([kept.id]));
    const told = ofB.filter(({ rule }) => rule === 'truncated_copy');
    expect(told.length).toBeGreaterThan(3);
    expect(told[0].evidence).toBe(`another article has its own in it: ${kept.id} at a.txt:${kept.source.firstLine}`);
    const alone = copydesk(folder, ['explain', 'a.txt', 'b.txt', '-f', 'ndjson', '--dedup', 'off']).stdout;
    expect(rowsOf<Row>(alone).filter(({ rule }) => rule?.endsWith('_copy'))).toEqual([]);
  });
  test('standard input as well, and a named pipe is read once', () => {
    const input = files['a.txt'] + files['b.txt'];
    const rows = rowsOf<Row>(copydesk(sandbox(), ['explain', '-f', 'ndjson'], { input }).stdout);
    expect(new Set(rows.map(({ rule }) => rule)).has('truncated_copy')).toBe(true);
    const piped = bash(sandbox(files), 'copydesk explain <(cat a.txt) b.txt -f ndjson');
    expect(rowsOf<Row>(piped.stdout).length).toBe(rows.length);
  });
  test('tells the same whether all is held while copies are looked for, or read once more behind a pipe', () => {
    const lists = 'Home\nHome\nHome\nHome\nUpdated soon\n';
    const folder = sandbox({ ...files, 'c.txt': `${lists}${files['a.txt']}${lists}`, 'd.bin': Buffer.alloc(5000) });
    const explained = (line: string) => bash(folder, `copydesk explain ${line} a.txt d.bin b.txt c.txt -f ndjson -v`);
    const held = explained('none.txt');
    const again = explained('none.txt <(true)');
    expect(held.code).toBe(3);
    const own = rowsOf<Row>(held.stdout);
    expect(new Set(own.map(({ file }) => file))).toEqual(new Set(['a.txt', 'b.txt', 'c.txt']));
    expect(again.stdout).toBe(held.stdout);
    // The pipe is an input of its own, and an empty one.
    const told = (stderr: string) =>
      stderr
        .replace(/\d+ dumps/, 'dumps')
        .split('\n')
        .filter(line => !/\/dev\/fd|: empty 1$/.test(line));
    expect(told(again.stderr)).toEqual(told(held.stderr));
    expect(held.stderr).toMatch(/none\.txt.*[\s\S]*d\.bin/);
  });
});
