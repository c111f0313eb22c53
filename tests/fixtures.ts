/** The folders of fixtures/extract, and what the library makes of their dumps. */
import { readdirSync, readFileSync } from 'node:fs';
import { type ExtractOptions, extract, type LedgerRow, type NewsRecord } from '../src/index.js';
import { timeReader } from '../src/run/time-reader.js';

export const FIXTURES = new URL('../fixtures/', import.meta.url);

/** What a person wrote down about a dump before any code read it. */
export interface Facts {
  readonly why: string;
  /** The command line's flags with which the dump is read. */
  readonly args?: readonly string[];
  readonly records: readonly Readonly<Record<string, unknown>>[];
  /** Lines, at least one of each text is dropped. */
  readonly furniture?: readonly string[];
  /** How many lines repeat others. */
  readonly collapsed?: number;
}

export interface Case {
  readonly name: string;
  readonly folder: URL;
  readonly input: Uint8Array;
  readonly facts: Facts;
  readonly options: ExtractOptions;
}

export interface Extracted {
  readonly records: NewsRecord[];
  readonly ledger: LedgerRow[];
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const readTime = timeReader();

/** The library's options for the flags that facts may have. */
const ARGS: Readonly<Record<string, (value: string) => ExtractOptions>> = {
  '--layout': layout => ({ layout }),
  '--encoding': encoding => ({ encoding }),
  '--captured-at': time => ({ capturedAt: new Date(time) }),
};

export function namesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, FIXTURES)).toSorted();
}

export function readCase(name: string): Case {
  const folder = new URL(`extract/${name}/`, FIXTURES);
  const facts = JSON.parse(readFileSync(new URL('facts.json', folder), 'utf8')) as Facts;
  const options: ExtractOptions = { file: 'input.txt', ledger: true, readTime };
  const args = facts.args ?? [];
  for (let i = 0; i < args.length; i += 2) Object.assign(options, ARGS[args[i]](args[i + 1]));
  return { name, folder, input: new Uint8Array(readFileSync(new URL('input.txt', folder))), facts, options };
}

/** What the library makes of chunks of a dump. */
export function extracted(chunks: Iterable<Uint8Array>, options: ExtractOptions): Extracted {
  const extraction = extract({ ledger: true, ...options });
  const found: Extracted = { records: [], ledger: [] };
  const add = ({ records, ledger }: Extracted) => {
    found.records.push(...records);
    found.ledger.push(...ledger);
  };
  for (const chunk of chunks) add(extraction.push(chunk));
  add(extraction.end());
  return found;
}

/** Each byte a chunk of its own, in a buffer that is used again. */
export function* singly(input: Uint8Array): Iterable<Uint8Array> {
  const chunk = new Uint8Array(1);
  for (const byte of input) {
    chunk[0] = byte;
    yield chunk;
  }
}

export function hasReturns(input: Uint8Array): boolean {
  return input.includes(CARRIAGE_RETURN);
}

/** The same text with CR LF at its line ends. */
export function withReturns(input: Uint8Array): Uint8Array {
  return Uint8Array.from([...input].flatMap(byte => (byte === LINE_FEED ? [CARRIAGE_RETURN, LINE_FEED] : [byte])));
}

/** Records without their places in bytes, which line ends change. */
export function withoutBytes(records: readonly NewsRecord[]): unknown {
  const omitted = new Set(['startByte', 'endByte']);
  return JSON.parse(JSON.stringify(records, (key, value) => (omitted.has(key) ? undefined : value)));
}
