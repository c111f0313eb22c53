/** The tables of commands, formats, inputs, layouts, fields, issues, flags and exit codes: whole, unambiguous, and as the README has them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands/index.js';
import { EXIT } from '../src/errors.js';
import { helpText } from '../src/help.js';
import { INPUTS } from '../src/input/index.js';
import { LAYOUTS } from '../src/layouts/index.js';
import { FLAGS, type Flag } from '../src/options.js';
import { OUTPUTS } from '../src/output/index.js';
import { FIELDS } from '../src/records/fields.js';

const flags: readonly Flag<unknown>[] = Object.values(FLAGS);
const filesIn = (folder: string) => readdirSync(new URL(`../src/${folder}/`, import.meta.url));

describe('names are unique', () => {
  test.each([
    ['commands', COMMANDS.map(({ name }) => name)],
    ['formats', OUTPUTS.map(({ name }) => name)],
    ['endings of formats', OUTPUTS.flatMap(({ endings }) => [...endings])],
    ['inputs', INPUTS.map(({ name }) => name)],
    ['endings of inputs', INPUTS.flatMap(({ endings }) => endings)],
    ['layouts', LAYOUTS.map(({ name }) => name)],
    ['fields', FIELDS.map(({ name }) => name)],
    ['columns', FIELDS.flatMap(({ columns }) => columns.map(({ name }) => name))],
    ['flags', flags.map(({ name }) => name)],
    ['short flags', flags.flatMap(({ short }) => short ?? [])],
    ['exit codes', Object.values(EXIT).map(({ code }) => String(code))],
  ])('%s', (_, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('every file is in its table', () => {
  test('layouts', () => {
    const files = filesIn('layouts').filter(name => name.endsWith('.json'));
    expect(files.toSorted()).toEqual(LAYOUTS.map(({ name }) => `${name}.json`).toSorted());
  });
  test('commands', () => {
    const files = filesIn('commands').filter(name => name !== 'index.ts');
    // The table itself is index.ts.
    const fileOf = (name: string) => (name === 'index' ? 'index-command.ts' : `${name}.ts`);
    expect(files.toSorted()).toEqual(COMMANDS.map(({ name }) => fileOf(name)).toSorted());
  });
  test.each(COMMANDS)('command $name runs', async ({ load }) => {
    expect((await load()).run).toBeTypeOf('function');
  });
  test('formats', async () => {
    const found: string[] = [];
    for (const file of filesIn('output/formats').filter(name => name.endsWith('.ts'))) {
      const module = new URL(`../src/output/formats/${file}`, import.meta.url).href;
      const exported = Object.values((await import(module)) as object);
      found.push(...exported.filter(each => typeof each?.open === 'function' && each.endings).map(({ name }) => name));
    }
    expect(found.toSorted()).toEqual(OUTPUTS.map(({ name }) => name).toSorted());
  });
});

describe('help', () => {
  test('lists every command, and every flag of the first', () => {
    const help = helpText(null);
    for (const { name, summary } of COMMANDS)
      expect(help).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
    for (const { name, commands } of flags) {
      if (commands.includes(COMMANDS[0].name)) expect(help).toMatch(new RegExp(`--${name}[ \\n]`));
    }
  });
  test.each(COMMANDS)('of $name lists its flags and no others', row => {
    const listed = [...helpText(row).matchAll(/^  (?:-\w, )?--([\w-]+)/gm)].map(([, name]) => name);
    const own = flags.filter(({ commands }) => commands.includes(row.name)).map(({ name }) => name);
    expect(listed.toSorted()).toEqual([...own, 'help', 'version'].toSorted());
  });
  test('pages through what people see, not through NDJSON', () => {
    expect(helpText(COMMANDS.find(({ name }) => name === 'explain') ?? null)).toMatch(/ -f table .*\| less -R/);
  });
  test('is no wider than 100 columns', () => {
    for (const row of [null, ...COMMANDS]) {
      for (const line of helpText(row).split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
    }
  });
});

describe('README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  test.each<[string, (readonly [string, string])[]]>([
    ['Commands', COMMANDS.map(({ name, summary }) => [name, summary])],
    ['Formats', OUTPUTS.map(({ name, description }) => [name, description])],
    ['Inputs', INPUTS.map(({ name, description }) => [name, description])],
    ['Exit codes', Object.values(EXIT).map(({ code, meaning }) => [String(code), meaning])],
  ])('%s', (heading, rows) => {
    expect(tableUnder(readme, heading)).toEqual(rows.map(row => [...row]));
  });
});

/** The first table under a heading: of each row the first column, which stands in backticks, and the second. */
function tableUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.matchAll(/^\| `([^`]+)` \| (.*?) \|$/gm);
  return [...rows].map(([, first, second]) => [first, second]);
}
