/** Flags that say what is read, and how. */
import { UserError } from '../errors.js';
import { AUTO, isLayoutFile, LAYOUT_CHOICES } from '../layouts/index.js';
import { splitOf } from '../run/split.js';
import { EXTRACTORS, FILE_READERS, type Flags, KEEPERS, READERS, RECORDERS } from './flag.js';
import { KIB, readChoice, readMoment, readSize, set, word } from './values.js';

export interface ReadingOptions {
  layout: string;
  split: string | null;
  capturedAt: number | null;
  language: boolean;
  encoding: string | null;
  forceText: boolean;
  stdinName: string | null;
  lineLimit: number;
  recordLimit: number;
  tmpDir: string | null;
}

const readName = readChoice('layout', LAYOUT_CHOICES);

/** A name, or a file by its ending or its path. */
export function readLayout(typed: string): string {
  if (isLayoutFile(typed)) return typed;
  try {
    return readName(typed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.exit, error.message, `${error.hint}; a file is named by its path, such as ./${typed}`);
  }
}

export const READING_FLAGS: Flags<ReadingOptions> = {
  layout: {
    name: 'layout',
    value: 'LAYOUT',
    description:
      'the layout of the pages, by its name or the path of its file; auto tries all and learns, known tries all and does not',
    group: 'Reading',
    commands: EXTRACTORS,
    choices: LAYOUT_CHOICES,
    default: AUTO,
    shown: AUTO,
    read: readLayout,
  },
  split: {
    name: 'split',
    value: 'MARK',
    description: 'part pages where lines match a pattern, at rules of signs (rule), form feeds (ff) or NULs (nul)',
    group: 'Reading',
    commands: EXTRACTORS,
    default: null,
    read: typed => {
      splitOf(typed);
      return typed;
    },
  },
  capturedAt: {
    name: 'captured-at',
    value: 'TIME',
    description: 'when the pages were fetched: resolves times such as "13 sec ago"',
    group: 'Reading',
    commands: EXTRACTORS,
    default: null,
    read: readMoment,
  },
  language: {
    name: 'language',
    description: 'tell the language of each body',
    group: 'Reading',
    commands: RECORDERS,
    default: false,
    read: set,
  },
  encoding: {
    name: 'encoding',
    value: 'NAME',
    description: 'the encoding of the dumps where it is not UTF-8 or UTF-16, or auto to guess it',
    group: 'Reading',
    commands: FILE_READERS,
    default: null,
    read: word,
  },
  forceText: {
    name: 'force-text',
    description: 'read files that look binary all the same',
    group: 'Reading',
    commands: FILE_READERS,
    default: false,
    read: set,
  },
  stdinName: {
    name: 'stdin-name',
    value: 'NAME',
    description: 'the name of standard input in records',
    group: 'Reading',
    commands: FILE_READERS,
    default: null,
    read: word,
  },
  lineLimit: {
    name: 'line-limit',
    value: 'SIZE',
    description: 'read longer lines in parts',
    group: 'Reading',
    commands: READERS,
    default: KIB ** 2,
    shown: '1M',
    read: readSize('line-limit', 64),
  },
  recordLimit: {
    name: 'record-limit',
    value: 'SIZE',
    description: 'close longer records, and those of 16,384 lines, and go on in a next one',
    group: 'Reading',
    commands: FILE_READERS,
    default: 32 * KIB ** 2,
    shown: '32M',
    read: readSize('record-limit', KIB),
  },
  tmpDir: {
    name: 'tmp-dir',
    value: 'DIR',
    description: 'where records are kept until all is read',
    group: 'Reading',
    commands: KEEPERS,
    default: null,
    read: word,
  },
};
