/** `copydesk layouts` and layout files: learned, shown, checked, used, and refused with line, column and key (HOSTILE G11 to G13). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutText, parseLayout } from '../src/layouts/form.js';
import { LAYOUTS } from '../src/layouts/index.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyOf, pageOf, sentenceOf, siteOf, wordsOf } from './site-pages.js';

const SITE = siteOf(4);
const NUMBERS = [1, 2, 3, 4];
const PAGES = Object.fromEntries(NUMBERS.map(number => [`page-${number}.txt`, pageOf(SITE, number)]));
const NAMES = Object.keys(PAGES);
const folder = sandbox({ ...PAGES, 'other.txt': pageOf(SITE, 9) });
const learned = copydesk(folder, ['layouts', 'learn', ...NAMES, '-o', 'site.json']);
const layoutFile = () => readFileSync(join(folder, 'site.json'), 'utf8');

test('the built-in layouts are of the form that files have', () => {
  for (const layout of LAYOUTS) expect(parseLayout(layoutText(layout))).toEqual(layout);
});

test('layouts lists them, layouts show prints one', () => {
  expect(rowsOf<{ name: string }>(copydesk(folder, ['layouts']).stdout).map(({ name }) => name)).toEqual(
    LAYOUTS.map(({ name }) => name),
  );
  for (const layout of LAYOUTS) {
    const { stdout } = copydesk(folder, ['layouts', 'show', layout.name]);
    expect(stdout).toBe(layoutText(layout));
  }
  expect(copydesk(folder, ['layouts', 'show', 'arab-new'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'copydesk: layouts show arab-new: there is no such layout; did you mean arab-news?; a file is named by its path, such as ./arab-new\n',
  });
  for (const args of [
    ['show', 'generic', '-f', 'html'],
    ['learn', ...NAMES, '--fields', 'name'],
  ])
    expect(copydesk(folder, ['layouts', ...args])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('prints a layout file, which is JSON'),
    });
  expect(copydesk(folder, ['layouts', 'show', 'generic', '-f', 'json']).code).toBe(0);
  expect(copydesk(folder, ['layouts', 'lern']).stderr).toMatch(/did you mean layouts learn\?/);
});

test('layouts learn writes the furniture with its distinct articles, whatever the order of the pages', () => {
  expect(learned).toMatchObject({ code: 0, stdout: '', stderr: '' });
  const { name, siteFurniture, paragraphs } = parseLayout(layoutFile());
  expect([name, paragraphs]).toEqual(['site', 'lines']);
  expect(siteFurniture.map(({ line }) => line).toSorted()).toEqual(
    [...SITE.menu, ...SITE.foot, SITE.notice].toSorted(),
  );
  expect(new Set(siteFurniture.map(({ articles }) => articles))).toEqual(new Set([NUMBERS.length]));
  const again = copydesk(folder, ['layouts', 'learn', ...NAMES.toReversed(), NAMES[0]]);
  expect(again.stdout).toBe(layoutFile());
});

test('pages with nothing in common make no layout', () => {
  const { code, stderr } = copydesk(folder, ['layouts', 'learn', 'other.txt']);
  expect([code, stderr]).toEqual([1, expect.stringContaining('nothing in common')]);
});

test('a page alone comes out without its furniture, and names the layout by the hash of its contents', () => {
  const read = (file: string) =>
    rowsOf(copydesk(folder, ['extract', 'other.txt', '--layout', file, '-f', 'ndjson']).stdout);
  const [record] = read('site.json');
  expect(record.body).toEqual(bodyOf(SITE, 9));
  expect(record.layout).toMatch(/^site@[0-9a-f]{8}$/);
  writeFileSync(join(folder, 'spaced.json'), JSON.stringify(JSON.parse(layoutFile())));
  expect(read('./spaced.json')[0].layout).toBe(record.layout);
  writeFileSync(join(folder, 'less.json'), layoutFile().replace(/"marks": 0/, '"marks": 1'));
  expect(read('less.json')[0].layout).not.toBe(record.layout);
});

test('records with the file are those with learning', () => {
  const read = (...flags: string[]) =>
    rowsOf(copydesk(folder, ['extract', ...NAMES, ...flags, '-f', 'ndjson']).stdout).map(({ body }) => body);
  expect(read('--layout', 'site.json')).toEqual(NUMBERS.map(number => bodyOf(SITE, number)));
  expect(read()).toEqual(NUMBERS.map(number => bodyOf(SITE, number)));
});

test('threads and a batch that goes on use the file too, and a file that was changed meanwhile is refused', () => {
  const flags = ['--layout', 'site.json', '-f', 'ndjson'];
  const one = copydesk(folder, ['extract', ...NAMES, ...flags, '-j', '1']).stdout;
  expect(copydesk(folder, ['extract', ...NAMES, ...flags, '-j', '2']).stdout).toBe(one);
  writeFileSync(join(folder, 'batch.json'), layoutFile());
  const batch = ['extract', ...NAMES, '--layout', 'batch.json', '--out-dir', 'out'];
  expect(copydesk(folder, batch).code).toBe(0);
  expect(copydesk(folder, [...batch, '--resume']).code).toBe(0);
  writeFileSync(join(folder, 'batch.json'), layoutFile().replace(/"marks": 0/, '"marks": 1'));
  expect(copydesk(folder, [...batch, '--resume'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/the layout was site@[0-9a-f]{8} and is site@/),
  });
});

test('layouts check says how well it fits, and on which lines it does not', () => {
  const good = copydesk(folder, ['layouts', 'check', 'site.json', ...NAMES]);
  expect(good.stderr).toMatch(
    /site\.json: fits: 4 of 4 articles \(100 %\); 64 of \d+ lines are its furniture \(\d.*\), 0 lines are in doubt/,
  );
  expect(good.stdout).toBe('');
  // A button is told by its looks, before any layout is asked; it stands there all the same.
  const site = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as { siteFurniture: object[] };
  site.siteFurniture.push({ line: 'Share on Facebook', articles: 2 }, { line: 'Not anywhere at all', articles: 2 });
  writeFileSync(join(folder, 'more.json'), JSON.stringify(site));
  writeFileSync(join(folder, 'shared.txt'), `${readFileSync(join(folder, NAMES[0]), 'utf8')}\nShare on Facebook\n`);
  const more = copydesk(folder, ['layouts', 'check', 'more.json', 'shared.txt']);
  expect(more.stderr).toMatch(/ 1 of its 18 lines of siteFurniture never stood there/);
  const title = (seed: number) => wordsOf(seed, 6).join(' ');
  const twice = (seed: number) => [
    title(seed),
    '',
    'Odd Label',
    title(seed),
    '',
    sentenceOf(seed),
    sentenceOf(seed + 1),
  ];
  writeFileSync(join(folder, 'heads.txt'), [...twice(71), '', '', ...twice(81)].join('\n'));
  const bad = copydesk(folder, ['layouts', 'check', 'site.json', 'heads.txt']);
  const rows = rowsOf<{ file: string; line: number; text: string; rule: string }>(bad.stdout);
  expect(rows.map(({ file, line, text, rule }) => [file, line, text, rule])).toEqual([
    ['heads.txt', 3, 'Odd Label', 'head_furniture'],
    ['heads.txt', 12, 'Odd Label', 'head_furniture'],
  ]);
  expect(bad.stderr).toMatch(
    /site\.json: warning: does not fit: 0 of 2 articles \(0 %\); 0 of \d+ lines are its furniture \(0 %\)/,
  );
  expect(bad.stderr).toMatch(/16 of its 16 lines of siteFurniture never stood there/);
});

test('layouts check tells a layout of heads from one of another site', () => {
  writeFileSync(join(folder, 'asharq.txt'), ASHARQ);
  const said = (name: string, ...more: string[]) => copydesk(folder, ['layouts', 'check', name, 'asharq.txt', ...more]);
  const [own, foreign] = [said('asharq-al-awsat', '--strict'), said('arab-news')];
  expect([own.code, foreign.code, said('arab-news', '--strict').code]).toEqual([0, 0, 3]);
  expect(own.stderr).toMatch(/asharq-al-awsat: fits: 4 of 4 articles \(100 %\); .* 4 of 4 head blocks have its orders/);
  expect(foreign.stderr).toMatch(
    /arab-news: warning: does not fit: 0 of 4 articles \(0 %\); .* 0 of 4 head blocks have its orders/,
  );
});

test('head blocks are learned as orders of roles, with the lines and labels that are their own', () => {
  const article = (number: number) => {
    const headline = wordsOf(number * 31, 7).join(' ');
    return [
      headline,
      '',
      headline,
      'Kurzer Verweis',
      `Stand ${number} May 2025`,
      '',
      headline,
      '',
      sentenceOf(number),
      sentenceOf(number + 50),
    ];
  };
  writeFileSync(join(folder, 'stream.txt'), [3, 4, 5].flatMap(number => article(number).concat('', '')).join('\n'));
  const layout = parseLayout(copydesk(folder, ['layouts', 'learn', 'stream.txt']).stdout);
  expect(layout).toMatchObject({ heads: ['H+ U T H'], marks: 1, furniture: ['Kurzer Verweis'] });
  expect([...layout.labels.updated, ...layout.labels.published]).toEqual(['Stand']);
});

test.each([
  ['__proto__', '{"name": "x",\n "__proto__": {}}', '2:2: unknown key __proto__'],
  ['an unknown key', '{"name": "x", "furnitur": []}', '1:15: unknown key furnitur; did you mean furniture?'],
  [
    'an unknown key inside',
    '{"name": "x", "labels": {"updatd": []}}',
    '1:26: unknown key labels.updatd; did you mean updated?',
  ],
  ['a wrong type', '{"name": "x",\n "furniture": [5]}', '2:16: key furniture[0]: a text is wanted, not a number'],
  ['a missing name', '{}', '1:1: key name is missing'],
  ['10^5 levels', '['.repeat(1e5), '1:18: more than 16 levels deep'],
  ['2 MiB', `{"name": "${'x'.repeat(2 ** 21)}"}`, '1:1: has more than 1048576 bytes'],
  ['a long text', `{"name": "${'x'.repeat(900_000)}"}`, '1:10: key name: more than 4000 characters'],
  ['a comment', '{"name": "x", // why\n}', '1:15: a key in quotes is missing; JSON has no comments'],
  ['a byte order mark', '\ufeff{"name": "x"}', '1:1: no JSON; remove the byte order mark'],
  ['a comma too many', '{"furniture": ["x",\n]}', '2:1: nothing follows the comma before this; remove the comma'],
  ['a key twice', '{"name": "x",\n"marks": 1, "marks": 2}', '2:13: key "marks" stands twice'],
  [
    'an evil regular expression',
    '{"name": "x", "heads": ["(a+)+$"]}',
    '1:25: key heads[0]: “(a+)+$” is no order of roles',
  ],
  ['something behind it', '{"name": "x"} []', '1:15: something stands behind the end'],
  ['nothing', '', '1:1: ends too early'],
  ['no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), '1:1: is no UTF-8'],
])('a layout file with %s is refused', (_, text, told) => {
  writeFileSync(join(folder, 'bad.json'), text);
  const { code, stdout, stderr } = copydesk(folder, ['extract', 'other.txt', '--layout', 'bad.json']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`bad.json:${told}`);
  expect(stderr.split('\n')).toHaveLength(2);
});

test('a file in the working folder that is named like a layout is not loaded', () => {
  const place = sandbox({
    'dump.txt': ARAB_NEWS,
    'arab-news': '{"name": "no"',
    'arab-news.json': '{"name": "no"',
    'generic.json': '[',
  });
  const { code, stdout } = copydesk(place, ['extract', 'dump.txt', '--layout', 'arab-news', '-f', 'ndjson']);
  expect(code).toBe(0);
  expect(new Set(rowsOf(stdout).map(({ layout }) => layout))).toEqual(new Set(['arab-news']));
  expect(copydesk(place, ['extract', 'dump.txt', '-f', 'ndjson']).code).toBe(0);
  expect(copydesk(place, ['extract', 'dump.txt', '--layout', 'nothere.json']).code).toBe(2);
});
