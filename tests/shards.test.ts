/** Shards: shares are by name, and with one frozen layout the records of all together are those of one run, byte for byte once sorted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shareOf } from '../src/run/shard.js';
import { ARAB_NEWS, ASHARQ, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { bodyOf, pageOf, siteOf } from './site-pages.js';

const SITES = [siteOf(21), siteOf(22)];
const PAGES = SITES.flatMap((site, at) =>
  [1, 2, 3, 4, 5].map(number => [`site-${at}-page-${number}.txt`, pageOf(site, number)] as const),
);
const folder = sandbox({
  ...Object.fromEntries(PAGES),
  // Pages run together could teach each other.
  'joined.txt': [6, 7, 8, 9].map(number => pageOf(SITES[0], number)).join('\n\n'),
  'known-a.txt': ARAB_NEWS,
});
copydesk(folder, ['layouts', 'learn', ...PAGES.slice(0, 5).map(([name]) => name), '-o', 'site.layout.json']);

const linesOf = (...flags: string[]): string[] => {
  const { code, stdout } = copydesk(folder, ['extract', '.', '--exclude', '*.json', '-f', 'ndjson', ...flags]);
  expect(code).toBe(0);
  return stdout.split('\n').slice(0, -1);
};
const shards = (layout: string): string[][] => [1, 2, 3].map(at => linesOf('--layout', layout, '--shard', `${at}/3`));

test.each(['known', 'site.layout.json'])('--layout %s: three shards make what one run makes', layout => {
  const parts = shards(layout);
  for (const part of parts) expect(part.length).toBeGreaterThan(0);
  expect(parts.flat().toSorted()).toEqual(linesOf('--layout', layout).toSorted());
});

test('--layout known: built-in layouts are used, and nothing is learned, of files, of standard input or within a dump', () => {
  const layouts = (stdout: string) => new Set(rowsOf(stdout).map(({ layout }) => layout));
  const flags = ['-f', 'ndjson', '--layout', 'known'];
  expect(layouts(copydesk(folder, ['extract', '.', ...flags]).stdout)).toEqual(new Set(['arab-news', 'generic']));
  const input = Buffer.from(PAGES.map(([, page]) => page).join('\n\n'));
  expect(layouts(copydesk(folder, ['extract', ...flags], { input }).stdout)).toEqual(new Set(['generic']));
  const [name] = PAGES[0];
  const alone = copydesk(folder, ['extract', name, ...flags]).stdout;
  expect(rowsOf(alone)[0].body).toEqual(expect.arrayContaining(bodyOf(SITES[0], 1)));
  expect(copydesk(folder, ['extract', name, PAGES[1][0], ...flags, '-j', '2']).stdout).toContain(alone);
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
  test('a folder that holds another share is refused, and stays as it is', () => {
    const folder = sandbox(files);
    const share = (shard: string, out: string, ...more: string[]) =>
      copydesk(folder, ['extract', '.', '--exclude', '*.ndjson', '--shard', shard, '--out-dir', out, ...more]);
    expect(share('1/3', 'out').code).toBe(0);
    const inFolder = () =>
      readdirSync(join(folder, 'out')).map(name => readFileSync(join(folder, 'out', name), 'utf8'));
    const before = inFolder();
    for (const more of [[], ['--resume']])
      expect(share('2/3', 'out', ...more)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'copydesk: out: holds share 1/3, and this is share 2/3; give each share an --out-dir of its own, such as out/2\n',
      });
    expect(inFolder()).toEqual(before);
    expect(share('1/3', 'out', '--resume').stderr).toContain('nothing is left');
    expect(share('1/3', 'out').code).toBe(0);
    const whole = copydesk(folder, ['extract', '.', '--exclude', '*.ndjson', '--out-dir', 'out', '--resume']);
    expect([whole.code, whole.stderr]).toEqual([2, expect.stringContaining('--shard was 1/3 and is not given')]);
    const shares = ['1/3', '2/3', '3/3'].map((shard, at) => share(shard, `out/${at + 1}`).code);
    expect(shares).toEqual([0, 0, 0]);
  });
  test.each([['0/3'], ['4/3'], ['1'], ['1/0'], ['a/b'], ['']])('%j is refused', share => {
    expect(copydesk(sandbox(files), ['extract', '.', `--shard=${share}`]).code).toBe(2);
  });
});
