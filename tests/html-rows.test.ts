/** Pages of rows that have no page of their own: every command that prints rows has html. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ARAB_NEWS, ASHARQ, copydesk, sandbox } from './cli-helpers.js';
import { expectInert, HAS_BROWSER, LOOKS, NEEDS_BROWSER, opened, seriousFaults } from './pages.js';

const ROWS: readonly (readonly [title: string, args: readonly string[]])[] = [
  ['What the index holds', ['index', 'stats', 'seen']],
  ['What is wrong with the index', ['index', 'verify', 'seen']],
  ['Layouts', ['layouts']],
  ['Where the layout does not fit', ['layouts', 'check', 'arab-news', 'b.txt', '-q']],
  ['Records', ['a.txt', '--fields', 'headline,captions', '-q']],
  ['Every line, and what became of it', ['explain', 'a.txt', '--fields', 'line,text']],
  ['Two articles', ['compare', 'a.txt', 'b.txt', '--fields', 'verdict,a']],
];
let folder = '';

beforeAll(() => {
  folder = sandbox({ 'a.txt': ARAB_NEWS, 'b.txt': ASHARQ });
  copydesk(folder, ['a.txt', '--index', 'seen', '-q']);
});

test.each(ROWS)('%s', (title, args) => {
  const { code, stdout, stderr } = copydesk(folder, [...args, '-q', '-f', 'html']);
  expect([code, stderr]).toEqual([0, '']);
  const elements = expectInert(stdout, 0);
  const texts = (wanted: string) => elements.filter(({ tag }) => tag === wanted).map(({ text }) => text);
  expect(texts('h1')).toEqual([title]);
  const columns = copydesk(folder, [...args, '-f', 'tsv'])
    .stdout.split('\n')[0]
    .split('\t');
  expect(texts('th')).toEqual(columns);
});

describe.skipIf(!HAS_BROWSER)(`in a browser${NEEDS_BROWSER}`, () => {
  test.each(LOOKS)('$name: no word, no request, nothing that axe finds serious', async look => {
    const file = join(folder, `${look.name}.html`);
    writeFileSync(file, copydesk(folder, ['layouts', 'check', 'arab-news', 'b.txt', '-q', '-f', 'html']).stdout);
    const { page, said } = await opened(file, look);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(look.width);
    expect(said).toEqual([]);
  });
});
