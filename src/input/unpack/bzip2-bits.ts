/** Bits of bzip2 data, the highest of each byte first. */

/** The bytes have come to their end in the midst of something. */
export class OutOfBits extends Error {}

export class Bits {
  private at = 0;

  /** `used` bits of the first byte were taken before. */
  constructor(
    private readonly bytes: Uint8Array,
    used: number,
  ) {
    this.at = used;
  }

  /** The next `count` bits as a number, 24 at most. */
  take(count: number): number {
    const end = this.at + count;
    if (end > this.bytes.length * 8) throw new OutOfBits();
    let value = 0;
    for (let at = this.at >> 3; at <= (end - 1) >> 3; at++) value = value * 256 + this.bytes[at];
    this.at = end;
    return Math.floor(value / 2 ** (-end & 7)) % 2 ** count;
  }

  /** One bit; most are taken by one. */
  one(): number {
    const byte = this.bytes[this.at >> 3];
    if (byte === undefined) throw new OutOfBits();
    return (byte >> (7 - (this.at++ & 7))) & 1;
  }

  align(): void {
    this.at = (this.at + 7) & ~7;
  }

  /** How many bits were taken, those before the beginning included. */
  get used(): number {
    return this.at;
  }
}
