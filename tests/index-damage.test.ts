/** A small index with every bit flipped in turn, and cut short everywhere: nothing goes unnoticed, nothing is told wrongly. */
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openHistory } from '../src/dedup/history/index.js';
import { isSealed, PAGE_SIZE, pageCache, sealPage } from '../src/dedup/history/pages.js';
import { rebuild } from '../src/dedup/history/rebuild.js';
import { flaws } from '../src/dedup/history/salvage.js';
import { openSnapshot, type Snapshot } from '../src/dedup/history/snapshot.js';
import { SKETCH_VERSION, sketchOf } from '../src/dedup/sketch.js';
import { tokensOf } from '../src/dedup/tokens.js';
import { UserError } from '../src/errors.js';
import { sandbox } from './cli-helpers.js';
import { bodyText } from './invented-bodies.js';

const RECORDS = Array.from({ length: 9 }, (_, i) => ({
  id: `cd1-${String(i).repeat(16)}`,
  source: {
    file: `part-${i % 3}.txt`,
    article: i + 1,
    firstLine: 10 * i + 1,
    lastLine: 10 * i + 9,
    startByte: 0,
    endByte: 99,
  },
  paragraphs: [bodyText(i, 60 + 9 * i)],
  time: Number.NaN,
}));
const QUERIES = RECORDS.map(({ paragraphs }) => sketchOf(tokensOf(paragraphs[0])).postings);
const STRANGER = sketchOf(tokensOf(bodyText(77, 90))).postings;
/** Bodies are found by their postings alone: no hash is asked for that is anybody’s. */
const NO_BODY = [1, 1] as const;

const folder = join(sandbox(), 'seen');
let segment = '';
let manifest = '';

async function make(into: string): Promise<void> {
  const settings = {
    folder: into,
    writes: true,
    keepsText: false,
    keep: 'best',
    isExact: false,
    tmpDir: null,
  } as const;
  const history = await openHistory({ ...settings, damaged: () => expect.fail('new, and damaged') });
  for (const record of RECORDS) history.printed(history.ask(record));
  await history.accepted();
  expect(await history.commit()).toEqual([]);
  await history.abort();
}

beforeAll(async () => {
  await make(folder);
  segment = readdirSync(folder).find(name => name.startsWith('segment')) ?? '';
  manifest = readdirSync(folder).find(name => name.startsWith('manifest')) ?? '';
});

const cache = () => pageCache(16);

/** Opens, asks for all, and tells how many were found; fails when anything is told that is not so. */
async function used(): Promise<{ found: number; told: number } | 'refused'> {
  let told = 0;
  let snapshot: Snapshot;
  try {
    snapshot = await openSnapshot(folder, SKETCH_VERSION, () => void told++, cache());
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
  let found = 0;
  for (const [i, postings] of QUERIES.entries()) {
    const [first] = snapshot.find({ bodyHash: NO_BODY, postings });
    if (first === undefined) continue;
    const { id, file, firstLine, words } = first.entry;
    const { source } = RECORDS[i];
    if (id !== RECORDS[i].id || file !== source.file || firstLine !== source.firstLine || words !== 60 + 9 * i)
      expect.fail(`${id} ${file}:${firstLine} was told of ${RECORDS[i].id}`);
    found++;
  }
  if (snapshot.find({ bodyHash: NO_BODY, postings: STRANGER }).length > 0) expect.fail('a stranger was found');
  snapshot.close();
  return { found, told };
}

async function countFlaws(): Promise<number | 'refused'> {
  let count = 0;
  try {
    for await (const _ of flaws(folder, SKETCH_VERSION)) count++;
  } catch (error) {
    if (error instanceof UserError) return 'refused';
    throw error;
  }
  return count;
}

test('the index is sound, and small', async () => {
  expect(await used()).toEqual({ found: RECORDS.length, told: 0 });
  expect(await countFlaws()).toBe(0);
  expect(readFileSync(join(folder, segment)).length).toBeLessThanOrEqual(8 * PAGE_SIZE);
});

test('a header that is none under a checksum that is right is damage (found by fuzzing)', async () => {
  const path = join(folder, segment);
  const whole = readFileSync(path);
  const length = whole.indexOf(0);
  // What and of which version it is stands before; that is the manifest's to say.
  for (let at = whole.indexOf('"salt"'); at < length; at++) {
    // The first letter of each name.
    if (whole[at - 1] !== 0x22) continue;
    const bytes = Buffer.from(whole);
    bytes[at] = bytes[at] === 0x78 ? 0x79 : 0x78;
    if (!isJson(bytes.toString('utf8', 0, length))) continue;
    sealPage(bytes.subarray(0, PAGE_SIZE), 0, 0);
    writeFileSync(path, bytes);
    const said = await used();
    if (said !== 'refused') expect(said.told, whole.toString('latin1', at - 12, at + 12)).toBeGreaterThan(0);
    await countFlaws();
  }
  writeFileSync(path, whole);
  expect(await used()).toEqual({ found: RECORDS.length, told: 0 });
});

test('every bit of every page is under its checksum', () => {
  const bytes = readFileSync(join(folder, segment));
  const { salt } = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf(0))) as { salt: number };
  for (let number = 0; number * PAGE_SIZE < bytes.length; number++) {
    const page = bytes.subarray(number * PAGE_SIZE, (number + 1) * PAGE_SIZE);
    const seed = number === 0 ? 0 : salt;
    expect(isSealed(page, number, seed)).toBe(true);
    expect(isSealed(page, number + 1, seed)).toBe(false);
    for (let bit = 0; bit < PAGE_SIZE * 8; bit++) {
      page[bit >> 3] ^= 1 << (bit & 7);
      if (isSealed(page, number, seed)) expect.fail(`bit ${bit} of page ${number} went unnoticed`);
      page[bit >> 3] ^= 1 << (bit & 7);
    }
  }
});

