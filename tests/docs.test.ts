/**
 * The documentation: what is made from the tables is as the tables are, every command of a page runs and prints what the page
 * shows, every link leads somewhere. `npm run docs` writes anew what is generated, and what the commands print.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ROLE_LETTERS } from '../src/articles/roles/grammar.js';
import { COMMANDS } from '../src/commands/index.js';
import { FORM } from '../src/layouts/form.js';
import { FLAGS, type Flag } from '../src/options.js';
import { USUAL_HEADLINES, USUAL_IDS, USUAL_TEXTS, USUAL_TIMES } from '../src/run/rows/content.js';
import { bash, sandbox } from './cli-helpers.js';
import { manPage } from './docs/man-page.js';
import { type Block, blocksOf, commandsOf, hasTool, ran, withBlocks } from './docs/pages.js';
import { recordPage } from './docs/record-page.js';
import { referencePage } from './docs/reference.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const UPDATE = process.env.COPYDESK_UPDATE === '1';
const RUNNING = 300_000;
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { version } = JSON.parse(text('package.json')) as { version: string };
const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map(name => `docs/${name}`)];

test.each([
  ['man/copydesk.1', () => manPage(version)],
  ['docs/reference.md', referencePage],
  ['docs/record.md', recordPage],
])('%s is as the tables are: npm run docs', (file, make) => {
  if (UPDATE) writeFileSync(join(ROOT, file), make());
  expect(text(file)).toBe(make());
});

test('the man page is one that man takes, with every command and flag', ({ skip }) => {
  if (!hasTool('man') || !hasTool('groff')) skip('there is no man or groff');
  const options = { encoding: 'utf8', env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' } } as const;
  const { stdout, stderr, status } = spawnSync('man', ['--warnings', '-l', join(ROOT, 'man/copydesk.1')], options);
  expect([status, stderr]).toEqual([0, '']);
  const shown = stdout.replace(/.\u0008/g, '');
  for (const { name } of Object.values<Flag<unknown>>(FLAGS)) expect(shown).toMatch(new RegExp(`--${name}\\b`));
  for (const { name } of COMMANDS) expect(shown).toMatch(new RegExp(`^ +${name}( |$)`, 'm'));
});

describe.each(pages.filter(page => blocksOf(text(page)).length > 0))('%s', page => {
  test(
    'its commands print what it shows',
    async ({ annotate }) => {
      const folder = sandbox();
      symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'));
      const run = (command: string) => {
        const { stdout } = bash(folder, `{ ${command}\n} 2>&1`);
        return stdout;
      };
      const blocks = blocksOf(text(page));
      const missing = blocks.flatMap(({ tools }) => tools.filter(tool => !hasTool(tool)));
      if (missing.length > 0) await annotate(`not run, for want of ${[...new Set(missing)].join(', ')}`);
      const now = blocks.map((block): Block => (block.tools.every(hasTool) ? ran(block, run) : block));
      if (UPDATE) writeFileSync(join(ROOT, page), withBlocks(text(page), now));
      expect(now).toEqual(UPDATE ? now : blocks);
    },
    RUNNING,
  );
});

test('every command that a page or the README shows exists, with its flags', () => {
  const flags: readonly Flag<unknown>[] = Object.values(FLAGS);
  const names = COMMANDS.map(({ name }) => name as string);
  for (const page of [...pages, 'CONTRIBUTING.md']) {
    const lines = [...blocksOf(text(page)).flatMap(commandsOf), ...shellLines(text(page))];
    for (const call of lines.flatMap(line => [...line.matchAll(/\bcopydesk ([^|;&>\n]*)/g)].map(([, args]) => args))) {
      const words = call.trim().split(/\s+/);
      const command = names.includes(words[0]) ? words[0] : names[0];
      for (const [flag] of call.matchAll(/(?<=^|\s)--[\w-]+/g)) {
        const known = flags.some(
          ({ name, commands }) => flag === `--${name}` && (commands as string[]).includes(command),
        );
        expect(known || ['--help', '--version'].includes(flag), `${page}: copydesk ${call}`).toBe(true);
      }
    }
  }
});

test('docs/layouts.md lists the keys of a layout file, and the letters of roles', () => {
  const page = text('docs/layouts.md');
  const keys = [...page.matchAll(/^\| `(\w{2,})` \|/gm)].map(([, key]) => key);
  expect(keys).toEqual(Object.keys(FORM));
  const letters = [...page.matchAll(/\| `(\w)` (?=\|)/g)].map(([, letter]) => letter);
  expect(letters.toSorted()).toEqual(Object.keys(ROLE_LETTERS).toSorted());
});

test('docs/duplicates.md lists the fields of rows that are read without being named', () => {
  const page = text('docs/duplicates.md').replace(/\s+/g, ' ');
  for (const names of [USUAL_TEXTS, USUAL_IDS, USUAL_HEADLINES, USUAL_TIMES]) {
    const last = names.map(name => `\`${name}\``);
    expect(
      [last.join(', '), `${last.slice(0, -1).join(', ')} or ${last.at(-1)}`].some(list => page.includes(list)),
      names.join(),
    ).toBe(true);
  }
});

test('every link to a file leads to one, every link to a heading to a heading', () => {
  const slugs = (markdown: string) =>
    [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
  for (const page of [...pages, 'CONTRIBUTING.md', 'CHANGELOG.md']) {
    for (const [, link] of text(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
      const [file, heading] = link.split('#');
      const target = file === '' ? page : join(dirname(page), file);
      expect(existsSync(join(ROOT, target)), `${page}: ${link}`).toBe(true);
      if (heading !== undefined) expect(slugs(text(target)), `${page}: ${link}`).toContain(heading);
    }
  }
});

/** The lines of blocks that are shell, but not run. */
function shellLines(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, block]) => block.split('\n'));
}
