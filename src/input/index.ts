/**
 * Bytes to lines: the table of input formats, one file a format, each loaded when it is first met.
 *
 *     operands -> sources (files, standard input) -> dumps (one or more a source) -> batches of lines
 */
import { byName, isBzip2, magic } from './detect.js';
import type { InputFormat } from './format.js';
import { isHtml } from './formats/markup.js';
import { isTar } from './unpack/tar-header.js';

export type { Dump, Outcome } from './dump.js';
export type { Source } from './files/file.js';
export type { TellProblem } from './finding.js';
export type { InputFormat } from './format.js';

const readers = () => import('./readers.js');

/** One with files in it, and one without. */
const ZIPS = [magic('PK', 3, 4), magic('PK', 5, 6)];

/** In the order in which they are asked whether first bytes are theirs. Plain text, the last, takes what no other does. */
export const INPUTS: readonly InputFormat[] = [
  {
    name: 'gzip',
    kind: 'compression',
    description: 'gzip: all members, checksums verified',
    endings: ['.gz', '.gzip', '.tgz'],
    inFolders: true,
    matches: magic(0x1f, 0x8b, 8),
    load: async () => (await readers()).gunzip,
  },
  {
    name: 'zstd',
    kind: 'compression',
    description: 'zstd: all frames, by zlib, the program zstd or fzstd',
    endings: ['.zst', '.zstd', '.tzst'],
    inFolders: true,
    matches: magic(0x28, 0xb5, 0x2f, 0xfd),
    load: async () => (await readers()).unzstd,
  },
  {
    name: 'bzip2',
    kind: 'compression',
    description: 'bzip2: all streams, by the program bzip2 where there is one',
    endings: ['.bz2', '.tbz2'],
    inFolders: true,
    matches: isBzip2,
    load: async () => (await readers()).bunzip2,
  },
  {
    name: 'xz',
    kind: 'compression',
    description: 'xz: all streams, by the program xz or xz-decompress',
    endings: ['.xz', '.txz'],
    inFolders: true,
    matches: magic(0xfd, '7zXZ', 0),
    load: async () => (await readers()).unxz,
  },
  {
    name: 'brotli',
    kind: 'compression',
    description: 'brotli, by its name alone',
    endings: ['.br'],
    inFolders: true,
    matches: byName,
    load: async () => (await readers()).unbrotli,
  },
  {
    name: 'zip',
    kind: 'container',
    isArchive: true,
    description: 'zip archive: each file in it is a dump',
    endings: ['.zip'],
    inFolders: true,
    matches: (head, isNamed) => ZIPS.some(matches => matches(head, isNamed)),
    load: async () => (await import('./unpack/zip.js')).zipMembers,
  },
  {
    name: 'tar',
    kind: 'container',
    isArchive: true,
    description: 'tar archive: each file in it is a dump',
    endings: ['.tar'],
    inFolders: true,
    matches: isTar,
    load: async () => (await readers()).tarMembers,
  },
  {
    name: 'warc',
    kind: 'container',
    isArchive: false,
    description: 'WARC and WET: each record that holds a page is a dump, with its address and time',
    endings: ['.warc', '.wet'],
    inFolders: true,
    matches: magic('WARC/'),
    load: async () => (await readers()).warcMembers,
  },
  {
    name: 'html',
    kind: 'rendering',
    description: 'an HTML page: its text, a block element a line',
    endings: ['.html', '.htm', '.xhtml'],
    inFolders: true,
    matches: isHtml,
    load: async () => (await import('./formats/html.js')).renderHtml,
  },
  {
    name: 'ndjson',
    kind: 'container',
    isArchive: false,
    description: 'a JSON object a line, each with the text of a page',
    endings: ['.ndjson', '.jsonl'],
    inFolders: false,
    matches: byName,
    load: async () => (await readers()).ndjsonMembers,
  },
  {
    name: 'csv',
    kind: 'container',
    isArchive: false,
    description: 'CSV or TSV with a row of names, each further row with the text of a page',
    endings: ['.csv', '.tsv'],
    inFolders: false,
    matches: byName,
    load: async () => (await readers()).csvMembers,
  },
  {
    name: 'text',
    kind: 'text',
    description: 'plain text of one or more pages',
    endings: ['.txt'],
    inFolders: true,
    matches: () => true,
  },
];
