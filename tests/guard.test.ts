/** The guard: where a rule would drop most of an article's text, the text stays, and the record has the issue `text_kept`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerRow } from '../src/index.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyOf, pageOf, sentenceOf, siteOf, wordsOf } from './site-pages.js';

const SITE = siteOf(31);
const BODY = bodyOf(SITE, 1);
const folder = sandbox({
  'page.txt': pageOf(SITE, 1),
  'plain.txt': `${wordsOf(5, 6).join(' ')}\n\n${BODY.join('\n')}\n`,
});

const layoutOf = (name: string, lines: readonly string[], more: object = {}): string => {
  writeFileSync(
    join(folder, name),
    JSON.stringify({ name: 'site', siteFurniture: lines.map(line => ({ line, articles: 2 })), ...more }),
  );
  return name;
};
const read = (file: string, layout: string) =>
  rowsOf(copydesk(folder, ['extract', file, '--layout', layout, '-f', 'ndjson']).stdout);

test.each(['page.txt', 'plain.txt'])('%s: furniture of the site that is most of the text stays', file => {
  const furniture = [...SITE.menu, ...SITE.foot, SITE.notice];
  const [few] = read(file, layoutOf('few.json', [...furniture, ...BODY.slice(0, 1)]));
  expect(few).toMatchObject({ body: BODY.slice(1), issues: expect.not.arrayContaining(['text_kept']) });
  const [most] = read(file, layoutOf('most.json', [...furniture, ...BODY.slice(1, 5)]));
  expect(most.body).toEqual(expect.arrayContaining(BODY));
  expect(most.issues).toContain('text_kept');
});

test('furniture alone is no article', () => {
  const all = layoutOf('all.json', [...SITE.menu, ...SITE.foot, SITE.notice]);
  writeFileSync(join(folder, 'menus.txt'), [...SITE.menu, '', SITE.notice, '', ...SITE.foot, ''].join('\n'));
  expect(read('menus.txt', all)).toEqual([]);
  const rows = rowsOf<LedgerRow>(copydesk(folder, ['explain', 'menus.txt', '--layout', all, '-f', 'ndjson']).stdout);
  expect(new Set(rows.map(({ fate }) => fate))).toEqual(new Set(['dropped']));
});

test('a line that announces tags ends a body, and no other text', () => {
  const headline = wordsOf(9, 7).join(' ');
  const dump = (behind: readonly string[]) =>
    [headline, '', headline, '', BODY[0], BODY[1], 'Topics:', ...behind, ''].join('\n');
  writeFileSync(join(folder, 'tags.txt'), dump(['Harbors', 'Strikes']));
  expect(read('tags.txt', 'generic')[0]).toMatchObject({
    body: BODY.slice(0, 2),
    tags: ['Harbors', 'Strikes'],
    issues: [],
  });
  writeFileSync(join(folder, 'more.txt'), dump([...BODY.slice(2), sentenceOf(88)]));
  const [record] = read('more.txt', 'generic');
  expect(record.body).toEqual(expect.arrayContaining([...BODY, sentenceOf(88)]));
  expect(record.issues).toContain('text_kept');
});

test('where the best run of text is the smaller part, all of the text stays', () => {
  const short = Array.from({ length: 30 }, (_, at) => sentenceOf(300 + at, 8));
  const label = wordsOf(400, 3).join(' ');
  writeFileSync(join(folder, 'short.txt'), [BODY[5], label, ...short, ''].join('\n'));
  const [record] = read('short.txt', 'generic');
  expect(record.body).toEqual(expect.arrayContaining([BODY[5], ...short]));
  expect(record.issues).toContain('text_kept');
});
