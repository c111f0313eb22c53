/** Flags that say what inputs are, and which of them are read. */
import { INPUTS } from '../input/index.js';
import { BATCHERS, type CommandName, FILE_READERS, type Flags, READERS } from './flag.js';
import { KIB, readChoice, readGlob, readSize, word } from './values.js';

/** Commands that read any number of files. */
const LISTERS: readonly CommandName[] = [...BATCHERS, 'dedup'];
const INPUT_NAMES = INPUTS.map(({ name }) => name);
/** HOSTILE.md's bound for a compressed file; a limit that is no wish of anybody. */
const UNPACK_LIMIT = 8 * KIB ** 3;
const MOST_UNPACKED = KIB ** 5;

export interface InputOptions {
  from: string | null;
  textField: string | null;
  urlField: string | null;
  timeField: string | null;
  unpackLimit: number;
  include: string[];
  exclude: string[];
  filesFrom: string | null;
  files0From: string | null;
}

export const INPUT_FLAGS: Flags<InputOptions> = {
  from: {
    name: 'from',
    value: 'FORMAT',
    description: 'what the inputs are, where first bytes and names do not tell',
    group: 'Reading',
    commands: READERS,
    choices: INPUT_NAMES,
    default: null,
    read: readChoice('from', INPUT_NAMES),
  },
  textField: {
    name: 'text-field',
    value: 'NAME',
    description: 'the field of NDJSON or the column of CSV that holds the text of a page',
    group: 'Reading',
    commands: FILE_READERS,
    default: null,
    shown: 'text',
    read: word,
  },
  urlField: {
    name: 'url-field',
    value: 'NAME',
    description: 'the one that holds its address',
    group: 'Reading',
    commands: READERS,
    default: null,
    shown: 'url',
    read: word,
  },
  timeField: {
    name: 'time-field',
    value: 'NAME',
    description: 'the one that tells when it was fetched',
    group: 'Reading',
    commands: READERS,
    default: null,
    shown: 'capturedAt',
    read: word,
  },
  unpackLimit: {
    name: 'unpack-limit',
    value: 'SIZE',
    description: 'read no more than this of what one compressed file holds',
    group: 'Reading',
    commands: FILE_READERS,
    default: UNPACK_LIMIT,
    shown: '8G',
    read: readSize('unpack-limit', 1, MOST_UNPACKED),
  },
  include: {
    name: 'include',
    value: 'GLOB',
    description: 'of folders and archives, read the files that match, whatever their endings (again for more)',
    group: 'Reading',
    commands: FILE_READERS,
    default: [],
    repeats: true,
    read: readGlob('include'),
  },
  exclude: {
    name: 'exclude',
    value: 'GLOB',
    description: 'of folders and archives, leave out the files and folders that match (again for more)',
    group: 'Reading',
    commands: FILE_READERS,
    default: [],
    repeats: true,
    read: readGlob('exclude'),
  },
  filesFrom: {
    name: 'files-from',
    value: 'LIST',
    description: 'read the files that LIST names too, one a line; - is standard input',
    group: 'Reading',
    commands: LISTERS,
    default: null,
    read: word,
  },
  files0From: {
    name: 'files0-from',
    value: 'LIST',
    description: 'the same, each name ending with a NUL, as find -print0 writes them',
    group: 'Reading',
    commands: LISTERS,
    default: null,
    read: word,
  },
};
