/** The command line: what is understood, what is refused, and the exit codes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordSchema } from '../src/index.js';
import { ARAB_NEWS, ASHARQ, copydesk, onTerminal, rowsOf, sandbox } from './cli-helpers.js';

const files = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS };

describe('help and version', () => {
  const folder = () => sandbox();
  test.each([['--help'], ['-h'], ['help']])('%s lists commands, flags and examples', flag => {
    const { code, stdout, stderr } = copydesk(folder(), [flag]);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of ['Commands:', '  explain ', 'Output:', 'Reading:', 'Saying:', '--limit N', 'Examples:']) {
      expect(stdout).toContain(part);
    }
  });
  test('a command has its own help', () => {
    const { code, stdout } = copydesk(folder(), ['schema', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: copydesk schema [options]\n');
    expect(stdout).not.toContain('--limit');
  });
  test.each([['--version'], ['-V']])('%s', flag => {
    const { code, stdout } = copydesk(folder(), [flag]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('what is not understood is refused with exit 2, in one line, with the nearest name', () => {
  test.each([
    [['--limti', '3'], 'copydesk: unknown option --limti; did you mean --limit?'],
    [['extract', '--limti=3'], 'copydesk: unknown option --limti; did you mean --limit?'],
    [['--qiuet'], 'copydesk: unknown option --qiuet; did you mean --quiet?'],
    [['-x'], 'copydesk: unknown option -x; see copydesk --help'],
    [['extract', '--tmp-dir', '.'], 'copydesk: --tmp-dir is no flag of extract; it is one of clean'],
    [
      ['-f', 'jsn'],
      'copydesk: --format jsn: there is no such format; did you mean json? (one of ndjson, json, csv, tsv, table, ',
    ],
    [['-f', 'xml'], 'copydesk: --format xml: there is no such format; use one of ndjson, json, '],
    [['-f', 'JSON'], 'copydesk: --format JSON: there is no such format; did you mean json?'],
    [['--LIMIT', '3'], 'copydesk: unknown option --LIMIT; did you mean --limit?'],
    [['--layout', 'arabnews'], 'copydesk: --layout arabnews: there is no such layout; did you mean arab-news?'],
    [['--color', 'maybe'], 'copydesk: --color maybe: there is no such color; use one of auto, always, never'],
    [['--fields', 'id,body,id'], 'copydesk: --fields id,body,id: id stands there twice; name it once'],
    [
      ['--fields', 'source.file', '-f', 'ndjson'],
      'copydesk: --fields source.file: it is a part of the field source; choose source, or a format such as csv, in which',
    ],
    [['--fields', 'hedline'], 'copydesk: --fields hedline: there is no such field; did you mean headline?'],
    [['--encoding', 'windows-1265'], 'copydesk: unknown encoding windows-1265; did you mean windows-125'],
    [['--limit', 'many'], 'copydesk: --limit many: a whole number is wanted, such as 10'],
    [['--include', ''], "copydesk: --include '': a glob is wanted, such as '*.txt'"],
    [['--limit', '-1'], 'copydesk: --limit -1: a whole number is wanted, such as 10'],
    [['--line-limit', '1X'], 'copydesk: --line-limit 1X: a number of bytes'],
    [['--record-limit', '900G'], 'copydesk: --record-limit 900G: a number of bytes'],
    [['--captured-at', 'noon'], 'copydesk: --captured-at noon: a time with its zone is wanted'],
    [['--captured-at', '2025-08-20'], 'copydesk: --captured-at 2025-08-20: a time with its zone is wanted'],
    [
      ['--captured-at', '2025-02-30T12:00Z'],
      'copydesk: --captured-at 2025-02-30T12:00Z: a time with its zone is wanted',
    ],
    [
      ['--captured-at', '2025-08-20T14:30:00'],
      'copydesk: --captured-at 2025-08-20T14:30:00: a time with its zone is wanted',
    ],
    [['-o'], 'copydesk: --output wants a value'],
    [['schema', 'a.txt'], 'copydesk: schema takes no operands'],
    [['exract', 'a.txt'], 'copydesk: exract: no such file or command; did you mean the command extract?'],
    [
      ['--limit', '1', 'explain', 'a.txt'],
      'copydesk: explain: no such file or command; the command comes first: copydesk explain ...',
    ],
    [['--\u001b[2J'], 'copydesk: unknown option --\\u{1b}[2J; see copydesk --help'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await onTerminal(args, { columns: 1000 });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.slice(0, message.length)).toBe(message);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });
  test('so does the built program', () => {
    const { code, stdout, stderr } = copydesk(sandbox(), ['--limti', '3']);
    expect([code, stdout, stderr]).toEqual([2, '', 'copydesk: unknown option --limti; did you mean --limit?\n']);
  });
  test('./explain is a file, whatever it resembles', () => {
    const { code, stderr } = copydesk(sandbox(), ['./explain']);
    expect([code, stderr]).toEqual([3, 'copydesk: ./explain: no such file or directory\n']);
  });
  test('a file may have the name of a command', () => {
    const { code, stdout } = copydesk(sandbox({ explain: ASHARQ }), ['-q', '--', 'explain']);
    expect(code).toBe(0);
    expect(rowsOf(stdout)).toHaveLength(4);
  });
});

describe('clean, the default command', () => {
  test('prints one record an article, and the first of those that are equal', () => {
    const folder = sandbox({ ...files, 'c.txt': ASHARQ });
    const { code, stdout, stderr } = copydesk(folder, ['a.txt', 'b.txt', 'c.txt']);
    const records = rowsOf(stdout);
    expect(code).toBe(0);
    expect(stderr).toBe('copydesk: 4 exact duplicates dropped\n');
    expect(records.map(({ source }) => `${source.file} ${source.article}`)).toEqual([
      'a.txt 1',
      'a.txt 2',
      'a.txt 3',
      'a.txt 4',
      'b.txt 1',
      'b.txt 2',
    ]);
    expect(records[1].copies).toEqual([
      {
        id: records[1].id,
        source: { ...records[1].source, file: 'c.txt' },
        kind: 'exact',
        similarity: 1,
        containment: 1,
        own: [],
        verified: 'id',
        error: 0,
      },
    ]);
    expect(records[5].copies).toEqual([]);
  });
  test('without duplicates it is extract, byte for byte', () => {
    const folder = sandbox(files);
    const [cleaned, extracted] = ['clean', 'extract'].map(name => copydesk(folder, [name, 'a.txt', 'b.txt']));
    expect(cleaned).toEqual(extracted);
  });
  test('copies come in the order of the dumps, also of other formats', () => {
    const folder = sandbox({
      'a.txt': ASHARQ,
      'b.txt': ASHARQ,
      'c.txt': Buffer.concat([ASHARQ, Buffer.from('\n\n'), ASHARQ]),
    });
    const { stdout } = copydesk(folder, ['clean', '-f', 'json', '--fields', 'copies', '.']);
    const places = (JSON.parse(stdout) as { copies: { source: { file: string; article: number } }[] }[]).map(
      ({ copies }) => copies.map(({ source }) => `${source.file} ${source.article}`),
    );
    expect(places[0]).toEqual(['./b.txt 1', './c.txt 1', './c.txt 5']);
    expect(places[3]).toEqual(['./b.txt 4', './c.txt 4', './c.txt 8']);
  });
});

describe('flags', () => {
  test('--limit stops, --min-words leaves out and says so', () => {
    const folder = sandbox(files);
    expect(rowsOf(copydesk(folder, ['extract', 'a.txt', '--limit', '3']).stdout)).toHaveLength(3);
    expect(rowsOf(copydesk(folder, ['a.txt', '--limit', '3']).stdout)).toHaveLength(3);
    expect(copydesk(folder, ['extract', 'a.txt', '--limit', '0']).stdout).toBe('');
    const { stdout, stderr } = copydesk(folder, ['a.txt', '--min-words', '200']);
    expect(rowsOf(stdout).every(({ wordCount }) => wordCount >= 200)).toBe(true);
    expect(rowsOf(stdout)).toHaveLength(2);
    expect(stderr).toBe('copydesk: 2 records with too few words left out\n');
  });
  test('--fields chooses and orders', () => {
    const { stdout } = copydesk(sandbox(files), ['extract', 'a.txt', '--fields', 'wordCount,id']);
    expect(rowsOf(stdout).map(row => Object.keys(row).join())).toEqual(Array(4).fill('wordCount,id'));
  });
  test('--captured-at resolves times that depend on it', () => {
    const args = ['extract', 'b.txt', '--fields', 'updated,capturedAt'];
    const folder = sandbox(files);
    expect(rowsOf(copydesk(folder, args).stdout)[1]).toEqual({ updated: null, capturedAt: null });
    const told = copydesk(folder, [...args, '--captured-at', '2025-08-20T12:00:00+02:00']);
    expect(rowsOf(told.stdout)[1]).toEqual({ updated: '2025-08-20T09:59:47Z', capturedAt: '2025-08-20T10:00:00Z' });
  });
  test('--language tells languages', () => {
    const args = ['extract', 'a.txt', '--fields', 'language'];
    const folder = sandbox(files);
    expect(rowsOf(copydesk(folder, args).stdout)[0]).toEqual({ language: null });
    const told = rowsOf(copydesk(folder, [...args, '--language']).stdout);
    expect(told.map(({ language }) => language)).toEqual(Array(4).fill('en'));
  });
  test('--strict makes what was doubtful exit with 3', () => {
    const folder = sandbox({ 'a.txt': Buffer.concat([ASHARQ, Buffer.of(0xff)]) });
    const [loose, strict] = [[], ['--strict']].map(flags => copydesk(folder, ['a.txt', ...flags]));
    expect([loose.code, strict.code]).toEqual([0, 3]);
    expect(strict.stdout).toBe(loose.stdout);
  });
  test('-v sums up, -q is silent', () => {
    const folder = sandbox(files);
    const { stderr } = copydesk(folder, ['-v', 'a.txt', 'b.txt']);
    expect(stderr).toContain('copydesk: 2 dumps, 6 articles, 6 records written\n');
    expect(stderr).toMatch(/lines: \d+ kept, \d+ collapsed \(repeat \d+\), \d+ dropped \(layout_furniture/);
    expect(copydesk(folder, ['-q', 'a.txt', 'b.txt', 'a.txt', join('.', 'a.txt')]).stderr).toBe('');
    expect(copydesk(folder, ['-q', 'none.txt']).stderr).toBe('copydesk: none.txt: no such file or directory\n');
  });
  test('a run that finds no article says so, and what shows why', () => {
    const folder = sandbox({ 'menu.txt': 'Home\nMenu\n', 'blank.txt': '\n', 'head.csv': 'id,text\n' });
    const said = (...args: string[]) => copydesk(folder, args);
    const none = { code: 0, stderr: 'copydesk: no article found in 1 file; copydesk explain FILE shows why\n' };
    for (const command of ['clean', 'extract']) {
      expect(said(command, 'menu.txt')).toMatchObject(none);
      for (const more of [['-q'], ['--limit', '0']]) expect(said(command, 'menu.txt', ...more).stderr).toBe('');
      expect(said(command, 'blank.txt').stderr).toBe('');
    }
    expect(said('menu.txt', '--out-dir', 'out')).toMatchObject(none);
    expect(copydesk(folder, ['extract'], { input: 'Home\nMenu\n' }).stderr).toContain('copydesk explain - shows why\n');
    expect(said('dedup', 'head.csv')).toMatchObject({ code: 0, stderr: 'copydesk: no record found in 1 file\n' });
    expect(said('explain', 'menu.txt').stderr).toBe('');
  });
  test('the summary of explain counts the lines of copies as its rows do, that of dedup counts records', () => {
    const folder = sandbox({ 'a.txt': ASHARQ, 'b.txt': ASHARQ });
    const { stdout, stderr } = copydesk(folder, ['explain', 'a.txt', 'b.txt', '-v', '-f', 'ndjson']);
    const rows = rowsOf<{ fate: string; rule: string }>(stdout);
    const count = (wanted: string) => rows.filter(({ fate, rule }) => fate === wanted && rule !== 'blank').length;
    expect(stderr).toContain(` ${count('kept')} kept, ${count('collapsed')} collapsed (`);
    expect(stderr).toContain(` ${count('dropped')} dropped (exact_copy `);
    writeFileSync(join(folder, 'r.ndjson'), copydesk(folder, ['extract', 'a.txt', 'b.txt']).stdout);
    expect(copydesk(folder, ['dedup', 'r.ndjson', '-v']).stderr).toBe(
      'copydesk: 1 file, 8 records read, 4 records written, 4 exact duplicates dropped\n',
    );
  });
  test('an unreadable date is a warning with its place and its words', () => {
    const dump = ARAB_NEWS.toString().replace(/Updated .* ago/, 'Updated 99999999999 sec ago');
    const line = dump.split('\n').findIndex(text => text.includes('99999999999')) + 1;
    const { code, stderr } = copydesk(sandbox({ 'd.txt': dump }), ['extract', 'd.txt']);
    expect(code).toBe(0);
    expect(stderr.split('\n')[0]).toBe(
      `copydesk: d.txt:${line}: warning: a timestamp was kept as written because it could not be read: “99999999999 sec ago”, and there is no such time`,
    );
    expect(stderr).toContain('copydesk: doubtful: unknown_date 1\n');
  });
  test('of many warnings of a kind the first are told, the others counted', () => {
    const dump = `${ARAB_NEWS.toString().replace(/Updated .*/g, 'Updated 99999999999 sec ago')}\n\n`;
    const { stderr } = copydesk(sandbox({ 'd.txt': dump.repeat(12) }), ['extract', 'd.txt']);
    expect(stderr.match(/ warning: a timestamp/g)).toHaveLength(20);
    expect(stderr).toContain('copydesk: 4 more warnings: unknown_date\n');
  });
});

test('schema prints the JSON Schema of a record', () => {
  const { code, stdout } = copydesk(sandbox(), ['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(recordSchema())));
});
