/** Dumps read from files, folders and standard input, with what was told about them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_WISHES } from '../src/input/files/globs.js';
import { operandOf } from '../src/input/files/operands.js';
import type { InputStream } from '../src/input/files/stdin.js';
import { type InputSettings, readDumps } from '../src/input/read.js';
import type { Problem } from '../src/types.js';
import { at, bytes, folder } from './folder-helpers.js';
import { settings } from './input-settings.js';

const decoder = new TextDecoder();

/** Makes a file whose only line is its own name, or the text given. */
export function file(name: string, text = `${name}\n`): string {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), text);
  return at(name);
}

export function stream(text: string, rest: { fd?: number; isTTY?: boolean } = {}): InputStream {
  async function* chunks() {
    yield bytes(text);
  }
  return Object.assign(chunks(), rest);
}

export const SETTINGS: InputSettings = {
  ...settings(),
  stdin: stream(''),
  stdinName: '-',
  written: new Map(),
  selection: NO_WISHES,
};

interface Options {
  stdin?: InputStream;
  written?: ReadonlyMap<string, string>;
  /** Called with each dump before its first batch, and after it. */
  before?: (name: string) => void;
  during?: (name: string) => void;
}

/** Reads all operands: names and texts of the dumps, and what was told, without the folder's own name. */
export async function read(
  operands: string[],
  { stdin = stream('piped\n'), written = new Map(), before, during }: Options = {},
) {
  const problems: Problem[] = [];
  const texts: Record<string, string> = {};
  const shown = (name: string | null) => name?.replace(`${folder}/`, '') ?? '';
  const settings = { ...SETTINGS, stdin, written };
  for await (const dump of readDumps(operands.length === 0 ? null : operands.map(operandOf), settings, problem =>
    problems.push(problem),
  )) {
    let text = '';
    before?.(shown(dump.name));
    for await (const batch of dump.lines) {
      if (text === '') during?.(shown(dump.name));
      for (const { textFrom, textTo } of batch.lines) text += decoder.decode(batch.bytes.subarray(textFrom, textTo));
    }
    texts[shown(dump.name)] = text;
  }
  const told = problems.map(({ severity, code, file }) => `${severity} ${code} ${shown(file)}`);
  return { names: Object.keys(texts), texts, told, problems };
}
