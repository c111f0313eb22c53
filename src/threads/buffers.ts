/**
 * The buffers in which a thread sends its rows: a few, which come back and are used again, so that memory is bounded. They are
 * shared: once a buffer has been transferred, V8 throws away all code that reads bytes, and from then on looks at each read
 * whether its buffer is still there.
 */

/** Bytes of a buffer; longer rows travel in one of their own. */
const SIZE = 1024 * 1024;
/** So many are out at a time: then the thread waits for one to come back. */
const MOST_OUT = 20;

export interface Buffers {
  /** Waits for a buffer in which so many bytes fit. */
  take(length: number): Promise<SharedArrayBuffer>;
  giveBack(buffer: SharedArrayBuffer): void;
}

export function bufferPool(): Buffers {
  const free: SharedArrayBuffer[] = [];
  let out = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(length) {
      if (out >= MOST_OUT) await new Promise<void>(resolve => waiting.push(resolve));
      out++;
      return length > SIZE ? new SharedArrayBuffer(length) : (free.pop() ?? new SharedArrayBuffer(SIZE));
    },
    giveBack(buffer) {
      out--;
      if (buffer.byteLength === SIZE) free.push(buffer);
      waiting.shift()?.();
    },
  };
}
