/** What is learned of the sites of a run: from files in any order, site by site; from a stream by its bytes alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headSettler } from '../src/articles/roles/head-roles.js';
import type { LedgerRow, NewsRecord } from '../src/index.js';
import { lineSplitter } from '../src/input/lines/lines.js';
import { LAYOUTS } from '../src/layouts/index.js';
import { streamExtraction } from '../src/run/look-ahead.js';
import { ARAB_NEWS, copydesk, rowsOf, sandbox, started } from './cli-helpers.js';
import { cutInto, cuts } from './invented.js';
import { random } from './invented-bodies.js';
import { bodyOf, pageOf, sentenceOf, siteOf } from './site-pages.js';

const SITES = [siteOf(1), siteOf(2), siteOf(3)];
/** What is a notice on the pages of the first site is a paragraph of an article on another. */
const BORROWED = SITES[0].notice;
const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  SITES.flatMap((site, at) =>
    [1, 2, 3, 4].map(number => [
      `page-${number}-${at}.txt`,
      pageOf(site, number, at === 1 && number === 2 ? [BORROWED] : []),
    ]),
  ),
);
const NAMES = Object.keys(FILES);
const folder = sandbox(FILES);
const recordsOf = (names: readonly string[]): NewsRecord[] =>
  rowsOf(copydesk(folder, ['extract', '-f', 'ndjson', ...names]).stdout);

test('pages of three sites in one folder: furniture of one is text of another', () => {
  const records = recordsOf(['.']);
  expect(records).toHaveLength(NAMES.length);
  for (const { source, body } of records) {
    const [, number, at] = /page-(\d)-(\d)/.exec(source.file)!.map(Number);
    const own = bodyOf(SITES[at], number);
    const whole = at === 1 && number === 2 ? [...own.slice(0, 3), BORROWED, ...own.slice(3)] : own;
    expect(body, source.file).toEqual(whole);
  }
});

test('each site is a layout of its own, which the records name', () => {
  const records = recordsOf(['.']);
  const names = SITES.map((_, at) => {
    const own = records.filter(({ source }) => source.file.endsWith(`-${at}.txt`));
    return [...new Set(own.map(({ layout }) => layout))];
  });
  for (const name of names) expect(name).toEqual([expect.stringMatching(/^learned@[0-9a-f]{8}$/)]);
  expect(new Set(names.flat()).size).toBe(SITES.length);
});

test('the ledger says that a notice stands in other articles too', () => {
  const rows = rowsOf<LedgerRow>(copydesk(folder, ['explain', '-f', 'ndjson', ...NAMES]).stdout);
  const notices = rows.filter(({ text, file }) => text === BORROWED && file.endsWith('-0.txt'));
  expect(notices).toHaveLength(4);
  for (const { fate, rule, evidence, certainty } of notices)
    expect([fate, rule, evidence, certainty]).toEqual([
      'dropped',
      'site_furniture',
      'stands in 4 of 4 articles of the site',
      0.95,
    ]);
});

test('the order of the operands does not change the records', () => {
  const sorted = (names: readonly string[]) =>
    recordsOf(names).toSorted((one, other) => (one.source.file < other.source.file ? -1 : 1));
  const records = sorted(NAMES);
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES, { minLength: NAMES.length }), names => {
      expect(sorted(names)).toEqual(records);
    }),
    { numRuns: 8, seed: 1 },
  );
});

/** Pages of one site run together, so many that not all are held at once; the first and the last have a line in common. */
const PAGES = 490;
const RARE = sentenceOf(77, 15);
const STREAM = Buffer.from(
  Array.from({ length: PAGES }, (_, at) => pageOf(SITES[2], at, at % (PAGES - 1) === 0 ? [RARE] : [])).join('\n\n'),
);