describe('one bit of each byte flipped', () => {
  const flipped = async (file: string, step: number, check: (at: number) => Promise<void>) => {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    const descriptor = openSync(path, 'r+');
    try {
      for (let at = 0; at < bytes.length; at += step) {
        writeSync(descriptor, Uint8Array.of(bytes[at] ^ (1 << (at & 7))), 0, 1, at);
        await check(at);
        writeSync(descriptor, bytes, at, 1, at);
      }
    } finally {
      closeSync(descriptor);
    }
  };
  test('of the segment: what is not found is told, and verify sees it', async () => {
    await flipped(segment, 7, async at => {
      const result = await used();
      if (result === 'refused' || (result.found < RECORDS.length && result.told === 0))
        expect.fail(`byte ${at}: ${JSON.stringify(result)}`);
      if (at % 64 < 7 && (await countFlaws()) === 0) expect.fail(`byte ${at}: verify sees nothing`);
    });
  });
  test('of the manifest: the index is refused', async () => {
    await flipped(manifest, 1, async at => {
      if ((await used()) !== 'refused' || (await countFlaws()) !== 'refused') expect.fail(`byte ${at}`);
    });
  });
});

describe('cut short at each place', () => {
  const cut = async (file: string, step: number, check: (length: number) => Promise<void>) => {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    try {
      for (let length = bytes.length - 1; length >= 0; length -= step) {
        truncateSync(path, length);
        await check(length);
      }
    } finally {
      writeFileSync(path, bytes);
    }
  };
  test('the segment', async () => {
    await cut(segment, 7, async length => {
      const result = await used();
      if (result === 'refused' || result.told === 0) expect.fail(`${length}: ${JSON.stringify(result)}`);
      if (length % 64 < 7 && (await countFlaws()) === 0) expect.fail(`${length}: verify sees nothing`);
    });
  });
  test('the manifest', async () => {
    await cut(manifest, 1, async length => {
      if ((await used()) !== 'refused') expect.fail(`${length}`);
    });
  });
});

describe('rebuild', () => {
  test('of every page that is damaged, all else is saved', async () => {
    const pages = readFileSync(join(folder, segment)).length / PAGE_SIZE;
    for (let page = 0; page < pages; page++) {
      const other = join(sandbox(), 'seen');
      mkdirSync(other);
      for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(other, name));
      const bytes = readFileSync(join(other, segment));
      bytes[page * PAGE_SIZE + 5] ^= 1;
      writeFileSync(join(other, segment), bytes);
      const { entries, lost, wordsOnly } = await rebuild(other, SKETCH_VERSION);
      expect(entries + lost + wordsOnly, `page ${page}`).toBe(RECORDS.length);
      const snapshot = await openSnapshot(other, SKETCH_VERSION, () => expect.fail(`page ${page}`), cache());
      expect(snapshot.entries).toBe(entries + wordsOnly);
      snapshot.close();
      for await (const flaw of flaws(other, SKETCH_VERSION)) expect.fail(`page ${page}: ${flaw.problem}`);
    }
  });
  test('without a manifest, everything is saved', async () => {
    writeFileSync(join(folder, manifest), '');
    expect(await rebuild(folder, SKETCH_VERSION)).toMatchObject({ entries: RECORDS.length, lost: 0, isCounted: false });
    expect(await used()).toEqual({ found: RECORDS.length, told: 0 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
