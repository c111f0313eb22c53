/** The lines of files of records (NDJSON, JSON with a record a line, CSV), as `dedup` reads them: whole, with their places. */

import { operandsOf } from '../../input/files/operands.js';
import { sources } from '../../input/files/sources.js';
import type { InputFormat } from '../../input/format.js';
import { INPUTS } from '../../input/index.js';
import { CR, LF } from '../../input/lines/breaks.js';
import { dumpsIn } from '../../input/open.js';
import type { Problem } from '../../types.js';
import { inputSettings } from '../input-settings.js';
import type { Run } from '../run.js';
import { FOR_DUMPS } from './shape.js';

/** A line of a file: its text without the line end, valid until the next, and where it stands. */
export interface RowLine {
  readonly file: string;
  readonly number: number;
  /** The same number; of a row that goes over several lines that of the last. */
  readonly lastLine: number;
  readonly startByte: number;
  readonly endByte: number;
  readonly bytes: Uint8Array;
  /** What ends it: LF, CR LF, CR or nothing. */
  readonly end: string;
  /** Whether it is no line, but what follows of one that is longer than the record limit. */
  readonly isContinued: boolean;
}

const SPACE = 0x20;
const TAB = 0x09;

/** What is read as text whatever it looks like, once it is unpacked. */
const FORMATS: readonly InputFormat[] = [
  ...INPUTS.filter(({ kind }) => kind === 'compression'),
  {
    name: 'rows',
    kind: 'text',
    description: 'records, one a line',
    endings: ['.ndjson', '.jsonl', '.json', '.csv', '.tsv'],
    inFolders: true,
    matches: () => true,
  },
];

/** Whether nothing stands on a line. Within a quoted cell such lines are text. */
export function isBlank({ bytes }: RowLine): boolean {
  return bytes.every(byte => byte === SPACE || byte === TAB);
}

/** All lines, file after file. What cannot be read is told to the report. */
export async function* rowLines({ operands, options, host, report }: Run): AsyncGenerator<RowLine> {
  const named = await operandsOf(operands, options, host.stdin);
  // A line is a record here.
  const own = { lineLimit: options.recordLimit, from: null, pageFields: { text: null, url: null, time: null } };
  const settings = { ...(await inputSettings(options, host.stdin)), ...own };
  const missing = (problem: Problem) =>
    report.missing(problem.code === 'no_dumps' ? { ...problem, hint: `${problem.hint}; ${FOR_DUMPS}` } : problem);
  for await (const source of sources(named, FORMATS, settings, missing)) {
    for await (const dump of dumpsIn(source, FORMATS, settings, report.problem)) {
      report.dump(dump.name);
      for await (const batch of dump.lines) {
        for (const line of batch.lines) {
          const length = line.end - line.start;
          const bytes = batch.bytes.subarray(line.textFrom, line.textTo);
          const end = endOf(batch.bytes, line.end - batch.offset);
          // Lines that are the same as the one before are only counted.
          for (let i = 0; i <= line.more; i++) {
            const startByte = line.start + i * length;
            const number = line.number + i;
            const endByte = startByte + length;
            const isContinued = line.continued;
            yield { file: dump.name, number, lastLine: number, startByte, endByte, bytes, end, isContinued };
          }
        }
      }
    }
  }
}

/** How a line ends whose raw bytes end at a place; in UTF-16 a NUL stands on either side of each of them. */
function endOf(bytes: Uint8Array, at: number): string {
  const last = bytes[at - 1] === 0 ? at - 2 : at - 1;
  if (bytes[last] === CR) return '\r';
  if (bytes[last] !== LF) return '';
  return bytes[bytes[last - 1] === 0 ? last - 2 : last - 1] === CR ? '\r\n' : '\n';
}
