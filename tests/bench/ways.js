/** What is measured: copydesk's commands and the tools they are held against, one row each; and the floors. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Way
 * @property {string} label
 * @property {string} command
 * @property {(dump: string) => string[]} args
 * @property {boolean} ours
 * @property {number} [atOnce]  So many runs at the same time, 1 when it does not say.
 */

const TOOL = fileURLToPath(new URL('../../bin/copydesk.js', import.meta.url));
const SPLIT = fileURLToPath(new URL('split.js', import.meta.url));
const UNIQUE = '!seen[$0]++';

/** @param {string[]} args @returns {Way} */
function copydesk(...args) {
  const command = process.execPath;
  return { label: `copydesk ${args.join(' ')}`, command, args: dump => [TOOL, ...args, dump], ours: true };
}

/** The folder with the pieces of a dump as files. @param {string} dump */
export const filesOf = dump => join(dirname(dump), 'files');

/** The same on many small files. @param {string[]} args @returns {Way} */
function onFiles(...args) {
  const label = `copydesk ${args.join(' ')}, small files`;
  return { label, command: process.execPath, args: dump => [TOOL, ...args, filesOf(dump)], ours: true };
}

/** @param {string} label @param {string} command @param {string[]} args @returns {Way} */
function other(label, command, ...args) {
  return { label, command, args: dump => [...args, dump], ours: false };
}

/**
 * In the order of a round and of the table. Standard output of all goes to /dev/null.
 * @type {Readonly<Record<string, Way>>}
 */
export const WAYS = {
  extract: copydesk('extract', '-f', 'ndjson', '-j', '1'),
  pair: { ...copydesk('extract', '-f', 'ndjson', '-j', '1'), label: 'two such runs at once', atOnce: 2 },
  threads: copydesk('extract', '-f', 'ndjson', '-j', '2'),
  clean: copydesk('clean', '-f', 'ndjson'),
  explain: copydesk('explain', '-f', 'ndjson'),
  generic: copydesk('extract', '--layout', 'generic', '-f', 'ndjson', '-j', '1'),
  files: onFiles('extract', '-f', 'ndjson', '--layout', 'arab-news', '-j', '1'),
  filesThreads: onFiles('extract', '-f', 'ndjson', '--layout', 'arab-news', '-j', '2'),
  gawk: other(`gawk '${UNIQUE}'`, 'gawk', UNIQUE),
  mawk: other(`mawk '${UNIQUE}'`, 'mawk', UNIQUE),
  sort: other('sort -u', 'sort', '-u'),
  wc: other('wc -l', 'wc', '-l'),
  split: other('node, read and split', process.execPath, SPLIT),
};

/** Start-up: what is timed beside what. */
export const STARTUP = {
  copydesk: { command: process.execPath, args: [TOOL, '--version'] },
  node: { command: process.execPath, args: ['-e', '0'] },
};
export const STARTUP_NAME = 'startup';

/** From here on a dump is large, and the higher floor holds: start-up no longer counts. */
const LARGE_BYTES = 1e9;

/** Ways with two threads, and those with one that they are held against. */
export const THREADS = { threads: 'extract', filesThreads: 'files' };
/** What two cores can do: two runs at once beside one. Two threads cannot do better for long. */
export const PAIR = { two: 'pair', one: 'extract' };
/** Small files that a dump is cut into. */
export const FILES = 10_000;

export const FLOORS = {
  /** `extract` over gawk. @param {number} bytes */
  gawkRatio: bytes => (bytes >= LARGE_BYTES ? 2 : 1.5),
  peakBytes: 128 * 2 ** 20,
  /** Of many files, whose names and states are held. */
  filesPeakBytes: 256 * 2 ** 20,
  /** Of the ways that use two threads. */
  threadsPeakBytes: 256 * 2 ** 20,
  /** Two threads over one, on a large dump and on many small files. */
  threadsRatio: 1.6,
  startupRatio: 1.6,
};
