/** `copydesk index rebuild`: a page that is damaged costs no more than what stands on it, and what was there is kept. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHistory } from '../src/dedup/history/index.js';
import { PAGE_SIZE, pageCache } from '../src/dedup/history/pages.js';
import { rebuild } from '../src/dedup/history/rebuild.js';
import { LOST_NAME } from '../src/dedup/history/salvaged.js';
import { openSegment, SECTIONS } from '../src/dedup/history/segment.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { bash, copydesk, rowsOf, sandbox } from './cli-helpers.js';
import { content, OTHERS } from './index-helpers.js';
import { bodyText } from './invented-bodies.js';

const COUNT = 40;
/** So many names that they take several groups and pages; every third id is not ours. */
const RECORDS = Array.from({ length: COUNT }, (_, i) => ({
  id:
    i % 3 === 0
      ? `row ${i} of a table with long ids, such as other programs make`
      : `cd1-${String(i).padStart(16, '0')}`,
  source: {
    file: `crawl-${i % 23}/part-of-a-name-that-is-long-${(i * 7919) % 101}.txt`,
    article: i + 1,
    firstLine: 10 * i + 1,
    lastLine: 10 * i + 9,
    startByte: 0,
    endByte: 99,
  },
  paragraphs: [bodyText(i, 40 + i)],
  time: Number.NaN,
}));

const open = (folder: string, keepsText: boolean, damaged: () => void) =>
  openHistory({ folder, writes: true, keepsText, keep: 'best', isExact: false, tmpDir: null, damaged });

async function make(folder: string, keepsText: boolean): Promise<void> {
  const history = await open(folder, keepsText, () => expect.fail('new, and damaged'));
  for (const record of RECORDS) history.printed(history.ask(record));
  await history.accepted();
  await history.commit();
  await history.abort();
}

const fileIn = (folder: string, start: string) => readdirSync(folder).find(name => name.startsWith(start)) ?? '';

function copyOf(folder: string): string {
  const copy = join(sandbox(), 'seen');
  mkdirSync(copy);
  for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(copy, name));
  return copy;
}

/** Damages a page of the segment. */
function damage(folder: string, page: number): void {
  const path = join(folder, fileIn(folder, 'segment'));
  const bytes = readFileSync(path);
  bytes[page * PAGE_SIZE + 11] ^= 1;
  writeFileSync(path, bytes);
}

/** Asks for all records: how many are known, of how many the place; fails when one is told of another. */
async function known(folder: string, keepsText: boolean): Promise<{ known: number; named: number }> {
  const history = await open(folder, keepsText, () => expect.fail('a new index is damaged'));
  let [found, named] = [0, 0];
  for (const record of RECORDS) {
    const { copy, takesItsPlace } = history.ask(record);
    if (copy === null) continue;
    const { id, source } = copy;
    const isRight =
      [record.id, LOST_NAME].includes(id) &&
      [record.source.file, LOST_NAME].includes(source.file) &&
      source.firstLine === record.source.firstLine;
    if (takesItsPlace || !isRight) expect.fail(`${record.id} was told of ${JSON.stringify(copy)}`);
    found++;
    if (id !== LOST_NAME && source.file !== LOST_NAME) named++;
  }
  await history.abort();
  return { known: found, named };
}

/** Of which section each page is. */
function sectionsOf(folder: string): string[] {
  const segment = openSegment(folder, { name: fileIn(folder, 'segment') }, pageCache(16), () => {});
  const { pages, sections } = segment.header;
  segment.close();
  const names = Array.from({ length: pages }, () => 'header');
  for (const name of SECTIONS) {
    const { page, length } = sections[name];
    names.fill(name, page, page + Math.ceil(length / (PAGE_SIZE - 4)));
  }
  return names;
}

