/** Whole batches: one output for each dump, a journal, and what happens when some inputs are bad. */
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { outputName, outputNames } from '../src/output/names.js';
import { shareOf } from '../src/run/shard.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox, started } from './cli-helpers.js';

const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const outputsOf = (folder: string) => readdirSync(join(folder, 'out')).filter(name => !name.startsWith('.'));
const contents = (folder: string) => outputsOf(folder).map(name => [name, text(folder, join('out', name))]);
const withoutBefore = (stderr: string) => stderr.replace(/^.* done before\n/, '');
const JOURNAL = 'out/.copydesk-journal';
const three = { 'a.txt': ASHARQ, 'b.txt': ARAB_NEWS, 'c.txt': Buffer.concat([ARAB_NEWS, ASHARQ]) };
const ALL = ['extract', 'a.txt', 'b.txt', 'c.txt', '--out-dir', 'out'];

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
  test('E21 different names stay different, also where letter case does not count', () => {
    const names = outputNames('.json');
    const all = ['a/b', 'a-b', 'a b', 'A-B', 'a:b', 'a-b'].map(names.of);
    expect(new Set(all.map(name => name.toLowerCase())).size).toBe(all.length);
  });
});

describe('--resume', () => {
  function halfDone(): { folder: string; whole: string[][] } {
    const folder = sandbox(three);
    copydesk(folder, ALL);
    const whole = contents(folder);
    const lines = text(folder, JOURNAL).split('\n');
    // As if the power had gone while the last line was written, and before the last output was.
    writeFileSync(join(folder, JOURNAL), `${lines.slice(0, -2).join('\n')}\n${lines.at(-2)?.slice(0, 30)}`);
    rmSync(join(folder, 'out/c.txt.ndjson'));
    writeFileSync(join(folder, 'out/.copydesk-0123456789abcdef.tmp'), 'half');
    return { folder, whole };
  }
  test('makes what is missing, and leaves nothing of the run before', () => {
    const { folder, whole } = halfDone();
    appendFileSync(join(folder, 'out/a.txt.ndjson'), '');
    utimesSync(join(folder, 'out/a.txt.ndjson'), 1, 1);
    const stderr = 'copydesk: 2 of 3 inputs were done before\n';
    expect(copydesk(folder, [...ALL, '--resume'])).toEqual({ code: 0, stdout: '', stderr });
    expect(contents(folder)).toEqual(whole);
    expect(readdirSync(join(folder, 'out')).filter(name => name.endsWith('.tmp'))).toEqual([]);
    const journal = text(folder, JOURNAL);
    expect(copydesk(folder, [...ALL, '--resume']).code).toBe(0);
    expect(text(folder, JOURNAL)).toBe(journal);
  });
  test('makes again what is gone or was cut short', () => {
    const { folder, whole } = halfDone();
    copydesk(folder, [...ALL, '--resume']);
    rmSync(join(folder, 'out/a.txt.ndjson'));
    truncateSync(join(folder, 'out/b.txt.ndjson'), 10);
    expect(copydesk(folder, [...ALL, '--resume']).code).toBe(0);
    expect(contents(folder)).toEqual(whole);
  });
  test('tells again what was told, and ends as the whole would have', () => {
    const folder = sandbox({ ...three, 'b.txt': Buffer.alloc(5000) });
    const first = copydesk(folder, [...ALL, '--errors', 'e1', '-v']);
    const { stderr, ...again } = copydesk(folder, [...ALL, '--errors', 'e2', '-v', '--resume']);
    expect({ ...again, stderr: withoutBefore(stderr) }).toEqual(first);
    expect(text(folder, 'e2')).toBe(text(folder, 'e1'));
  });
  test('tries again what could not be read', () => {
    const folder = sandbox({ ...three, 'b.txt': Buffer.alloc(5000) });
    expect(copydesk(folder, ALL).code).toBe(3);
    expect(copydesk(folder, [...ALL, '--resume', '--max-bad', '1']).code).toBe(0);
    expect(outputsOf(folder)).toEqual(['a.txt.ndjson', 'c.txt.ndjson']);
  });
  test('begins where there is no journal', () => {
    const folder = sandbox(three);
    expect(copydesk(folder, [...ALL, '--resume']).code).toBe(0);
    expect(outputsOf(folder)).toHaveLength(3);
  });
  test.each([
    ['other options', ['--min-words', '7'], '--min-words was 0 and is 7'],
    ['a flag that was not given', ['--fields', 'id'], '--fields was not given and is ["id"]'],
    [
      'more inputs',
      ['d.txt'],
      'd.txt was not among the inputs (2 of its 3 inputs are done); to finish it, name the inputs that it was begun with, ' +
        'as they were; what is new goes to another --out-dir; to begin anew, leave out --resume',
    ],
  ])('G15 refuses %s', (_, more, words) => {
    const { folder } = halfDone();
    writeFileSync(join(folder, 'd.txt'), ASHARQ);
    const { code, stderr } = copydesk(folder, [...ALL, '--resume', ...more]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(outputsOf(folder)).toHaveLength(2);
  });
  test('G15 refuses inputs that changed, are gone, or come in another order', () => {
    const { folder } = halfDone();
    const resume = (...inputs: string[]) => copydesk(folder, ['extract', ...inputs, '--out-dir', 'out', '--resume']);
    expect(resume('a.txt', 'b.txt').stderr).toContain('c.txt is no longer among the inputs');
    expect(resume('b.txt', 'a.txt', 'c.txt').stderr).toContain('the inputs come in another order');
    appendFileSync(join(folder, 'c.txt'), 'more\n');
    expect(resume('a.txt', 'b.txt', 'c.txt').stderr).toContain('c.txt has changed since');
    for (const name of ['d', 'e', 'f', 'g', 'h']) writeFileSync(join(folder, `${name}.txt`), ASHARQ);
    expect(resume('a.txt', 'c.txt', 'd.txt', 'e.txt', 'f.txt', 'g.txt', 'h.txt').stderr).toContain(
      'd.txt, e.txt, f.txt and 2 more were not among the inputs; b.txt is no longer among them; c.txt has changed since',
    );
  });
  test('a line of the journal that is not whole does not count', () => {
    const { folder, whole } = halfDone();
    const lines = text(folder, JOURNAL).split('\n');
    lines[5] = lines[5].replace('"written":', '"wriTten":');
    writeFileSync(join(folder, JOURNAL), lines.join('\n'));
    expect(copydesk(folder, [...ALL, '--resume']).code).toBe(0);
    expect(contents(folder)).toEqual(whole);
  });
  test('wants --out-dir, and inputs that can be read again', () => {
    expect(copydesk(sandbox(three), ['extract', 'a.txt', '--resume']).code).toBe(2);
    expect(copydesk(sandbox(three), ['extract', '-', '--out-dir', 'out', '--resume']).code).toBe(2);
  });
});

describe('two runs at once', () => {
  const begun = async (folder: string) => {
    const child = started(folder, ['extract', '-', '--out-dir', 'out']);
    child.stdin?.write(ASHARQ);
    while (!existsSync(join(folder, 'out', '.copydesk-journal'))) await delay(20);
    return child;
  };
  test('the second is told who writes there, and what to do', async () => {
    const folder = sandbox(three);
    const child = await begun(folder);
    const lock = text(folder, 'out/.copydesk-lock');
    for (const command of ['extract', 'clean']) {
      const { code, stdout, stderr } = copydesk(folder, [command, ...ALL.slice(1), '--resume']);
      expect([code, stdout]).toEqual([75, '']);
      expect(stderr).toMatch(new RegExp(`^copydesk: out: process ${child.pid} on .* is writing to this folder; wait `));
      expect(stderr).toContain('out/.copydesk-lock)');
    }
    expect(text(folder, 'out/.copydesk-lock')).toBe(lock);
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(copydesk(folder, ALL).code).toBe(0);
    expect(readdirSync(join(folder, 'out'))).not.toContain('.copydesk-lock');
  });
  test('one that was killed bars nobody', async () => {
    const folder = sandbox(three);
    const child = await begun(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(join(folder, 'out'))).toContain('.copydesk-lock');
    expect(copydesk(folder, ALL)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(join(folder, 'out')).filter(name => name.startsWith('.'))).toEqual(['.copydesk-journal']);
  });
  test.skipIf(process.platform !== 'linux')('nor does a process that has the number of another', () => {
    const folder = sandbox(three);
    mkdirSync(join(folder, 'out'));
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const lock = { pid: process.pid, started: '1', boot, host: hostname() };
    writeFileSync(join(folder, 'out', '.copydesk-lock'), JSON.stringify(lock));
    expect(copydesk(folder, ALL).code).toBe(0);
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
    for (const kept of [journal.length - 2, journal.length - 3, 3, 0]) {
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

describe('--shard', () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`${i}.txt`, i % 2 === 0 ? ASHARQ : ARAB_NEWS]),
  );
  test('the shares of all are all', () => {
    const folder = sandbox(files);
    const one = copydesk(folder, ['extract', '.', '--layout', 'arab-news']).stdout.split('\n').toSorted();
    const shares = [1, 2, 3].map(
      i => copydesk(folder, ['extract', '.', '--layout', 'arab-news', '--shard', `${i}/3`]).stdout,
    );
    expect(shares.filter(share => share !== '').length).toBeGreaterThan(1);
    expect(shares.flatMap(share => share.split('\n').slice(0, -1)).toSorted()).toEqual(one.slice(1));
  });
  test('is by the name alone', () => {
    expect(['0.txt', '1.txt', '2.txt', 'dumps/d.txt'].map(name => shareOf(name, 5))).toEqual([4, 5, 1, 5]);
  });
  test.each([['0/3'], ['4/3'], ['1'], ['1/0'], ['a/b'], ['']])('%j is refused', share => {
    expect(copydesk(sandbox(files), ['extract', '.', `--shard=${share}`]).code).toBe(2);
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
