/** The completion scripts in the shells that they are for, beside the tables; and the files of arguments. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands/index.js';
import { FLAGS, type Flag } from '../src/options.js';
import { SHELLS } from '../src/shells/index.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';

type Shell = (typeof SHELLS)[number]['name'];

const flags: readonly Flag<unknown>[] = Object.values(FLAGS);
const tool = (name: string) => fileURLToPath(new URL(`tools/${name}`, import.meta.url));
const isThere = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
let folder = '';

beforeAll(() => {
  folder = sandbox({ 'my dump.txt': '', 'extra.txt': '' });
  for (const { name, script } of SHELLS) writeFileSync(join(folder, `script.${name}`), script());
});

/** What a shell offers for the last word of a line, sorted, each once. */
function offered(shell: Shell, line: string): string[] {
  const script = `./script.${shell}`;
  const run = (args: readonly string[]) =>
    spawnSync(shell, args, { cwd: folder, encoding: 'utf8', timeout: 250_000 }).stdout.replaceAll('\r', '');
  const found = {
    bash: () =>
      run([tool('offers.bash'), script, ...line.split(' ').flatMap(word => word.split(/(?<==)|(?==)/))]).split('\n'),
    // On a busy machine the terminal may show what is typed into it as well: `<<${each}>>`.
    zsh: () => Array.from(run(['-f', tool('offers.zsh'), script, line]).matchAll(/<<([^$].*?)>>/g), ([, each]) => each),
    fish: () =>
      run(['-c', `source ${script}; complete -C '${line}'`])
        .split('\n')
        .map(each => each.split('\t')[0]),
  }[shell]();
  return [...new Set(found.filter(each => each !== ''))].map(each => each.replaceAll('\\', '')).toSorted();
}

describe.each(SHELLS.map(({ name }) => name))('in %s', shell => {
  test.for(COMMANDS.map(({ name }) => name))('%s has its flags and no others', (name, { skip }) => {
    if (!isThere(shell)) skip(`there is no ${shell}`);
    const own = flags.filter(({ commands }) => commands.includes(name)).map(flag => `--${flag.name}`);
    const found = offered(shell, `copydesk ${name} --`).filter(each => each.startsWith('--'));
    expect(found).toEqual([...own, '--help', '--version'].toSorted());
  });
  test('without a command, commands and the flags of the default one', ({ skip }) => {
    if (!isThere(shell)) skip(`there is no ${shell}`);
    expect(offered(shell, 'copydesk ')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
    expect(offered(shell, 'copydesk ex')).toEqual(['explain', 'extra.txt', 'extract']);
    expect(offered(shell, 'copydesk --min')).toEqual(['--min-words']);
  });
  test('values are offered behind their flags, in both forms', ({ skip }) => {
    if (!isThere(shell)) skip(`there is no ${shell}`);
    const colours = ['always', 'auto', 'never'];
    expect(offered(shell, 'copydesk extract --color ')).toEqual(colours);
    expect(offered(shell, 'copydesk extract --color=').map(each => each.replace('--color=', ''))).toEqual(colours);
    expect(offered(shell, 'copydesk extract -f p')).toEqual(['parquet']);
    expect(offered(shell, 'copydesk completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(offered(shell, 'copydesk index ver')).toEqual(['verify']);
    expect(offered(shell, 'copydesk layouts show arab')).toEqual(['arab-news']);
    expect(offered(shell, 'copydesk extract --layout arab')).toEqual(['arab-news']);
  });
  test('names of fields, also behind a comma: those of what the command prints', ({ skip }) => {
    if (!isThere(shell)) skip(`there is no ${shell}`);
    const fields = (line: string) => offered(shell, line).map(each => each.replace(/^.*,/, ''));
    expect(fields('copydesk extract --fields head')).toEqual(['headline']);
    expect(fields('copydesk --fields id,ca')).toEqual(['capturedAt', 'captions'].toSorted());
    expect(fields('copydesk explain --fields text,ev')).toEqual(['evidence']);
    expect(fields('copydesk compare --fields ver')).toEqual(['verdict']);
  });
});

describe('files', () => {
  test.for(['zsh', 'fish'] as const)('are offered as operands and behind --output in %s', (shell, { skip }) => {
    if (!isThere(shell)) skip(`there is no ${shell}`);
    expect(offered(shell, 'copydesk extract my')).toEqual(['my dump.txt']);
    expect(offered(shell, 'copydesk extract a.txt -o ext')).toEqual(['extra.txt']);
  });
  test('are left to readline in bash, which offers them where the function has nothing', ({ skip }) => {
    if (!isThere('bash')) skip('there is no bash');
    expect(offered('bash', 'copydesk extract my')).toEqual([]);
    expect(offered('bash', 'copydesk extract a.txt -o ext')).toEqual([]);
    expect(SHELLS[0].script()).toContain('complete -o default');
  });
});

test('what is printed is the script; anything but one shell is refused', () => {
  for (const { name, script } of SHELLS) expect(copydesk(folder, ['completion', name]).stdout).toBe(script());
  const refused = (...args: string[]) => copydesk(folder, ['completion', ...args]);
  expect(refused('bsh')).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean bash?') });
  expect(refused()).toMatchObject({ code: 2, stderr: expect.stringContaining('use one of bash, zsh, fish') });
  expect(refused('bash', 'zsh').code).toBe(2);
});

test('the command’s row names the shells that there are', () => {
  const row = COMMANDS.find(({ name }) => name === 'completion');
  expect(row?.choices).toEqual(SHELLS.map(({ name }) => name));
});

describe('@file', () => {
  const files = { 'a.txt': ASHARQ, 'b c.txt': ARAB_NEWS, '@d': ARAB_NEWS };
  test('holds flags and operands, one a line, among others', () => {
    const at = sandbox({ ...files, args: '-f\nndjson\r\n\n--limit=5\nb c.txt\n' });
    const { code, stdout } = copydesk(at, ['a.txt', '@args', '-q']);
    expect(code).toBe(0);
    expect(stdout).toBe(copydesk(at, ['a.txt', 'b c.txt', '--limit', '5']).stdout);
    expect(rowsOf(stdout)).toHaveLength(5);
  });
  test('may name the command', () => {
    const at = sandbox({ ...files, args: 'extract\na.txt' });
    expect(rowsOf(copydesk(at, ['@args']).stdout)).toHaveLength(4);
  });
  test('a file of that name is ./@d, or stands behind -- or a flag that takes a file', () => {
    const at = sandbox(files);
    for (const args of [['./@d'], ['--', '@d']]) expect(rowsOf(copydesk(at, args).stdout)).toHaveLength(2);
    expect(copydesk(at, ['a.txt', '-f', 'ndjson', '-o', '@out']).code).toBe(0);
    expect(rowsOf(readFileSync(join(at, '@out'), 'utf8'))).toHaveLength(4);
  });
  test.each([
    ['@none', 'copydesk: none: cannot read arguments: no such file or directory; ./@none is a file of that name\n'],
    ['@args', 'copydesk: args: line 2: a file of arguments names no other; ./@args is a file of that name\n'],
  ])('%s is refused', (argument, message) => {
    const { code, stderr } = copydesk(sandbox({ args: 'extract\n@args\n' }), [argument]);
    expect([code, stderr]).toEqual([2, message]);
  });
  test('a flag and its value in one line: the hint says how', () => {
    const { code, stderr } = copydesk(sandbox({ ...files, args: '--limit 5\na.txt\n' }), ['@args']);
    expect([code, stderr]).toEqual([
      2,
      'copydesk: unknown option --limit 5; write --limit=5, or the value as an argument of its own\n',
    ]);
  });
});