describe.each([false, true])('with text: %s', keepsText => {
  const folder = join(sandbox(), 'seen');
  beforeAll(() => make(folder, keepsText));
  test('every page in turn: what does not stand on it is all there', async () => {
    const sections = sectionsOf(folder);
    expect(new Set(sections)).toEqual(new Set(['header', ...SECTIONS.filter(name => name !== 'removed')]));
    for (const [page, section] of sections.entries()) {
      const copy = copyOf(folder);
      damage(copy, page);
      const { entries, lost, wordsOnly, dim, nameless, kept } = await rebuild(copy, SKETCH_VERSION);
      const told = await known(copy, keepsText);
      const why = `page ${page} of ${section}: ${JSON.stringify({ entries, lost, wordsOnly, dim, nameless, told })}`;
      expect(entries + lost + wordsOnly, why).toBe(COUNT);
      expect(told, why).toEqual({ known: COUNT - lost, named: COUNT - lost - nameless });
      if (section !== 'rows') expect(lost, why).toBe(0);
      if (section !== 'bodies') expect(wordsOnly, why).toBe(0);
      if (section !== 'names') expect(nameless, why).toBe(0);
      if (!['tags', 'rests', 'buckets'].includes(section) || keepsText) expect(dim, why).toBe(0);
      // A page has so many rows, bodies or names at most.
      expect(Math.max(lost, wordsOnly), why).toBeLessThan(COUNT);
      const isSaved = lost + wordsOnly + dim + nameless === 0;
      expect(kept === null, why).toBe(isSaved);
      if (isSaved) expect(await content(copy), why).toEqual(await content(folder));
      for (const each of [copy, kept]) if (each !== null) rmSync(each, { recursive: true });
    }
  });
});

describe('on the command line', () => {
  const made = () => {
    const folder = sandbox({ 'a.txt': OTHERS.join('') });
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).code).toBe(0);
    return folder;
  };
  const pageOf = (folder: string, section: string) => sectionsOf(join(folder, 'seen')).indexOf(section);
  test('a bad page of offsets costs nothing', () => {
    const folder = made();
    damage(join(folder, 'seen'), pageOf(folder, 'offsets'));
    const { code, stderr } = copydesk(folder, ['index', 'rebuild', 'seen']);
    expect([code, stderr]).toEqual([0, 'copydesk: seen: made anew with 5 entries; 0 lost\n']);
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).toBe('');
  });
  test('a bad page of names: the files are lost, and said to be; what was there is kept', () => {
    const folder = made();
    damage(join(folder, 'seen'), pageOf(folder, 'names'));
    const before = readdirSync(join(folder, 'seen'));
    const { code, stderr } = copydesk(folder, ['index', 'rebuild', 'seen/']);
    expect([code, stderr]).toEqual([
      3,
      'copydesk: seen/: made anew with 5 entries; 0 lost; of 5 the file, or the id, is told as (lost); what was there is kept in seen~\n',
    ]);
    expect(readdirSync(join(folder, 'seen~'))).toEqual(before);
    const run = copydesk(folder, ['a.txt', '--index', 'seen', '--duplicates', 'mark', '-f', 'ndjson']);
    const [row] = rowsOf<{ duplicateOf: string }>(run.stdout);
    expect([run.code, row.duplicateOf]).toEqual([0, expect.stringMatching(/^cd1-/)]);
  });
  test('what is kept is written over by no later rebuilding', () => {
    const folder = made();
    for (let i = 0; i < 2; i++) {
      damage(join(folder, 'seen'), pageOf(folder, 'names'));
      expect(copydesk(folder, ['index', 'rebuild', 'seen']).code).toBe(3);
    }
    expect(readdirSync(folder).filter(name => name.startsWith('seen'))).toEqual(['seen', 'seen~', 'seen~2']);
  });
  test('a disk that takes no more: 74, it is said that nothing can be written, and the old index stays', () => {
    const folder = made();
    const before = readdirSync(join(folder, 'seen'));
    const { code, stderr } = bash(folder, 'ulimit -f 1; copydesk index rebuild seen');
    expect([code, stderr]).toEqual([74, 'copydesk: seen: the index cannot be written: file too large\n']);
    expect(readdirSync(join(folder, 'seen'))).toEqual(before);
    expect(copydesk(folder, ['a.txt', '--index', 'seen']).stdout).toBe('');
  });
});
