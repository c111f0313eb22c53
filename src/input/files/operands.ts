/** What a run is to read: operands as typed, with the bytes that they really have, and lists of files. */
import { createReadStream, readFileSync } from 'node:fs';
import { UserError } from '../../errors.js';
import { reason, systemCode } from '../../io/reason.js';
import { type InputStream, STDIN, stdinSource } from './stdin.js';

export interface Operand {
  /** For people; U+FFFD stands for bytes that are no UTF-8. */
  readonly name: string;
  /** For the system: names are bytes. Null for standard input. */
  readonly path: Buffer | null;
}

/** Lists of files to read: their own names, or `-`. */
export interface Lists {
  /** A name a line. */
  readonly filesFrom: string | null;
  /** Each name ends with a NUL, as `find -print0` writes them. */
  readonly files0From: string | null;
}

const REPLACEMENT = '\ufffd';
const NUL = 0;
const LF = 10;
const CR = 13;
const CMDLINE = '/proc/self/cmdline';
/** Two million names are shorter; a device has no end. */
const MOST_BYTES = 128 * 1024 * 1024;

/** An operand as typed. */
export function operandOf(typed: string): Operand {
  return { name: typed, path: typed === STDIN ? null : Buffer.from(typed) };
}

/**
 * The operands, then the names in the lists; null when nothing is named at all. Throws a UserError (cannot) for a list that
 * cannot be read, and (usage) when standard input is meant to be two things.
 */
export async function operandsOf(
  typed: readonly string[],
  { filesFrom, files0From }: Lists,
  stdin: InputStream,
): Promise<readonly Operand[] | null> {
  const isTwofold = [...typed, filesFrom, files0From].filter(name => name === STDIN).length > 1;
  if ((filesFrom === STDIN || files0From === STDIN) && isTwofold)
    throw new UserError('usage', 'standard input is named twice, as a list of files and as something else');
  if (typed.length === 0 && filesFrom === null && files0From === null) return null;
  return [
    ...asBytes(typed.map(operandOf)),
    ...(filesFrom === null ? [] : linesIn(await listBytes(filesFrom, stdin), filesFrom)),
    ...(files0From === null ? [] : endedIn(await listBytes(files0From, stdin), files0From)),
  ];
}

/** Node shows arguments as text, in which bytes that are no UTF-8 are lost; where the system tells them, they come from there. */
function asBytes(operands: readonly Operand[]): readonly Operand[] {
  if (!operands.some(({ name }) => name.includes(REPLACEMENT))) return operands;
  const given = namesIn(commandLine(), NUL);
  return operands.map(operand => {
    const at = operand.name.includes(REPLACEMENT) ? given.findIndex(({ name }) => name === operand.name) : -1;
    return at < 0 ? operand : given.splice(at, 1)[0];
  });
}

function commandLine(): Buffer {
  try {
    return readFileSync(CMDLINE);
  } catch {
    return Buffer.alloc(0);
  }
}

async function listBytes(list: string, stdin: InputStream): Promise<Buffer> {
  try {
    const stream = list === STDIN ? stdinSource(stdin, STDIN, true).open(() => {}) : createReadStream(list);
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of stream) {
      pieces.push(piece.slice());
      length += piece.length;
      if (length > MOST_BYTES)
        throw new UserError('cannot', `has more than ${MOST_BYTES} bytes, and is no list of files`, null, list);
    }
    return Buffer.concat(pieces);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new UserError('cannot', `cannot read the list of files: ${reason(error)}`, null, list);
  }
}

/** Names a line, which may all end as on Windows. Throws a UserError (usage) for a list of the other kind. */
function linesIn(list: Buffer, name: string): Operand[] {
  if (list.includes(NUL))
    throw new UserError('usage', 'its names end with NUL, not with a line end', 'use --files0-from', name);
  const names = namesIn(list, LF);
  if (!names.every(({ path }) => path?.at(-1) === CR)) return names;
  return names.map(({ name, path }) => ({ name: name.slice(0, -1), path: path?.subarray(0, -1) ?? null }));
}

/** Names that end with NUL; the same the other way round. */
function endedIn(list: Buffer, name: string): Operand[] {
  if (list.at(-1) === LF && !list.includes(NUL))
    throw new UserError('usage', 'its names end with line ends, not with NUL', 'use --files-from', name);
  return namesIn(list, NUL);
}

/** Names that end with a byte; the last may end with the list. Empty ones are none, and `-` is a file. */
function namesIn(list: Buffer, end: number): Operand[] {
  const operands: Operand[] = [];
  for (let from = 0; from < list.length; ) {
    const found = list.indexOf(end, from);
    const to = found < 0 ? list.length : found;
    const path = list.subarray(from, to);
    if (path.length > 0) operands.push({ name: path.toString(), path });
    from = to + 1;
  }
  return operands;
}
