/** Two runs that write to one index at once: what one commits while the other is on; and what comes of what fails in between. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CommitSettings, commit, type Waiting } from '../src/dedup/history/commit.js';
import { readManifest, writeManifest } from '../src/dedup/history/manifest.js';
import type { Pending } from '../src/dedup/history/pending.js';
import { openSnapshot } from '../src/dedup/history/snapshot.js';
import { SKETCH_VERSION } from '../src/dedup/sketch.js';
import { sandbox } from './cli-helpers.js';
import { asked, BODY, content, openIndex, paragraphs } from './index-helpers.js';

type Index = Awaited<ReturnType<typeof openIndex>>;

async function committed(index: Index, body: readonly string[], file: string): Promise<void> {
  index.printed(index.ask(asked(body, file, 1)));
  await index.accepted();
  await index.commit();
  await index.abort();
}

const filesIn = async (folder: string) =>
  (await content(join(folder, 'seen'), 'entries')).map(entry => (JSON.parse(entry) as { file: string }).file);

test('a better copy takes the place of one that was committed after it was looked up', async () => {
  const folder = sandbox();
  const [one, other] = [await openIndex(folder), await openIndex(folder)];
  await committed(one, BODY.slice(0, 4), 'short');
  await committed(other, BODY, 'long');
  expect(await filesIn(folder)).toEqual(['long']);
});

test('one that is no better does not', async () => {
  const folder = sandbox();
  const [one, other] = [await openIndex(folder), await openIndex(folder)];
  await committed(one, BODY, 'long');
  await committed(other, BODY.slice(0, 4), 'short');
  expect(await filesIn(folder)).toEqual(['long']);
});

/** A record that waits, and how it is committed without any merging: `judge` is called under the lock. */
async function waiting(folder: string, body: readonly string[], judge: CommitSettings['judge']) {
  const index = await openIndex(folder);
  const { pending } = index.ask(asked(body, 'b', 1));
  await index.abort();
  const all: Waiting = {
    async *all() {
      yield pending;
    },
  };
  const damaged = () => expect.fail('damaged');
  return () =>
    commit(all, { folder: join(folder, 'seen'), fingerprint: SKETCH_VERSION, generation: null, judge, damaged });
}

test('a commit that another was faster than, in spite of the lock, is made again', async () => {
  const folder = sandbox();
  await committed(await openIndex(folder), BODY, 'a');
  let tries = 0;
  let made: Promise<unknown> = Promise.resolve();
  const judge = (each: Pending) => {
    if (++tries === 1)
      made = readManifest(seen, SKETCH_VERSION).then(now => writeManifest(seen, { ...now, generation: 2 }));
    return each;
  };
  const seen = join(folder, 'seen');
  const { manifest } = await (await waiting(folder, paragraphs(7, 3), judge))();
  await made;
  expect([tries, manifest.generation]).toEqual([2, 3]);
  expect((await filesIn(folder)).toSorted()).toEqual(['a', 'b']);
  // Nothing is left of the first try.
  expect(readdirSync(seen).map(name => name.replace(/\d.*/, ''))).toEqual(['manifest-', 'segment-', 'segment-']);
});

test('one that fails leaves nothing', async () => {
  const folder = sandbox();
  await committed(await openIndex(folder), BODY, 'a');
  const before = readdirSync(join(folder, 'seen'));
  const fail = () => {
    throw new Error('planted');
  };
  await expect(await waiting(folder, paragraphs(7, 3), fail)).rejects.toThrow('planted');
  expect(readdirSync(join(folder, 'seen'))).toEqual(before);
});

test('a segment whose header is damaged, in an index whose manifest has none, is told and passed over', async () => {
  const folder = sandbox();
  const seen = join(folder, 'seen');
  await committed(await openIndex(folder), BODY, 'a');
  await (await waiting(folder, paragraphs(7, 3), each => each))();
  const now = await readManifest(seen, SKETCH_VERSION);
  const segments = now.segments.map(({ name, entries, pages }) => ({ name, entries, pages }));
  await writeManifest(seen, { ...now, generation: now.generation + 1, segments });
  const [{ name }] = segments;
  const bytes = readFileSync(join(seen, name));
  bytes[20] ^= 1;
  writeFileSync(join(seen, name), bytes);
  const told: unknown[] = [];
  const snapshot = await openSnapshot(seen, SKETCH_VERSION, damage => void told.push(damage));
  expect(told).toEqual([{ segment: name, page: null }]);
  expect([[...snapshot.lost], snapshot.entries]).toEqual([[name], 1]);
  snapshot.close();
});

test('what the system refuses is no damage', async () => {
  const folder = sandbox();
  const seen = join(folder, 'seen');
  await committed(await openIndex(folder), BODY, 'a');
  const open = () => openSnapshot(seen, SKETCH_VERSION, () => expect.fail('damaged'));
  const [known, closed] = [await open(), await open()];
  const { bodyHash } = known.segments[0].entry(0);
  const query = { bodyHash, postings: new Uint32Array(0) };
  expect(known.find(query)).toHaveLength(1);
  // A closed file stands for a disk that fails.
  closed.close();
  expect(() => closed.find(query)).toThrow('EBADF');
  known.close();
});
