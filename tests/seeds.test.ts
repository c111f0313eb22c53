/** The two real dumps that copydesk was first made for, where they are at hand; their invented twins are fixtures. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { NewsRecord } from '../src/index.js';
import { copydesk, rowsOf, sandbox } from './cli-helpers.js';

const FOLDER = fileURLToPath(new URL('../../shared/seeds/', import.meta.url));
const NAMES = existsSync(FOLDER) ? readdirSync(FOLDER).toSorted() : [];
const seeds = NAMES.map(name => readFileSync(`${FOLDER}${name}`));
const isThere = NAMES.length === 2;
if (!isThere) console.info('the real dumps are not here; their invented twins stand in for them');

/** What must come of each: by record. */
const PARAGRAPHS = [
  [11, 4, 8, 7],
  [11, 10],
];
const CREDITS = [
  [
    'Belarusian Presidential Press Service via AP',
    'REUTERS/Jessica Koscielniak',
    'Roscosmos space corporation via AP',
    'AFP',
  ],
  ['Reuters', undefined],
];
const FURNITURE = /\bTT\b|Short Url|Updated|^\W*$/;
/** The words of furniture and others in their places, so that no rule can know them. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^TT$/gm, 'QZ'],
  [/^Short Url$/gm, 'Vorl Mip'],
  [/^Updated(?= )/gm, 'Zemmered'],
];

/** Runs extract on dumps that follow one another on standard input. */
function extract(dumps: readonly (string | Uint8Array)[], ...flags: string[]): NewsRecord[] {
  const input = Buffer.concat(dumps.flatMap(dump => [Buffer.from(dump), Buffer.from('\n')]));
  const { code, stdout, stderr } = copydesk(sandbox(), ['extract', ...flags], { input });
  expect([code, stderr]).toEqual([0, '']);
  return rowsOf(stdout);
}

const texts = ({ headline, section, tags, byline, dateline, highlights, captions, body }: NewsRecord) =>
  [headline, section, byline, dateline, ...tags, ...highlights, ...captions.map(({ text }) => text), ...body].filter(
    text => text !== null,
  );

/** A record but for its place, and for what tells which layout explained it. */
function told({ source: _s, layout: _l, confidence: _c, ...record }: NewsRecord): unknown {
  return record;
}

if (!isThere) test('the real dumps are not here', () => expect(NAMES).toEqual([]));
else {
  describe.each([0, 1])('dump %i', i => {
    const records = extract([seeds[i]]);
    test('bodies and captions', () => {
      expect(records.map(({ body }) => body.length)).toEqual(PARAGRAPHS[i]);
      expect(records.map(({ captions }) => captions[0]?.credit)).toEqual(CREDITS[i]);
      expect(records.every(({ captions }, j) => captions.length === (CREDITS[i][j] === undefined ? 0 : 1))).toBe(true);
    });
    test('no furniture in any field', () => {
      for (const text of records.flatMap(texts)) expect(text).not.toMatch(FURNITURE);
    });
    test('the generic layout tells the same', () => {
      expect(extract([seeds[i]], '--layout', 'generic').map(told)).toEqual(records.map(told));
    });
    test('the generic layout knows no words', () => {
      const renamed = OTHER_WORDS.reduce((dump, [word, other]) => dump.replace(word, other), seeds[i].toString());
      expect(renamed).not.toBe(seeds[i].toString());
      expect(extract([renamed], '--layout', 'generic').map(told)).toEqual(records.map(told));
    });
  });

  test('times, highlights, agency and dateline of the second', () => {
    const [first, second] = extract([seeds[1]]);
    expect([first.highlights.length, second.highlights.length]).toEqual([2, 0]);
    expect([first.updatedRaw, first.updated]).toEqual(['20 August 2025', '2025-08-20']);
    expect([second.updatedRaw, second.updated]).toEqual(['13 sec ago', null]);
    expect([first.agency, first.dateline, second.dateline]).toEqual(['REUTERS', null, 'WASHINGTON']);
  });

  test.each([[[0, 1]], [[1, 0]]])('one after the other, in the order %j', order => {
    const apart = order.flatMap(i => extract([seeds[i]]));
    expect(extract(order.map(i => seeds[i])).map(told)).toEqual(apart.map(told));
  });
}
