/**
 * Bytes to lines: the table of input formats, one file a format, each loaded when it is first met.
 *
 *     operands -> sources (files, standard input) -> dumps (one or more a source) -> batches of lines
 */
import { magic } from './detect.js';
import type { InputFormat } from './format.js';

export type { Dump, Outcome } from './dump.js';
export type { Source } from './file.js';
export type { InputFormat } from './format.js';
export type { Report } from './sources.js';

/** In the order in which they are asked whether first bytes are theirs. Plain text, the last, takes what no other does. */
export const INPUTS: readonly InputFormat[] = [
  {
    name: 'gzip',
    kind: 'compression',
    description: 'gzip: all members, checksums verified',
    endings: ['.gz', '.gzip'],
    inFolders: true,
    matches: magic(0x1f, 0x8b, 8),
    load: async () => (await import('./gzip.js')).gunzip,
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
