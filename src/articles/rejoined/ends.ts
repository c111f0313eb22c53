/** How paragraphs end: with a blank line behind them, or with the next paragraph right below. */

/** So many ends that are beyond doubt are remembered, as bits, set where the next paragraph follows without a blank line. */
const REMEMBERED = 8;
const MOST_TIGHT = 4;

export class Ends {
  private bits = 0;
  /** The first of them, which say how a dump begins; and how many there were. */
  private first = 0;
  private count = 0;

  add(isTight: boolean): void {
    this.bits = ((this.bits << 1) | (isTight ? 1 : 0)) & ((1 << REMEMBERED) - 1);
    if (++this.count <= REMEMBERED) this.first = this.bits;
  }

  /** Goes back to how the dump begins. */
  rewind(): void {
    this.bits = this.first;
  }

  /** Whether paragraphs follow each other without blank lines. */
  get isTight(): boolean {
    let count = 0;
    for (let { bits } = this; bits > 0; bits >>= 1) count += bits & 1;
    return count >= MOST_TIGHT;
  }

  get state(): number {
    return this.bits;
  }
}
