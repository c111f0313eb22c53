/** Reading all that is named: the two functions that everybody outside calls. */

import { formatOf, mayBeRows, SNIFF_SIZE } from './detect.js';
import type { Dump } from './dump.js';
import type { Source } from './files/file.js';
import type { Operand } from './files/operands.js';
import { type SourceSettings, sources } from './files/sources.js';
import type { TellProblem } from './finding.js';
import type { FormatSettings } from './format.js';
import { INPUTS } from './index.js';
import { judge } from './lines/encoding.js';
import { dumpsIn } from './open.js';

export interface InputSettings extends SourceSettings, FormatSettings {}

/**
 * The dumps that a source holds, in order, and of these only numbers [from, to), counted from 0: the others are passed over
 * unread as far as the format allows. Each must be read to its end, or left, before the next is asked for. What is wrong
 * with the source is told to `report`, and the dumps end.
 */
export function dumpsOf(
  source: Source,
  settings: FormatSettings,
  report: TellProblem,
  range?: { readonly from: number; readonly to: number },
): AsyncGenerator<Dump> {
  return dumpsIn(source, INPUTS, settings, report, range);
}

/**
 * What the operands name, in order; null is standard input. Throws a UserError (usage) when nothing can be read at all; all else is told to `report`,
 * and the next one is given.
 */
export function sourcesOf(
  operands: readonly Operand[] | null,
  settings: SourceSettings,
  report: TellProblem,
): AsyncGenerator<Source> {
  return sources(operands, INPUTS, settings, report);
}

/**
 * All dumps that the operands name, in order. The whole of reading is
 * `for await (const dump of readDumps(...)) for await (const batch of dump.lines) ...`.
 * Throws a UserError (usage) when nothing can be read at all; all else is told to `report`, and the next one is read.
 */
export async function* readDumps(
  operands: readonly Operand[] | null,
  settings: InputSettings,
  report: TellProblem,
): AsyncGenerator<Dump> {
  for await (const source of sourcesOf(operands, settings, report)) yield* dumpsOf(source, settings, report);
}

/** Whether a file with these first bytes is plain text in UTF-8 about which there is nothing to tell. */
export async function isPlainText(head: Uint8Array, name: string, settings: FormatSettings): Promise<boolean> {
  if (settings.from !== null && settings.from !== 'text') return false;
  if (settings.from === null && formatOf(head.subarray(0, SNIFF_SIZE), name, INPUTS).kind !== 'text') return false;
  if (mayBeRows(head, settings, INPUTS)) return false;
  const { encoding, finding } = await judge(head, settings);
  return encoding === 'utf-8' && finding === null;
}
