/**
 * Seams: where a page of one site was joined to one of another with nothing in between. Between two texts a foot and then a menu
 * stand, and words do not cross: what comes back on one side, and what labels say there, is not on the other.
 */
import { type Known, massOf } from '../page/columns.js';
import { type Content, contentOf } from '../page/topic.js';
import { Crossing } from './crossing.js';

/** Units on either side in which words are looked for. */
const WINDOW = 300;
/** What a sentence costs a text, and what a unit that is none does; and what a text must be worth, in words. */
const SENTENCE_COST = 6;
const OTHER_COST = 8;
const LEAST_WORTH = 30;
/** What stands above a seam: a page with its foot, or nothing but an article. */
export type Above = 'page' | 'article';
/** Between the texts of two pages stand more units: a foot and a menu, or a menu alone. */
const LEAST_GAP: Readonly<Record<Above, number>> = { page: 8, article: 4 };
/** Who owns a page says so at its foot, with this sign or word in all languages. */
const OWNER = /©|\(c\)[ \d]|copyright|ⓒ/iu;
/** A headline stands so many units above its text at most, has so many words, and is told by so many units of the text. */
const HEADLINE = { reach: 30, words: 4, content: 2, units: 40 };
const BLANKS = 2;

/** A run [from, to] of units that is text. */
interface Text {
  readonly from: number;
  to: number;
  worth: number;
}

export type SeamFeatures = Readonly<Record<string, number>>;

/** The gap (from, to) between two texts: the unit with which the next page would begin, and what speaks for a seam. */
export interface SeamGap {
  readonly from: number;
  readonly to: number;
  readonly place: number;
  readonly features: SeamFeatures;
}

/** The gaps between the texts of a stretch. */
export function seamGaps(known: readonly Known[], kind: Above = 'page'): SeamGap[] {
  const texts = textsIn(known, LEAST_GAP[kind]);
  const pairs = texts.slice(1).map((below, at) => [texts[at], below] as const);
  const wide = pairs.filter(([above, below]) => below.from - above.to > LEAST_GAP[kind]);
  if (wide.length === 0) return [];
  const windows = new Windows(known);
  const between = kind === 'page' ? pageGap : articleGap;
  return wide.map(([above, below]) => between(known, above, below, windows));
}

/** Texts: sentences with few units in between that are none, and worth something in all. */
function textsIn(known: readonly Known[], least: number): Text[] {
  const texts: Text[] = [];
  known.forEach(({ measures }, at) => {
    const mass = massOf(measures);
    if (mass === 0) return;
    const last = texts.at(-1);
    if (last === undefined || at - last.to > least) texts.push({ from: at, to: at, worth: mass - SENTENCE_COST });
    else {
      last.worth += mass - SENTENCE_COST - OTHER_COST * (at - last.to - 1);
      last.to = at;
    }
  });
  return texts.filter(({ worth }) => worth >= LEAST_WORTH);
}

/** The next page begins behind the line that says who owns this one; without it where least crosses. */
function pageGap(known: readonly Known[], above: Text, below: Text, windows: Windows): SeamGap {
  let owner = below.from - 1;
  while (owner > above.to && !OWNER.test(known[owner].unit.text)) owner--;
  const isOwned = owner > above.to;
  const place = isOwned ? owner + 1 : windows.leastIn(above.to + 1, below.from);
  const gap = gapAt(place, above, below, windows);
  const own = {
    owner: Number(isOwned),
    menu: Math.log1p(below.from - place),
    blanks: Number(known[place].unit.blanksBefore >= BLANKS),
  };
  return { ...gap, features: { ...gap.features, ...own } };
}

/** The next page begins right behind the article’s text. */
function articleGap(_: readonly Known[], above: Text, below: Text, windows: Windows): SeamGap {
  return gapAt(above.to + 1, above, below, windows);
}

/** The gap with what speaks for a seam at a place in it, whatever stands above. */
function gapAt(place: number, above: Text, below: Text, windows: Windows): SeamGap {
  windows.moveTo(place);
  const gap = Math.log1p(below.from - above.to - 1);
  const headline = windows.headline(place, below);
  return { from: above.to, to: below.from, place, features: { bias: 1, gap, headline, ...windows.shares() } };
}

/** The units before and behind a place, and what they have in common. */
class Windows {
  private readonly content: Content;
  private readonly words: Crossing;
  private readonly labels: Crossing;
  private readonly isLabel: readonly boolean[];
  private place = 0;

  constructor(private readonly known: readonly Known[]) {
    this.content = contentOf(known.map(({ lower }) => lower));
    this.isLabel = known.map(({ measures }) => massOf(measures) === 0);
    this.words = new Crossing(this.content.size, 2);
    this.labels = new Crossing(this.content.size, 1);
    for (let at = 0; at < Math.min(WINDOW, known.length); at++) this.countBelow(at, 1);
  }

  /** Moves to a place, on or back. */
  moveTo(place: number): void {
    while (this.place < place) this.step(this.place++, 1);
    while (this.place > place) this.step(--this.place, -1);
  }

  /** The place in [from, to] where least crosses. */
  leastIn(from: number, to: number): number {
    let least = from;
    let sum = Infinity;
    for (let place = from; place <= to; place++) {
      this.moveTo(place);
      const crossing = this.crossing();
      if (crossing < sum) [least, sum] = [place, crossing];
    }
    return least;
  }

  /** Shares of the words that come back on one side, and of those of labels there, which stand on the other too. */
  shares(): SeamFeatures {
    return {
      words_above: this.words.shareAbove(),
      words_below: this.words.shareBelow(),
      labels_above: this.labels.shareAbove(),
      labels_below: this.labels.shareBelow(),
    };
  }

  private crossing(): number {
    return this.words.shareAbove() + this.words.shareBelow() + this.labels.shareAbove() + this.labels.shareBelow();
  }

  /** How much of what a line between a place and a text says is said in the text: the share of the best one. */
  headline(place: number, { from, to }: Text): number {
    const text = this.content.of.slice(from, Math.min(to, from + HEADLINE.units) + 1);
    const said = new Set(text.flat());
    let best = 0;
    for (let at = Math.max(place, from - HEADLINE.reach); at < from; at++) {
      const words = this.content.of[at];
      if (this.known[at].measures.words < HEADLINE.words || words.length < HEADLINE.content) continue;
      best = Math.max(best, words.filter(word => said.has(word)).length / (words.length + 1));
    }
    return best;
  }

  /** Takes a unit from the window below into the one above, or (by -1) back. */
  private step(at: number, by: 1 | -1): void {
    const back = by === 1 ? -1 : 1;
    this.countBelow(at, back);
    this.countAbove(at, by);
    if (at + WINDOW < this.known.length) this.countBelow(at + WINDOW, by);
    if (at >= WINDOW) this.countAbove(at - WINDOW, back);
  }

  private countAbove(at: number, by: 1 | -1): void {
    for (const word of this.content.of[at]) {
      this.words.countAbove(word, by);
      if (this.isLabel[at]) this.labels.countAbove(word, by);
    }
  }

  private countBelow(at: number, by: 1 | -1): void {
    for (const word of this.content.of[at]) {
      this.words.countBelow(word, by);
      if (this.isLabel[at]) this.labels.countBelow(word, by);
    }
  }
}
