/**
 * How much of a run on a WET file is reading: the whole command beside the reader of inputs alone, both from their start,
 * on the same file of 100 MB, plain and with a gzip member for each record, as the Common Crawl has it.
 */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { dump } from './dump.js';
import { measure } from './measure.js';
import { median } from './report.js';

/** @typedef {{env: NodeJS.ProcessEnv, signal: AbortSignal}} Context */
/** @typedef {Record<string, {run: number | null, read: number | null}>} WetSeconds  By file. */

export const WET_NAME = 'wet';
const WET_BYTES = 100e6;
/** A record ends at the next blank line behind so many bytes; those of the Common Crawl have 5 KB on average. */
const RECORD_BYTES = 4000;
/** The share of a run that reading may take (the demand). */
const MOST_SHARE = 1 / 3;
const LINE_FEED = 10;

const TOOL = fileURLToPath(new URL('../../bin/copydesk.js', import.meta.url));
const READER = fileURLToPath(new URL('../../src/input/read.ts', import.meta.url));

/** What is measured as reading: every line of every dump is found, and nothing is done with it. */
const PROGRAM = `
import { dumpsOf, sourcesOf } from './reader.mjs';
const settings = {
  stdin: (async function* () {})(), stdinName: '-', written: new Map(), selection: { includes: null, excludes: () => false },
  encoding: null, forceText: false, lineLimit: 2 ** 20, from: null, unpackLimit: 2 ** 33,
  pageFields: { text: null, url: null, time: null }, wantsMember: () => true,
};
const fail = problem => { throw new Error(problem.message); };
let lines = 0;
for await (const source of sourcesOf([{ name: process.argv[2], path: Buffer.from(process.argv[2]) }], settings, fail))
  for await (const dump of dumpsOf(source, settings, fail))
    for await (const batch of dump.lines) lines += batch.count;
if (lines === 0) throw new Error('nothing was read');
`;

/**
 * The records of a WET file.
 * @param {number} seed @param {number} size @returns {Generator<Buffer>}
 */
export function* wetRecords(seed, size) {
  yield record('warcinfo', 'application/warc-fields', '', Buffer.from('software: none\r\n'));
  let number = 0;
  let rest = Buffer.alloc(0);
  for (const piece of dump(seed, size)) {
    const bytes = Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = blankAfter(bytes, from); end > 0; end = blankAfter(bytes, from)) {
      yield record(
        'conversion',
        'text/plain',
        `https://site${number % 50}.example/${number++}`,
        bytes.subarray(from, end),
      );
      from = end;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
  yield record('conversion', 'text/plain', `https://site0.example/${number}`, rest);
}

/** Where a record ends that begins at a place; 0 when its end is not there yet. @param {Buffer} bytes @param {number} from */
function blankAfter(bytes, from) {
  const end = bytes.indexOf('\n\n', from + RECORD_BYTES);
  if (end < 0) return 0;
  let at = end;
  while (bytes[at] === LINE_FEED) at++;
  return at < bytes.length ? at : 0;
}

/** @param {string} type @param {string} contentType @param {string} uri @param {Buffer} block @returns {Buffer} */
function record(type, contentType, uri, block) {
  const target = uri === '' ? '' : `WARC-Target-URI: ${uri}\r\n`;
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\n${target}WARC-Date: 2025-08-20T14:30:00Z\r\nContent-Type: ${contentType}\r\n`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${block.length}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** @param {string} path @param {Iterable<Buffer>} pieces */
async function writeAll(path, pieces) {
  const file = createWriteStream(path);
  for (const piece of pieces) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}

/** @param {Iterable<Buffer>} records */
function* packed(records) {
  for (const each of records) yield gzipSync(each);
}

/**
 * Median seconds of the run and of the reading in it.
 * @param {string} folder @param {{seed: number, rounds: number}} options @param {Context} context @returns {Promise<WetSeconds>}
 */
export async function measureWet(folder, { seed, rounds }, context) {
  await build({
    entryPoints: [READER],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder, 'reader.mjs'),
  });
  const program = join(folder, 'read.mjs');
  await writeFile(program, PROGRAM);
  const files = { 'crawl.wet': wetRecords(seed, WET_BYTES), 'crawl.wet.gz': packed(wetRecords(seed, WET_BYTES)) };
  const seconds = /** @type {WetSeconds} */ ({});
  for (const [name, pieces] of Object.entries(files)) {
    const path = join(folder, name);
    await writeAll(path, pieces);
    const ways = { run: [TOOL, 'extract', '-j', '1', '-f', 'ndjson', path], read: [program, path] };
    const times = { run: /** @type {number[]} */ ([]), read: /** @type {number[]} */ ([]) };
    for (let round = 0; round < rounds; round++) {
      for (const way of /** @type {const} */ (['run', 'read'])) {
        const { failure, seconds: taken } = await measure(process.execPath, ways[way], context);
        if (failure === null) times[way].push(taken);
        else if (round === 0) process.stderr.write(`bench: ${name}, ${way}: ${failure}\n`);
      }
    }
    seconds[name] = { run: median(times.run), read: median(times.read) };
  }
  return seconds;
}

/** What was measured against its floor. @param {WetSeconds} seconds */
export function judgeWet(seconds) {
  return Object.entries(seconds).map(([name, { run, read }]) => {
    const share = run === null || read === null ? null : read / run;
    const reached = share !== null && share <= MOST_SHARE;
    const shown =
      share === null ? '-' : `${(read ?? 0).toFixed(2)} s of ${(run ?? 0).toFixed(2)} s, ${(share * 100).toFixed(0)} %`;
    const outcome = share === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED';
    const text = `${name}, reading: ${shown} (at most ${(MOST_SHARE * 100).toFixed(0)} %) ${outcome}`;
    return { name: `${name}, reading`, figure: share, floor: MOST_SHARE, reached, text };
  });
}
