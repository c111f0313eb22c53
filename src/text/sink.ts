/** A growing buffer of bytes, into which every output format writes. */

const FIRST_SIZE = 128 * 1024;
/** A buffer that was made larger for one long text is not kept for others. */
const MOST_KEPT = 4 * 1024 * 1024;
const encoder = new TextEncoder();

export class ByteSink {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  /** `size` for what is mostly small: clearing the memory of a buffer takes longer than a short dump does. */
  constructor(size = FIRST_SIZE) {
    this.bytes = new Uint8Array(size);
  }

  /** Makes room for `count` more bytes. Whoever writes to `bytes` directly calls this first. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  /** Appends one byte. */
  put(byte: number): void {
    this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  /** Appends text as UTF-8; lone surrogates become U+FFFD. */
  text(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Appends bytes [from, to) of another buffer. */
  raw(bytes: Uint8Array, from = 0, to = bytes.length): void {
    this.reserve(to - from);
    this.bytes.set(bytes.subarray(from, to), this.length);
    this.length += to - from;
  }

  /** What was written, valid until the next write; the sink is empty afterwards. */
  take(): Uint8Array {
    return this.takeFor(this.bytes.length > MOST_KEPT ? new Uint8Array(FIRST_SIZE) : this.bytes);
  }

  /** The same, valid for as long as whoever asks wants it: what is written next goes to another buffer. */
  takeFor(other: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.subarray(0, this.length);
    this.bytes = other;
    this.length = 0;
    return taken;
  }
}
