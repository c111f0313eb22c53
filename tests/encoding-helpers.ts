/** Dumps in any encoding, and what is read of them and told. */
import { readDump } from '../src/input/dump.js';
import type { Problem } from '../src/types.js';

export const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

interface Options {
  encoding?: string | null;
  forceText?: boolean;
  chunk?: number;
}

/** Reads bytes as a dump: the trimmed lines, what was told (codes with severity), and the outcome. */
export async function read(bytes: Uint8Array, { encoding = null, forceText = false, chunk = 65_536 }: Options = {}) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const problems: Problem[] = [];
  const source = { name: 'dump.txt', path: null, size: null, key: null, open: chunks };
  const dump = readDump(source, { encoding, forceText, lineLimit: 1024 * 1024 }, problem => problems.push(problem));
  const lines: string[] = [];
  for await (const batch of dump.lines) {
    for (const { from, to } of batch.lines) lines.push(decoder.decode(batch.bytes.subarray(from, to)));
  }
  return { lines, problems, told: problems.map(({ severity, code }) => `${severity} ${code}`), outcome: dump.outcome };
}

/** A dump of two lines. */
export const TEXT = 'Harbour bridge reopens\nThe bridge over the old harbour opened again on Monday, the port said.\n';
export const LINES = TEXT.trimEnd().split('\n');

/** Text in UTF-16, without a mark. */
export const utf16 = (text: string, littleEndian = true) =>
  Uint8Array.from(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap(unit =>
      littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
    ),
  );

/** So many bytes, all the same. */
export const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);
