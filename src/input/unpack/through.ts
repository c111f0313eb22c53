/** Sending bytes through a stream of Node's, such as zlib's or a child process, one piece after another. */
import type { Readable, Writable } from 'node:stream';
import type { ByteReader } from '../bytes.js';

export interface Filter {
  readonly input: Writable;
  readonly output: Readable;
  /** How many of the bytes written it has used, where it tells; all of them otherwise. */
  used?(): number;
}

/**
 * What comes out of a filter, until it ends by itself (and leaves what is behind its data in the reader) or the reader
 * does. Nothing is asked of the reader before the filter has taken, and the caller got, what came before: so nobody waits
 * for a slow pipe when the run ends. Throws what the filter throws, after all that came out of it.
 */
export async function* through(reader: ByteReader, filter: Filter, pieceSize: number): AsyncGenerator<Uint8Array> {
  const { input, output } = filter;
  const state: { failure: unknown; hasEnded: boolean } = { failure: null, hasEnded: false };
  let wake = (): void => {};
  const event = () => wake();
  const fail = (error: unknown) => {
    state.failure ??= error;
    event();
  };
  const end = () => {
    state.hasEnded = true;
    event();
  };
  output.on('readable', event).on('end', end).on('close', end).on('error', fail);
  if (input !== (output as unknown)) input.on('error', fail);
  /** What comes out until `isDone`. */
  async function* drain(isDone: () => boolean): AsyncGenerator<Uint8Array> {
    for (;;) {
      const data = output.read() as Uint8Array | null;
      if (data !== null) yield data;
      else if (isDone() || state.hasEnded) return;
      else
        await new Promise<void>(resolve => {
          wake = resolve;
        });
    }
  }
  try {
    while (!state.hasEnded && state.failure === null) {
      const piece = (await reader.ahead(pieceSize)).subarray(0, pieceSize);
      if (piece.length === 0) break;
      const before = filter.used?.() ?? 0;
      let isTaken = false;
      input.write(piece, () => {
        isTaken = true;
        event();
      });
      yield* drain(() => isTaken || state.failure !== null);
      const used = filter.used === undefined ? piece.length : filter.used() - before;
      reader.skip(used);
      if (used < piece.length) break;
    }
    if (!input.writableEnded && !input.destroyed) input.end();
    yield* drain(() => state.failure !== null && output.destroyed);
    if (state.failure !== null) throw state.failure;
  } finally {
    input.destroy();
    output.destroy();
  }
}
