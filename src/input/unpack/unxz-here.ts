/**
 * xz where there is no program of that name: by the WebAssembly of xz-decompress (XZ Embedded). It is fed here and not by its
 * stream, which keeps the memory of one file for the next and lets only one be read at a time.
 */
import { XzReadableStream } from 'xz-decompress';
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { Tell } from '../format.js';

/** What XZ Embedded returns: for data without an end, “no progress is possible”. */
const OK = 0;
const ENDED = 1;
const CUT = 8;
const UNKNOWN: Readonly<Record<number, string>> = {
  2: 'has checksums of a kind that is not known here',
  3: 'needs more memory',
  4: 'needs more memory',
  6: 'is packed in a way that is not known here',
};

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  create_context(): number;
  supply_input(context: number, length: number): void;
  get_next_output(context: number): number;
}
/** Where the context tells, in words of 32 bits: size of both buffers, the input, how much of it was used, the output, how much there is. */
const [SIZE, INPUT, USED, GIVEN, OUTPUT, FILLED] = [0, 1, 2, 3, 4, 5];

class Failed extends Error {
  constructor(readonly code: number) {
    super();
  }
}

export async function* unxzHere(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  try {
    yield* streams(reader, await instance());
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    tell(inWords(error.code));
  } finally {
    await reader.close();
  }
}

/** The module anew, since its memory only grows. */
async function instance(): Promise<Exports> {
  const library = XzReadableStream as unknown as {
    _getModuleInstance(): Promise<void>;
    _moduleInstance: { readonly exports: unknown };
  };
  await library._getModuleInstance();
  return library._moduleInstance.exports as Exports;
}

/** All streams of a file, one behind the other. */
async function* streams(reader: ByteReader, xz: Exports): AsyncGenerator<Uint8Array> {
  const context = xz.create_context();
  const words = () => new Uint32Array(xz.memory.buffer, context);
  const size = words()[SIZE];
  for (;;) {
    // Where no bytes are left, it says whether they were all.
    const piece = (await reader.ahead(1)).subarray(0, size);
    new Uint8Array(xz.memory.buffer, words()[INPUT], size).set(piece);
    xz.supply_input(context, piece.length);
    for (let isFull = true; isFull || words()[USED] < words()[GIVEN]; ) {
      const code = xz.get_next_output(context);
      const filled = words()[FILLED];
      if (filled > 0) yield new Uint8Array(xz.memory.buffer, words()[OUTPUT], filled).slice();
      words()[FILLED] = 0;
      isFull = filled === size;
      if (code === ENDED) return;
      if (code !== OK) throw new Failed(code);
    }
    if (piece.length === 0) throw new Failed(CUT);
    reader.skip(piece.length);
  }
}

function inWords(code: number) {
  if (code === CUT) return failure('truncated', 'xz data is truncated', 'fetch it again');
  if (code in UNKNOWN) return failure('unsupported', `xz data ${UNKNOWN[code]}`, 'unpack it with the program xz');
  return failure('damaged', 'xz data is damaged; what could be read of it was');
}
