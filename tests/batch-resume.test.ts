/** Batches that go on where one stopped, by its journal. */
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ALL, contents, JOURNAL, outputsOf, text, three, withoutBefore } from './batch-helpers.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox, started } from './cli-helpers.js';

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
    const stderr = 'copydesk: 2 of 3 inputs were done before; 1 is left\n';
    expect(copydesk(folder, [...ALL, '--resume'])).toEqual({ code: 0, stdout: '', stderr });
    expect(contents(folder)).toEqual(whole);
    expect(readdirSync(join(folder, 'out')).filter(name => name.endsWith('.tmp'))).toEqual([]);
    const journal = text(folder, JOURNAL);
    const nothing = 'copydesk: all 3 inputs were done before; nothing is left\n';
    expect(copydesk(folder, [...ALL, '--resume'])).toEqual({ code: 0, stdout: '', stderr: nothing });
    expect(text(folder, JOURNAL)).toBe(journal);
  });
  test.each([
    ['emptied', () => ''],
    ['cut in its list of inputs', (journal: string) => journal.slice(0, journal.indexOf('\n') + 100)],
    ['with another byte there', (journal: string) => journal.replace('"size":', '"sise":')],
  ])('a journal that is damaged is told, and nothing is done: %s', (_, damage) => {
    const { folder, whole } = halfDone();
    const journal = text(folder, JOURNAL);
    writeFileSync(join(folder, JOURNAL), damage(journal));
    expect(damage(journal)).not.toBe(journal);
    const { code, stderr } = copydesk(folder, [...ALL, '--resume']);
    expect(code).toBe(2);
    expect(stderr).toBe('copydesk: out: --resume: .copydesk-journal is damaged; to begin anew, leave out --resume\n');
    expect(contents(folder)).toEqual(whole.slice(0, 2));
    expect(copydesk(folder, ALL).code).toBe(0);
    expect(contents(folder)).toEqual(whole);
  });
  test('with --dry-run lists what is left, and does nothing', () => {
    const { folder } = halfDone();
    const before = readdirSync(join(folder, 'out'));
    const journal = text(folder, JOURNAL);
    const row = `c.txt\t${three['c.txt'].length}\tout/c.txt.ndjson\n`;
    expect(copydesk(folder, [...ALL, '--resume', '--dry-run'])).toEqual({
      code: 0,
      stdout: `input\tbytes\toutput\n${row}`,
      stderr: 'copydesk: 2 of 3 inputs were done before; 1 is left\n',
    });
    expect([readdirSync(join(folder, 'out')), text(folder, JOURNAL)]).toEqual([before, journal]);
    const refused = copydesk(folder, [...ALL, '--resume', '--dry-run', '--min-words', '7']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--min-words was 0 and is 7')]);
    copydesk(folder, [...ALL, '--resume']);
    const { stdout, stderr } = copydesk(folder, [...ALL, '--resume', '--dry-run']);
    expect([stdout, stderr]).toEqual([
      'input\tbytes\toutput\n',
      'copydesk: all 3 inputs were done before; nothing is left\n',
    ]);
  });
  test('with --dry-run tells of clean, too, what is left', () => {
    const folder = sandbox(three);
    const clean = ['clean', ...ALL.slice(1)];
    copydesk(folder, clean);
    const listed = () =>
      copydesk(folder, [...clean, '--resume', '--dry-run'])
        .stdout.split('\n')
        .slice(1, -1);
    expect(listed()).toEqual([]);
    rmSync(join(folder, 'out/b.txt.ndjson'));
    // All outputs are made anew of parts, and those are gone.
    expect(listed()).toHaveLength(3);
  });
  test('makes again what is gone or was cut short', () => {
    const { folder, whole } = halfDone();
    copydesk(folder, [...ALL, '--resume']);
    rmSync(join(folder, 'out/a.txt.ndjson'));
    truncateSync(join(folder, 'out/b.txt.ndjson'), 10);
    const { code, stderr } = copydesk(folder, [...ALL, '--resume']);
    const why = 'what was made of them is gone or changed, or they could not be read whole';
    expect([code, stderr]).toEqual([
      0,
      `copydesk: 1 of 3 inputs were done before; 2 are left, of which 2 are done again: ${why}\n`,
    ]);
    expect(contents(folder)).toEqual(whole);
  });
  test('of clean that stopped behind its inputs says that they were read, and the outputs are left', () => {
    const folder = sandbox(three);
    const clean = ['clean', ...ALL.slice(1)];
    copydesk(folder, clean);
    const whole = contents(folder);
    const resumed = () => copydesk(folder, [...clean, '--resume']).stderr.split('\n')[0];
    expect(resumed()).toBe('copydesk: all 3 inputs were done before; nothing is left');
    // As if it had been killed behind the parts: they are there again, and nothing says that all is done.
    const parts = join(folder, 'out/.copydesk-parts');
    copydesk(folder, ['extract', 'a.txt', 'b.txt', 'c.txt', '--out-dir', 'parts']);
    cpSync(join(folder, 'parts'), parts, { recursive: true });
    rmSync(join(parts, '.copydesk-journal'));
    const lines = text(folder, JOURNAL).split('\n');
    writeFileSync(join(folder, JOURNAL), lines.filter(line => !line.includes('"finished"')).join('\n'));
    expect(resumed()).toBe('copydesk: all 3 inputs were read before; the outputs are left');
    expect(contents(folder)).toEqual(whole);
  });
  test('tells again what was told, and ends as the whole would have', () => {
    const folder = sandbox({ ...three, 'b.txt': Buffer.alloc(5000) });
    const first = copydesk(folder, [...ALL, '--errors', 'e1', '-v']);
    const { stderr, ...again } = copydesk(folder, [...ALL, '--errors', 'e2', '-v', '--resume']);
    expect({ ...again, stderr: withoutBefore(stderr) }).toEqual(first);
    expect(text(folder, 'e2')).toBe(text(folder, 'e1'));
  });
  test('has in --errors what the whole would have, each problem once, though a killed run left no such file', () => {
    const doubtful = ARAB_NEWS.toString().replaceAll(/Updated .*/g, 'Updated 99999999999 sec ago');
    const folder = sandbox({ ...three, 'a.txt': doubtful, 'b.txt': Buffer.alloc(5000) });
    copydesk(folder, [...ALL, '--errors', 'e1']);
    const whole = text(folder, 'e1');
    expect(rowsOf<{ code: string }>(whole).map(({ code }) => code)).toEqual(['unknown_date', 'unknown_date', 'binary']);
    // As if it had been killed behind its first input.
    const lines = text(folder, JOURNAL).split('\n');
    writeFileSync(join(folder, JOURNAL), `${lines.slice(0, -3).join('\n')}\n`);
    expect(copydesk(folder, [...ALL, '--errors', 'e2', '--resume']).stderr).toContain('1 of 3 inputs were done before');
    expect(text(folder, 'e2')).toBe(whole);
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
  test.each([
    ['list.txt', ''],
    ['-', 'a.txt\nb.txt\nc.txt\n'],
  ])('may have its inputs from a list: %s', (list, input) => {
    const folder = sandbox({ ...three, 'list.txt': 'a.txt\nb.txt\nc.txt\n' });
    const args = ['extract', '--files-from', list, '--out-dir', 'out'];
    copydesk(folder, args, { input });
    const whole = contents(folder);
    writeFileSync(join(folder, JOURNAL), `${text(folder, JOURNAL).split('\n').slice(0, -2).join('\n')}\n`);
    rmSync(join(folder, 'out/c.txt.ndjson'));
    const stderr = 'copydesk: 2 of 3 inputs were done before; 1 is left\n';
    expect(copydesk(folder, [...args, '--resume'], { input })).toEqual({ code: 0, stdout: '', stderr });
    expect(contents(folder)).toEqual(whole);
  });
});

test.each([
  ['extract', ['a.txt', '-'], 'copydesk: stopped; 1 of 2 inputs are done: --resume goes on with the others\n'],
  ['clean', ['a.txt', '-'], 'copydesk: stopped; 1 of 2 inputs are read; the outputs come last: --resume goes on\n'],
  ['extract', ['-'], 'copydesk: stopped before the first input was done\n'],
])('a run that is stopped says how far it came: %s %j', async (command, operands, said) => {
  const folder = sandbox(three);
  const child = started(folder, [command, ...operands, '--out-dir', 'out']);
  let stderr = '';
  child.stderr?.on('data', chunk => (stderr += chunk));
  // The first line of the journal is about the batch, each further one about an input; behind them stand those that are done.
  const journal = () => (existsSync(join(folder, JOURNAL)) ? text(folder, JOURNAL) : '');
  const isThere = () =>
    operands.length > 1 ? journal().includes('"done":0') : journal().split('\n').length > operands.length;
  while (!isThere()) await delay(20);
  await delay(200);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([143, null]);
  expect(stderr).toBe(said);
});
