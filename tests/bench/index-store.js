/**
 * `npm run bench:index -- 1000000`: an index of so many invented records of 35 postings and 300 words, made in one commit: bytes a record, and
 * look-ups a second of CPU time, of records that it has and of records that it has not.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, memoryUsage } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const POSTINGS = 35;
const WORDS = 300;
/** Winnowing chooses the smallest of so many hashes, so postings are small numbers. */
const WINDOW = 16;
const LOOKUPS = 20_000;
const STRANGERS = 50_000_000;

const records = Number(argv[2] ?? 100_000);
const work = mkdtempSync(join(tmpdir(), 'copydesk-bench-'));
const folder = join(work, 'index');
const source = fileURLToPath(new URL('../../src/dedup/history/', import.meta.url));
const entryPoints = ['commit', 'compact', 'pending', 'snapshot'].map(name => join(source, `${name}.ts`));
await build({
  entryPoints,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  outdir: work,
  outExtension: { '.js': '.mjs' },
});
const [{ commit }, { compact }, { openPending }, { openSnapshot }] = await Promise.all(
  ['commit', 'compact', 'pending', 'snapshot'].map(name => import(join(work, `${name}.mjs`))),
);

/** Numbers of 32 bits, the same for the same seed. @param {number} seed */
function numbers(seed) {
  let state = seed * 7919 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0;
  };
}

/** @param {number} number */
function pendingOf(number) {
  const next = numbers(number);
  const postings = Uint32Array.from({ length: POSTINGS }, () => Math.floor(next() / (1 + (next() % WINDOW))));
  const digits = [next(), next()].map(part => part.toString(16).padStart(8, '0')).join('');
  const place = { file: `crawl/site-${number % 50}/part-${Math.floor(number / 200)}.txt`, article: (number % 200) + 1 };
  const lines = { firstLine: (number % 200) * 30 + 1, lastLine: (number % 200) * 30 + 25 };
  const bytes = { startByte: (number % 200) * 2200, endByte: (number % 200) * 2200 + 2100 };
  const facts = {
    words: WORDS,
    bodyHash: [next(), next()],
    postings: 0,
    reach: 0,
    time: 1.7e12 + number * 60_000,
    body: null,
    outline: null,
    left: null,
  };
  const entry = { id: `cd1-${digits}`, ...place, ...lines, ...bytes, ...facts };
  const words = Uint16Array.from({ length: WORDS }, () => next() % 4096);
  return { entry, postings, words, names: new Uint8Array(WORDS), replaces: null };
}

/** Seconds of CPU time. @param {() => unknown} call */
async function timed(call) {
  const before = cpuUsage();
  await call();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1e6;
}

/** @param {unknown} damage */
const damaged = damage => {
  throw new Error(`new, and damaged: ${JSON.stringify(damage)}`);
};

const pending = await openPending(work);
for (let number = 0; number < records; number++) await pending.add(pendingOf(number));
const settings = { folder, fingerprint: 1, generation: 0, judge: each => each, damaged };
const commits = await timed(() => commit(pending, settings));
const merges = await timed(() => compact(folder, 1));
await pending.abort();
const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const snapshot = await openSnapshot(folder, 1, damaged);
console.info(
  `${records} records: ${(bytes / records).toFixed(1)} bytes each, commit ${commits.toFixed(1)} s, merging ${merges.toFixed(1)} s`,
);
for (const [name, first] of /** @type {const} */ ([
  ['new', STRANGERS],
  ['known', 0],
  ['new', 2 * STRANGERS],
])) {
  const asked = Array.from({ length: LOOKUPS }, (_, i) => pendingOf(first + ((i * 7919) % records)));
  let found = 0;
  const seconds = await timed(() => {
    for (const { entry, postings } of asked)
      if (snapshot.find({ bodyHash: entry.bodyHash, postings })[0]?.isExact) found++;
  });
  console.info(`${name}: ${Math.round(LOOKUPS / seconds)} look-ups a second, ${found} found`);
}
console.info(`${Math.round(memoryUsage().rss / 2 ** 20)} MiB`);
snapshot.close();
rmSync(work, { recursive: true });
