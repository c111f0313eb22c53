/** Finding lines in WebAssembly, with the features of most; see scan.wat. */
import { instantiate } from './instantiate.js';
import { MOST_ROWS, ROW } from './rows.js';
import { SCAN } from './scan.wasm.js';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  scan(to: number, shift: number, limit: number, most: number): number;
  stop(): number;
}

/** Bytes of text that are scanned at once, and the room behind them for reading sixteen at a step. */
export const SCAN_SIZE = 1024 * 1024;
const ROOM = 65_536;

const kernel = instantiate(SCAN) as Exports;
const text = new Uint8Array(kernel.memory.buffer, 0, SCAN_SIZE);
const found = new Int32Array(kernel.memory.buffer, SCAN_SIZE + ROOM, MOST_ROWS * ROW);

/** What a scan found: rows, and where the first line that is not among them begins. */
export interface Scanned {
  readonly rows: Int32Array;
  readonly stop: number;
}

/**
 * The complete lines in bytes [from, to), SCAN_SIZE at most. Ends at a line longer than `limit`, after MOST_ROWS rows, and at a
 * CR at the very end.
 */
export function scanLines(bytes: Uint8Array, from: number, to: number, limit: number): Scanned {
  text.set(bytes.subarray(from, to));
  const count = kernel.scan(to - from, from, limit, MOST_ROWS);
  return { rows: found.slice(0, count * ROW), stop: from + kernel.stop() };
}
