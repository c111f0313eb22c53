/** What two windows of a text have in common, counted while one of them ends and the other begins ever later. */

/** A window with hardly anything in it says little. */
const PRIOR = { crossing: 0.5, known: 2 };

/** Counts of numbered things in a window above and one below; those that stand `least` times in one are looked for in the other. */
export class Crossing {
  private readonly above: Uint16Array;
  private readonly below: Uint16Array;
  /** Things that count in a window, and those of them that stand in the other too. */
  private knownAbove = 0;
  private knownBelow = 0;
  private crossingAbove = 0;
  private crossingBelow = 0;

  constructor(
    size: number,
    private readonly least: number,
  ) {
    this.above = new Uint16Array(size);
    this.below = new Uint16Array(size);
  }

  countAbove(thing: number, by: 1 | -1): void {
    this.put(thing, -1);
    this.above[thing] += by;
    this.put(thing, 1);
  }

  countBelow(thing: number, by: 1 | -1): void {
    this.put(thing, -1);
    this.below[thing] += by;
    this.put(thing, 1);
  }

  /** The share of what counts above that stands below. */
  shareAbove(): number {
    return (this.crossingAbove + PRIOR.crossing) / (this.knownAbove + PRIOR.known);
  }

  /** The share of what counts below that stands above. */
  shareBelow(): number {
    return (this.crossingBelow + PRIOR.crossing) / (this.knownBelow + PRIOR.known);
  }

  private put(thing: number, by: 1 | -1): void {
    const above = this.above[thing];
    const below = this.below[thing];
    if (above >= this.least) {
      this.knownAbove += by;
      if (below > 0) this.crossingAbove += by;
    }
    if (below >= this.least) {
      this.knownBelow += by;
      if (above > 0) this.crossingBelow += by;
    }
  }
}
