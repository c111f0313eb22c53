/** The flags: one row each, from which the parser, the help and the docs are made. Values are checked here; nothing is opened. */
import { UserError, nearest } from './errors.js';
import { AUTO, LAYOUT_CHOICES } from './layouts/index.js';
import { type OutputName, OUTPUTS } from './output/index.js';

/** What the flags of all commands say, checked. */
export interface Options {
  format: OutputName | null;
  output: string | null;
  noClobber: boolean;
  fields: string[] | null;
  limit: number;
  minWords: number;
  csvSafe: boolean;
  csvBom: boolean;
  layout: string;
  capturedAt: number | null;
  language: boolean;
  encoding: string | null;
  forceText: boolean;
  stdinName: string | null;
  lineLimit: number;
  recordLimit: number;
  tmpDir: string | null;
  strict: boolean;
  verbose: boolean;
  quiet: boolean;
  color: ColorChoice;
  debug: boolean;
}

export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** Commands by what they take: dumps to read, rows to print. */
export type CommandName = 'clean' | 'extract' | 'explain' | 'schema';
const READERS: readonly CommandName[] = ['clean', 'extract', 'explain'];
const RECORDERS: readonly CommandName[] = ['clean', 'extract'];
const ALL: readonly CommandName[] = [...READERS, 'schema'];

export interface Flag<Value> {
  /** As on the command line, without its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly description: string;
  readonly group: 'Output' | 'Reading' | 'Saying';
  readonly commands: readonly CommandName[];
  readonly choices?: readonly string[];
  readonly default: Value;
  /** The default as the help shows it, where it is not plain from the description. */
  readonly shown?: string;
  /** Reads the value as typed; throws what the user should know. */
  read(typed: string): Value;
}

const OUTPUT_NAMES = OUTPUTS.map(({ name }) => name);
const KIB = 1024;
const SIZE_UNITS: Readonly<Record<string, number>> = { '': 1, k: KIB, m: KIB ** 2, g: KIB ** 3 };

function wrongValue(flag: string, typed: string, wanted: string): UserError {
  return new UserError('usage', `--${flag} ${typed}: ${wanted}`);
}

const readWhole =
  (flag: string) =>
  (typed: string): number => {
    if (!/^\d{1,15}$/.test(typed)) throw wrongValue(flag, typed, 'a whole number is wanted, such as 10');
    return Number(typed);
  };

const readSize =
  (flag: string, least: number) =>
  (typed: string): number => {
    const match = /^(\d{1,15})([kmg]?)i?b?$/i.exec(typed);
    const size = match === null ? 0 : Number(match[1]) * SIZE_UNITS[match[2].toLowerCase()];
    if (size < least)
      throw wrongValue(flag, typed, `a number of bytes of at least ${least} is wanted, such as 64K or 1M`);
    return size;
  };

const readChoice =
  <Choice extends string>(flag: string, choices: readonly Choice[]) =>
  (typed: string): Choice => {
    const found = choices.find(choice => choice === typed);
    if (found !== undefined) return found;
    const near = nearest(typed, choices);
    const hint =
      near === null ? `use one of ${choices.join(', ')}` : `did you mean ${near}? (one of ${choices.join(', ')})`;
    throw new UserError('usage', `--${flag} ${typed}: there is no such ${flag}`, hint);
  };

