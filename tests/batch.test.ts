/** Whole batches: one output for each dump, and what happens when some inputs are bad. */
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputName, outputNames } from '../src/output/names.js';
import { ALL, contents, JOURNAL, outputsOf, text, three, withoutBefore } from './batch-helpers.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

describe('--out-dir', () => {
  test('has one file for each dump, with the records that extract prints', () => {
    const folder = sandbox(three);
    const { code, stdout, stderr } = copydesk(folder, ALL);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect(outputsOf(folder)).toEqual(['a.txt.ndjson', 'b.txt.ndjson', 'c.txt.ndjson']);
    for (const name of Object.keys(three))
      expect(text(folder, `out/${name}.ndjson`)).toBe(copydesk(folder, ['extract', name]).stdout);
  });
  test('takes the format from -f, and the other wishes', () => {
    const folder = sandbox(three);
    copydesk(folder, [...ALL, '-f', 'csv', '--fields', 'headline']);
    expect(outputsOf(folder)).toEqual(['a.txt.csv', 'b.txt.csv', 'c.txt.csv']);
    expect(text(folder, 'out/a.txt.csv')).toMatch(/^headline\n/);
  });
  test('-f markdown: one file for each record, which --resume knows', () => {
    const folder = sandbox(three);
    expect(copydesk(folder, [...ALL, '-f', 'markdown']).code).toBe(0);
    expect(outputsOf(folder)).toHaveLength(12);
    expect(text(folder, 'out/b.txt-2.md')).toMatch(/^# .*\n\n\*.*b\.txt:\d+-\d+\*\n/);
    const before = contents(folder);
    rmSync(join(folder, 'out/b.txt-2.md'));
    expect(copydesk(folder, [...ALL, '-f', 'markdown', '--resume']).code).toBe(0);
    expect(contents(folder)).toEqual(before);
    expect(copydesk(folder, [...ALL, '-f', 'markdown', '--dry-run']).stdout).toMatch(
      /^a\.txt\t\d+\tout\/a\.txt-\*\.md$/m,
    );
  });
  test('-f parquet and the documents of others have their endings', () => {
    const folder = sandbox(three);
    for (const format of ['parquet', 'dolma']) expect(copydesk(folder, [...ALL, '-f', format]).code).toBe(0);
    expect(outputsOf(folder).slice(0, 2)).toEqual(['a.txt.dolma.jsonl', 'a.txt.parquet']);
  });
  test('a bad input has no output, is told, and stops no other', () => {
    const folder = sandbox({ ...three, 'b.txt': Buffer.alloc(5000) });
    const { code, stderr } = copydesk(folder, [...ALL, 'none.txt']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/b\.txt: looks binary.*\n.*none\.txt: no such file/);
    expect(outputsOf(folder)).toEqual(['a.txt.ndjson', 'c.txt.ndjson']);
  });
  test('E23 a link in the place of an output is replaced', () => {
    const folder = sandbox({ ...three, victim: 'precious' });
    mkdirSync(join(folder, 'out'));
    symlinkSync('../victim', join(folder, 'out', 'a.txt.ndjson'));
    expect(copydesk(folder, ALL).code).toBe(0);
    expect(text(folder, 'victim')).toBe('precious');
  });
  test('E24 an output that is an input is refused', () => {
    const folder = sandbox(three);
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/a.txt.ndjson'), ASHARQ);
    const { code, stderr } = copydesk(folder, [...ALL, 'out/a.txt.ndjson']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is an input, and the output would replace it')]);
    expect(text(folder, 'out/a.txt.ndjson')).toBe(ASHARQ.toString());
  });
  test('E24 an output that is the list of the inputs is refused, and a folder that is in the index', () => {
    const folder = sandbox(three);
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/a.txt.ndjson'), 'a.txt\n');
    for (const command of ['extract', 'clean']) {
      const listed = copydesk(folder, [command, '--files-from', 'out/a.txt.ndjson', '--out-dir', 'out']);
      expect([listed.code, listed.stderr]).toEqual([2, expect.stringContaining('is an input, and the output would')]);
      expect(text(folder, 'out/a.txt.ndjson')).toBe('a.txt\n');
    }
    const { code, stderr } = copydesk(folder, ['clean', 'a.txt', '--index', 'seen', '--out-dir', 'seen/out']);
    expect([code, stderr]).toEqual([
      2,
      'copydesk: seen/out: is in the index, where nothing else may be; choose another name\n',
    ]);
  });
  test('F9 a folder that cannot be is known before anything is read', () => {
    const { code, stderr } = copydesk(sandbox(three), ['extract', 'a.txt', '--out-dir', 'a.txt/out']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('a.txt/out: cannot write here')]);
  });
  test.each([
    [['-o', 'x.ndjson'], '--out-dir and --output'],
    [['--limit', '3'], '--out-dir and --limit'],
  ])('does not go with %j', (flags, words) => {
    const { code, stderr } = copydesk(sandbox(three), [...ALL, ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});

describe('names of outputs', () => {
  test.each([
    ['../../etc/x'],
    ['a/b'],
    ['CON'],
    ['con.txt'],
    ['.'],
    ['..'],
    [''],
    ['x'.repeat(10_000)],
    ['-rf'],
    ['a\nb'],
    ['name.'],
  ])('E20 %j is made harmless', name => {
    const made = outputName(name);
    expect(made).toMatch(/^(?:[\p{L}\p{N}_][\p{L}\p{N}._-]*-)?[0-9a-f]{12}$/u);
    expect(Buffer.byteLength(made)).toBeLessThan(240);
  });
  test('E20 of a long name the end stays, from where a word begins', () => {
    const name = outputName(`news/2024/${'a-very-long-way/'.repeat(4)}the-harbour-of-the-northern-isles.txt`);
    expect(name.slice(0, -13)).toBe('long-way-the-harbour-of-the-northern-isles.txt');
    expect(outputName(`${'船'.repeat(60)} 1`).slice(0, -13)).toBe(`${'船'.repeat(46)}-1`);
  });
  test('E21 different names stay different, also where letter case does not count', () => {
    const names = outputNames('.json');
    const all = ['a/b', 'a-b', 'a b', 'A-B', 'a:b', 'a-b'].map(names.of);
    expect(new Set(all.map(name => name.toLowerCase())).size).toBe(all.length);
  });
});

describe('clean --out-dir', () => {
  const CLEAN = ['clean', ...ALL.slice(1)];
  test('has what clean prints, each record in the file of its dump', () => {
    const folder = sandbox(three);
    const whole = copydesk(folder, ['clean', 'a.txt', 'b.txt', 'c.txt', '-v']);
    const { code, stdout, stderr } = copydesk(folder, [...CLEAN, '-v']);
    expect([code, stdout, stderr]).toEqual([0, '', whole.stderr]);
    expect(outputsOf(folder)).toEqual(['a.txt.ndjson', 'b.txt.ndjson', 'c.txt.ndjson']);
    expect(
      contents(folder)
        .map(([, rows]) => rows)
        .join(''),
    ).toBe(whole.stdout);
    expect(text(folder, 'out/c.txt.ndjson')).toBe('');
    expect(readdirSync(join(folder, 'out')).toSorted()[0]).toBe('.copydesk-journal');
    expect(readdirSync(join(folder, 'out'))).toHaveLength(4);
  });
  test('goes on, whatever was done', () => {
    const folder = sandbox(three);
    const first = copydesk(folder, [...CLEAN, '-f', 'csv', '-v']);
    const whole = contents(folder);
    const resumed = () => {
      const { stderr, ...ended } = copydesk(folder, [...CLEAN, '-f', 'csv', '-v', '--resume']);
      return { ...ended, stderr: withoutBefore(stderr) };
    };
    expect(resumed()).toEqual(first);
    const journal = text(folder, JOURNAL).split('\n');
    // The journal says finished in its last line: without it the outputs are made again, and without parts all is.
    for (const kept of [journal.length - 2, journal.length - 3, 5]) {
      writeFileSync(
        join(folder, JOURNAL),
        journal
          .slice(0, kept)
          .map(line => `${line}\n`)
          .join(''),
      );
      rmSync(join(folder, 'out/b.txt.csv'), { force: true });
      expect(resumed()).toEqual(first);
      expect(contents(folder)).toEqual(whole);
    }
  });
});

describe('problems', () => {
  const bad = { 'a.txt': ASHARQ, 'b.txt': Buffer.alloc(5000), 'c.txt': Buffer.alloc(5000) };
  const run = (...flags: string[]) =>
    copydesk(sandbox(bad), ['extract', 'a.txt', 'b.txt', 'c.txt', 'none.txt', ...flags]).code;
  test.each([
    ['2', 3],
    ['3', 0],
    ['74%', 3],
    ['75%', 0],
    ['0', 3],
    ['100%', 0],
  ])('--max-bad %s', (most, code) => expect(run('--max-bad', most)).toBe(code));
  test.each([['-1'], ['x'], ['101%'], ['1.5'], ['']])('--max-bad %j is refused', most =>
    expect(run(`--max-bad=${most}`)).toBe(2),
  );
  test('--errors has a line for each, told or not', () => {
    const folder = sandbox({
      'a.txt': ARAB_NEWS.toString()
        .replaceAll(/Updated .*/g, 'Updated 99999999999 sec ago')
        .repeat(30),
    });
    const { code, stderr } = copydesk(folder, ['a.txt', 'none.txt', '--errors', 'e.ndjson', '-q']);
    expect([code, stderr]).toEqual([3, 'copydesk: none.txt: no such file or directory\n']);
    const rows = rowsOf<{ code: string; line: number | null }>(text(folder, 'e.ndjson'));
    expect(rows.at(-1)).toEqual({
      code: 'unreadable',
      severity: 'error',
      file: 'none.txt',
      line: null,
      message: 'no such file or directory',
      hint: null,
    });
    expect(rows.length).toBeGreaterThan(30);
  });
  test('--errors also has what ended the run', () => {
    const folder = sandbox({ 'a.txt': ASHARQ });
    expect(copydesk(folder, ['extract', 'a.txt', '-o', 'none/x.json', '--errors', 'e']).code).toBe(1);
    expect(rowsOf<{ code: string }>(text(folder, 'e')).map(({ code }) => code)).toEqual(['cannot']);
  });
});

test('--dry-run lists what would be read and written, and does nothing', () => {
  const folder = sandbox({ ...three, 'x\u001b.txt': 'x' });
  const { code, stdout, stderr } = copydesk(folder, [...ALL, 'x\u001b.txt', 'none.txt', '--dry-run']);
  expect([code, stderr]).toEqual([3, 'copydesk: none.txt: no such file or directory\n']);
  expect(stdout.split('\n')).toEqual([
    'input\tbytes\toutput',
    `a.txt\t${ASHARQ.length}\tout/a.txt.ndjson`,
    `b.txt\t${ARAB_NEWS.length}\tout/b.txt.ndjson`,
    `c.txt\t${ASHARQ.length + ARAB_NEWS.length}\tout/c.txt.ndjson`,
    expect.stringMatching(/^x\\u\{1b\}\.txt\t1\tout\/x-\.txt-[0-9a-f]{12}\.ndjson$/),
    '',
  ]);
  expect(readdirSync(folder)).toHaveLength(4);
});
