/** The list of line grammars names fixtures that are there, and every fixture of the two families and of the other sites. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIXTURES, namesIn } from './fixtures.js';

const LISTED = /^(?:arab-news|asharq|site)--/;
const text = readFileSync(new URL('../docs/line-grammars.md', import.meta.url), 'utf8');
const named = [...text.matchAll(/`([a-z]+(?:-[a-z]+)?--[a-z0-9-]+)`/g)].map(([, name]) => name);

it('each fixture that is named is there', () => {
  expect(named.length).toBeGreaterThan(50);
  for (const name of named) expect(existsSync(new URL(`extract/${name}/facts.json`, FIXTURES)), name).toBe(true);
});

it('each fixture of a grammar is named', () => {
  const grammars = namesIn('extract').filter(name => LISTED.test(name));
  expect(grammars.filter(name => !named.includes(name))).toEqual([]);
});
