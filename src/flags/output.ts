/** Flags that say what is printed, and where. */
import type { OutputFormat } from '../output/format.js';
import { OUTPUTS, type OutputName } from '../output/index.js';
import { ALL, type Flags, PRINTERS, RECORD_PRINTERS, RECORDERS } from './flag.js';
import { readChoice, readNames, readTarget, readWhole, set } from './values.js';

const OUTPUT_NAMES = OUTPUTS.map(({ name }) => name);
const ROW_NAMES = OUTPUTS.filter((format: OutputFormat) => !format.recordsOnly).map(({ name }) => name);

export interface OutputOptions {
  format: OutputName | null;
  output: string | null;
  noClobber: boolean;
  fields: string[] | null;
  limit: number;
  minWords: number;
  csvSafe: boolean;
  csvBom: boolean;
}

export const OUTPUT_FLAGS: Flags<OutputOptions> = {
  format: {
    name: 'format',
    short: 'f',
    value: 'FORMAT',
    description: 'how to print: table on a terminal, otherwise ndjson, or as the ending of --output says',
    group: 'Output',
    commands: PRINTERS,
    choices: OUTPUT_NAMES,
    choicesOf: command => (RECORD_PRINTERS.includes(command) ? OUTPUT_NAMES : ROW_NAMES),
    default: null,
    read: readChoice('format', OUTPUT_NAMES),
  },
  output: {
    name: 'output',
    short: 'o',
    value: 'FILE',
    description: 'write to FILE, which is replaced only when all is written; .gz compresses',
    group: 'Output',
    commands: ALL,
    default: null,
    read: readTarget,
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
    description: 'print these fields only, in this order; in CSV also parts of them, such as source.file',
    group: 'Output',
    commands: PRINTERS,
    default: null,
    read: readNames('fields'),
  },
  limit: {
    name: 'limit',
    value: 'N',
    description: 'stop after N records',
    group: 'Output',
    commands: [...RECORDERS, 'dedup'],
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
    commands: PRINTERS,
    default: false,
    read: set,
  },
  csvBom: {
    name: 'csv-bom',
    description: 'begin CSV with a byte order mark, for spreadsheets',
    group: 'Output',
    commands: PRINTERS,
    default: false,
    read: set,
  },
};
