/**
 * Bytes to lines: the contract of an input format and the table of them, one file a format.
 *
 *     operands -> sources (files, standard input) -> dumps (one or more a source) -> batches of lines
 */
import { type Dump, type DumpSettings, readDump } from './dump.js';
import type { Source } from './file.js';
import { type Report, type SourceSettings, sources } from './sources.js';

export type { Dump, Outcome } from './dump.js';
export { ENCODINGS, encodingName } from './encoding.js';
export { FINDINGS } from './finding.js';
export { LINE_LIMIT } from './lines.js';
export type { Report } from './sources.js';

export interface InputSettings extends SourceSettings, DumpSettings {}

export interface InputFormat {
  readonly name: string;
  readonly description: string;
  /** File name endings, in lower case, by which files of this format are found in folders. */
  readonly endings: readonly string[];
  /** The dumps that a source holds, in order; each is read to its end, or left, before the next is asked for. */
  dumps(source: Source, settings: InputSettings, report: Report): Iterable<Dump> | AsyncIterable<Dump>;
}

const text: InputFormat = {
  name: 'text',
  description: 'plain text of one or more pages',
  endings: ['.txt'],
  dumps: (source, settings, report) => [readDump(source, settings, report)],
};

export const INPUTS = [text] as const satisfies readonly InputFormat[];

/**
 * All dumps that the operands name, in order. The whole of reading is
 * `for await (const dump of readDumps(...)) for await (const batch of dump.lines) ...`.
 * Throws a UserError (usage) when nothing can be read at all; all else is told to `report`, and the next one is read.
 */
export async function* readDumps(
  operands: readonly string[],
  settings: InputSettings,
  report: Report,
): AsyncGenerator<Dump> {
  const endings = INPUTS.flatMap(input => input.endings);
  for await (const source of sources(operands, endings, settings, report)) yield* text.dumps(source, settings, report);
}
