/** What a format says that it lacks, against what it does not show and what docs/formats.md tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OutputFormat } from '../src/output/format.js';
import { OUTPUTS } from '../src/output/index.js';
import type { AnyRecord } from '../src/output/terminal/record-cells.js';
import { FULL, formatOf, written } from './formats-helpers.js';

describe('what a format lacks is what it does not show, and no more', () => {
  const paths = leaves(FULL as unknown as Record<string, unknown>);
  const untold = new Set<string>(['table', 'html', 'parquet']);
  const shown = OUTPUTS.map(({ name }) => name).filter(name => !untold.has(name));
  test.each(shown)('%s', async name => {
    const whole = await written(name, [FULL]);
    const lacking = [];
    for (const path of paths) if ((await written(name, [changed(FULL, path)])) === whole) lacking.push(path);
    const lacks = formatOf(name).lacks ?? [];
    const said = paths.filter(path => lacks.some(lack => path === lack || path.startsWith(`${lack}.`)));
    expect(lacking).toEqual(said);
    for (const lack of lacks)
      expect(
        paths.some(path => path === lack || path.startsWith(`${lack}.`)),
        lack,
      ).toBe(true);
  });
});

test('docs/formats.md lists what each format lacks, and describes each that has a shape of its own', () => {
  const docs = readFileSync(new URL('../docs/formats.md', import.meta.url), 'utf8');
  const rows = [...docs.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name, paths]) => [name, paths]);
  const formats: readonly OutputFormat[] = OUTPUTS;
  const lacking = formats.filter(({ lacks }) => lacks !== undefined && lacks.length > 0);
  expect(rows).toEqual(lacking.map(({ name, lacks }) => [name, lacks?.map(path => `\`${path}\``).join(', ')]));
  const headings = [...docs.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  for (const { name } of formats.filter(({ ownFields }) => ownFields)) expect(headings).toContain(name);
});

/** The paths to the values of a record, lists of texts as one value, lists of objects by their first. */
function leaves(value: Readonly<Record<string, unknown>>, before = ''): string[] {
  return Object.entries(value).flatMap(([name, each]) => {
    const inner = Array.isArray(each) ? each[0] : each;
    const path = `${before}${name}`;
    return typeof inner === 'object' && inner !== null ? leaves(inner, `${path}.`) : [path];
  });
}

/** The record with another value at a path. */
function changed(whole: AnyRecord, path: string): AnyRecord {
  const copy = JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = copy;
  for (const name of names) {
    const next = at[name];
    at = (Array.isArray(next) ? next[0] : next) as Record<string, unknown>;
  }
  at[last] = another(at[last], last);
  return copy as unknown as AnyRecord;
}

function another(value: unknown, name: string): unknown {
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return name === 'issues' ? ['cut_head'] : [...value, 'One more'];
  if (name === 'url') return 'https://other.example/boat';
  if (/^(published|updated|capturedAt)$/.test(name)) return '2024-01-02T03:04:05Z';
  return `another ${String(value)}`;
}
