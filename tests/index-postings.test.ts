/** Postings of a segment, as pages hold them: sizes of buckets, and what is told of a hash that many entries have. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPages, pageCache, type Section, type SectionWriter, sectionWriter } from '../src/dedup/history/pages.js';
import {
  bitsFor,
  bucketOf,
  MOST_LISTED,
  openPostings,
  REST_RANGE,
  REST_SIZE,
  readBuckets,
  valueOf,
  writeBuckets,
} from '../src/dedup/history/postings.js';
import { sandbox } from './cli-helpers.js';

const SALT = 7;

/** A file with these sections one behind the other, open for reading. */
async function written(...sections: ((writer: SectionWriter) => void | Promise<void>)[]) {
  const path = join(sandbox(), 'pages');
  const handle = await open(path, 'w');
  const made: Section[] = [];
  let page = 0;
  for (const write of sections) {
    const writer = sectionWriter(handle, page, SALT);
    await write(writer);
    const section = await writer.end();
    made.push(section);
    page += Math.ceil(section.length / 1000) + 1;
  }
  await handle.close();
  const file = openPages(path, 'pages', pageCache(64));
  file.salt = SALT;
  return { file, sections: made };
}

test('sizes of buckets come back, however large', async () => {
  const some = [0, 1, 127, 128, 129, 16_383, 16_384, 16_385, 2 ** 21 - 1, 2 ** 21, 2 ** 24];
  const sizes = Uint32Array.from({ length: 1024 }, (_, at) => some[at % some.length]);
  const { file, sections } = await written(
    () => {},
    writer => writeBuckets(writer, sizes),
  );
  const { begins, ends } = readBuckets(file, sections[1], 10, page => expect.fail(`page ${page}`));
  file.close();
  expect(ends.map((end, at) => end - begins[at])).toEqual(sizes);
  expect([begins[0], begins[1023]]).toEqual([0, ends[1022]]);
});

test.each([20, 300])('of a hash that %i entries have, the first are told', async entries => {
  const bits = bitsFor(entries);
  const hash = 0xbeefcafe;
  // Another hash in the same bucket, which stands behind.
  const values = [hash, hash + 1].flatMap(each =>
    Array.from({ length: entries }, (_, entry) => valueOf(each, entry, bits)),
  );
  const { file, sections } = await written(
    () => {},
    writer => values.forEach(value => writer.byte(Math.floor(value / REST_RANGE))),
    writer => values.forEach(value => writer.number(value % REST_RANGE, REST_SIZE)),
  );
  const bucket = bucketOf(hash, bits);
  const [begins, ends] = [new Uint32Array(2 ** bits), new Uint32Array(2 ** bits)];
  ends[bucket] = values.length;
  const postings = openPostings(file, { tags: sections[1], rests: sections[2], bits, buckets: { begins, ends } });
  for (const each of [hash, hash + 1]) {
    const found: number[] = [];
    postings.find(each, entry => void found.push(entry));
    expect(found).toEqual(Array.from({ length: Math.min(entries, MOST_LISTED) }, (_, entry) => entry));
  }
  expect([0, entries - 1, entries].map(entry => postings.has(hash, entry))).toEqual([true, true, false]);
  file.close();
});
