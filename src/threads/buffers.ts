/** The buffers in which a thread sends its rows: a few, which come back and are used again, so that memory is bounded. */

/** Bytes of a buffer; longer rows travel in one of their own. */
const SIZE = 1024 * 1024;
/** So many are out at a time: then the thread waits for one to come back. */
const MOST_OUT = 12;

export interface Buffers {
  /** Waits for a buffer in which so many bytes fit. */
  take(length: number): Promise<ArrayBuffer>;
  giveBack(buffer: ArrayBuffer): void;
}

export function bufferPool(): Buffers {
  const free: ArrayBuffer[] = [];
  let out = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(length) {
      if (out >= MOST_OUT) await new Promise<void>(resolve => waiting.push(resolve));
      out++;
      return length > SIZE ? new ArrayBuffer(length) : (free.pop() ?? new ArrayBuffer(SIZE));
    },
    giveBack(buffer) {
      out--;
      if (buffer.byteLength === SIZE) free.push(buffer);
      waiting.shift()?.();
    },
  };
}