test('standard input is learned from before its pages are extracted', () => {
  expect(STREAM.toString().split('\n').length).toBeGreaterThan(16_384);
  const { stdout } = copydesk(folder, ['extract', '-f', 'ndjson'], { input: STREAM });
  const records = rowsOf<NewsRecord>(stdout);
  expect(records).toHaveLength(PAGES);
  expect(new Set(records.map(({ layout }) => layout)).size).toBe(1);
  for (const { body } of [records[0], records[PAGES - 1]]) expect(body).not.toContain(RARE);
  expect(records.flatMap(({ body }) => body)).not.toContain(SITES[2].notice);
});

test('what comes of a stream depends on its bytes alone', () => {
  const extractedFrom = (chunks: Iterable<Uint8Array>): string[] => {
    const splitter = lineSplitter();
    const stage = streamExtraction(
      {
        settler: headSettler(LAYOUTS),
        knowledge: null,
        recordLimit: 2 ** 25,
        file: '-',
        url: null,
        isRendered: false,
        captured: null,
        readTime: () => null,
        identifyLanguage: null,
      },
      null,
    );
    const found: string[] = [];
    const take = (extracted: Iterable<{ record: unknown }>) => {
      for (const { record } of extracted) if (record !== null) found.push(JSON.stringify(record));
    };
    for (const chunk of chunks) for (const batch of splitter.push(chunk)) take(stage.push(batch));
    for (const batch of splitter.end()) take(stage.push(batch));
    take(stage.end());
    return found;
  };
  const some = STREAM.subarray(0, 20_000);
  const whole = extractedFrom([some]);
  fc.assert(
    fc.property(cuts, lengths => {
      expect(extractedFrom(cutInto(some, lengths))).toEqual(whole);
    }),
    { numRuns: 6, seed: 1 },
  );
});

test('articles of a known layout do not wait until a stream has been learned from', async () => {
  const child = started(folder, ['extract', '-f', 'ndjson']);
  let said = '';
  const some = new Promise<void>(resolve => {
    child.stdout?.on('data', chunk => {
      said += chunk;
      if (said.includes('\n')) resolve();
    });
  });
  // Less than that is not looked at before its end.
  child.stdin?.write(Buffer.concat(Array(Math.ceil(70_000 / ARAB_NEWS.length)).fill(ARAB_NEWS)));
  await some;
  expect(rowsOf(`${said.split('\n')[0]}\n`)[0].layout).toBe('arab-news');
});

describe('versions of one page, of which some words are others, vote none of its body out', () => {
  const site = siteOf(9);
  const body = Array.from({ length: 24 }, (_, at) => sentenceOf(9900 + at, 12 + at));
  const headline = body[0].split(' ').slice(2, 9).join(' ');
  /** Each has words changed in other sentences, and some of its sentences are those of all. */
  const version = (number: number): string[] => {
    const next = random(number);
    const changed = (word: string) => (next() < 1 / 30 ? `${word}${number}` : word);
    return body.map(text => text.split(' ').map(changed).join(' '));
  };
  const page = (paragraphs: readonly string[]): string =>
    [...site.menu, '', headline, '', ...paragraphs.flatMap(text => [text, '']), ...site.foot].join('\n');
  const textsOf = (files: Readonly<Record<string, string>>): string[][] =>
    rowsOf(copydesk(sandbox(files), ['extract', '.', '-f', 'ndjson', '-q']).stdout).map(record => record.body);

  test.each([2, 3, 5, 9])('%s of them come out as each does by itself', count => {
    const pages = Array.from({ length: count }, (_, number) => page(version(number)));
    expect(new Set(pages).size).toBe(count);
    expect(textsOf(Object.fromEntries(pages.map((each, i) => [`${i}.txt`, each])))).toEqual(
      pages.flatMap(each => textsOf({ 'a.txt': each })),
    );
  });
  test('beside other articles of the site, whose furniture is known all the same', () => {
    const others = [1, 2, 3].map(number => [`other-${number}.txt`, pageOf(site, number)]);
    const files = { 'a.txt': page(version(0)), 'b.txt': page(version(1)), ...Object.fromEntries(others) };
    const bodies = textsOf(files);
    expect(bodies.slice(0, 2)).toEqual([version(0), version(1)]);
    expect(bodies.slice(2)).toEqual([1, 2, 3].map(number => bodyOf(site, number)));
  });
});