/** A moment: a date or a date with a time and a zone, so that no machine's own zone is needed to read it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

function readMoment(typed: string): number {
  const moment = MOMENT.test(typed) ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(moment))
    throw wrongValue('captured-at', typed, 'a time with its zone is wanted, such as 2025-08-20T14:30:00Z');
  return moment;
}

const set = (): boolean => true;
const word = (typed: string): string => typed;

export const FLAGS: { readonly [Key in keyof Options]: Flag<Options[Key]> } = {
  format: {
    name: 'format',
    short: 'f',
    value: 'FORMAT',
    description: 'how to print: table on a terminal, otherwise ndjson, or as the ending of --output says',
    group: 'Output',
    commands: READERS,
    choices: OUTPUT_NAMES,
    default: null,
    read: readChoice('format', OUTPUT_NAMES),
  },
  output: {
    name: 'output',
    short: 'o',
    value: 'FILE',
    description: 'write to FILE, which is replaced only when all is written; .gz compresses',
    group: 'Output',
    commands: [...READERS, 'schema'],
    default: null,
    read: word,
  },
  noClobber: {
    name: 'no-clobber',
    description: 'refuse when the file of --output is there already',
    group: 'Output',
    commands: ALL,
    default: false,
    read: set,
  },
  fields: {
    name: 'fields',
    value: 'A,B,C',
    description: 'print these fields only, in this order',
    group: 'Output',
    commands: READERS,
    default: null,
    read: typed => typed.split(',').map(name => name.trim()),
  },
  limit: {
    name: 'limit',
    value: 'N',
    description: 'stop after N records',
    group: 'Output',
    commands: RECORDERS,
    default: Number.POSITIVE_INFINITY,
    read: readWhole('limit'),
  },
  minWords: {
    name: 'min-words',
    value: 'N',
    description: 'leave out records whose body has fewer words',
    group: 'Output',
    commands: RECORDERS,
    default: 0,
    read: readWhole('min-words'),
  },
  csvSafe: {
    name: 'csv-safe',
    description: 'put an apostrophe before cells that a spreadsheet would run',
    group: 'Output',
    commands: READERS,
    default: false,
    read: set,
  },
  csvBom: {
    name: 'csv-bom',
    description: 'begin CSV with a byte order mark, for spreadsheets',
    group: 'Output',
    commands: READERS,
    default: false,
    read: set,
  },
  layout: {
    name: 'layout',
    value: 'NAME',
    description: 'the layout of the pages',
    group: 'Reading',
    commands: READERS,
    choices: LAYOUT_CHOICES,
    default: AUTO,
    shown: AUTO,
    read: readChoice('layout', LAYOUT_CHOICES),
  },
  capturedAt: {
    name: 'captured-at',
    value: 'TIME',
    description: 'when the pages were fetched: resolves times such as "13 sec ago"',
    group: 'Reading',
    commands: READERS,
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
    commands: READERS,
    default: null,
    read: word,
  },
  forceText: {
    name: 'force-text',
    description: 'read files that look binary all the same',
    group: 'Reading',
    commands: READERS,
    default: false,
    read: set,
  },
  stdinName: {
    name: 'stdin-name',
    value: 'NAME',
    description: 'the name of standard input in records',
    group: 'Reading',
    commands: READERS,
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
    description: 'close longer records and go on in a next one',
    group: 'Reading',
    commands: READERS,
    default: 32 * KIB ** 2,
    shown: '32M',
    read: readSize('record-limit', KIB),
  },
  tmpDir: {
    name: 'tmp-dir',
    value: 'DIR',
    description: 'where clean keeps records until all is read',
    group: 'Reading',
    commands: ['clean'],
    default: null,
    read: word,
  },
  strict: {
    name: 'strict',
    description: 'exit with 3 when anything was doubtful',
    group: 'Saying',
    commands: READERS,
    default: false,
    read: set,
  },
  verbose: {
    name: 'verbose',
    short: 'v',
    description: 'sum up the run on standard error, as on a terminal',
    group: 'Saying',
    commands: READERS,
    default: false,
    read: set,
  },
  quiet: {
    name: 'quiet',
    short: 'q',
    description: 'say nothing but errors',
    group: 'Saying',
    commands: READERS,
    default: false,
    read: set,
  },
  color: {
    name: 'color',
    value: 'WHEN',
    description: 'colour: auto heeds NO_COLOR, FORCE_COLOR and TERM=dumb',
    group: 'Saying',
    commands: READERS,
    choices: COLOR_CHOICES,
    default: 'auto',
    shown: 'auto',
    read: readChoice('color', COLOR_CHOICES),
  },
  debug: {
    name: 'debug',
    description: 'show the stack of a bug',
    group: 'Saying',
    commands: ALL,
    default: false,
    read: set,
  },
};
