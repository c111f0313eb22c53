/** Streams of bytes, and reading them by pieces of a wished length. */
export type Bytes = AsyncIterable<Uint8Array>;

const NONE: Uint8Array = new Uint8Array(0);

/**
 * Looks ahead in a stream. Chunks are taken from it as they are needed, and copied only where several must stand together;
 * what is given out is valid until the next call. Whatever the stream throws comes out of the call that met it.
 */
export class ByteReader {
  /** Bytes taken from the stream by the caller so far. */
  offset = 0;
  private hand: Uint8Array = NONE;
  private ended = false;
  private readonly iterator: AsyncIterator<Uint8Array>;

  constructor(bytes: Bytes) {
    this.iterator = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes, `length` or more; fewer only when the stream ends with them. */
  async ahead(length: number): Promise<Uint8Array> {
    if (this.hand.length >= length || this.ended) return this.hand;
    // The stream may use the buffer of a chunk again for the next one.
    const pieces: Uint8Array[] = this.hand.length === 0 ? [] : [this.hand.slice()];
    let total = this.hand.length;
    while (total < length) {
      const next = await this.iterator.next();
      this.ended = next.done === true;
      if (next.done === true) break;
      total += next.value.length;
      pieces.push(total < length ? next.value.slice() : next.value);
    }
    this.hand = pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    return this.hand;
  }

  /** Goes on by bytes that `ahead` has given. */
  skip(length: number): void {
    this.hand = this.hand.subarray(length);
    this.offset += length;
  }

  /** The next `length` bytes as they come, or as many as there are. */
  async *take(length = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const hand = await this.ahead(1);
      if (hand.length === 0) return;
      const piece = hand.subarray(0, Math.min(left, hand.length));
      this.skip(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Passes over so many bytes; returns how many there were. */
  async pass(length: number): Promise<number> {
    const from = this.offset;
    for await (const _ of this.take(length));
    return this.offset - from;
  }

  /** Lets the stream go, read to its end or not. */
  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}

/** Whether bytes begin with these. */
export function beginsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  for (let at = 0; at < first.length; at++) if (bytes[at] !== first[at]) return false;
  return true;
}

/** The codes of a text of ASCII. */
export function ascii(text: string): number[] {
  return Array.from(text, character => character.charCodeAt(0));
}
