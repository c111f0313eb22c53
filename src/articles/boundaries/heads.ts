/**
 * Head blocks: where the showings of a headline stand close together. Captions may repeat in between and before:
 *
 *     H _ C C x _ H _ C C _ B _ B        H _ H C x T _ H _ H S _ B B B
 *     └──────────────┘                   └───────────────┘
 *     first        last                  first         last
 *
 * Pairs of twins that overlap, or have no sentence between them, belong to one block.
 */
import { isBlank } from '../../text/line.js';
import { creditOf, looksOf, wordsOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { companyOf, isSigned } from '../lines/company.js';
import { toldBy } from '../lines/head-lines.js';
import { mayBeHeadline } from '../lines/headline-lines.js';
import { findTwin, standsAlone, type Twin } from '../lines/twins.js';

/** A head block: places of its first and last repeated lines, and of the headline's first showing. */
export interface Head {
  readonly first: number;
  /** Grows when a block goes on that was thought to have ended. */
  last: number;
  readonly headline: number;
  /** Whether a line below it stands below the head before as well: a writer or a section. */
  readonly isAlike?: boolean;
  /** Whether its headline looks like none, so that only the pattern of a known layout tells it. */
  readonly isUnlikely?: boolean;
}

/** Words of a headline that is as short as a label, and lines of its head block at most. */
const SHORT_WORDS = 2;
const SHORT_BLOCK = 16;

/** A block is closed by so many sentences without a repeat. */
const QUIET_SENTENCES = 3;
/** Or by so many lines, so that little is held back where there are no sentences. */
const QUIET_LINES = 40;

interface Block {
  first: number;
  last: number;
  /** Place of the headline’s first showing among the pairs so far; -1 while there is none. */
  headline: number;
  isAlike: boolean;
  quietSentences: number;
  quietLines: number;
}

const NO_BLOCK: Block = { first: -1, last: -1, headline: -1, isAlike: false, quietSentences: -1, quietLines: -1 };

/** Finds head blocks as lines come in. Places are those in the list of lines. */
export class HeadFinder {
  private block: Block | null = null;
  /** The block that this one ended; it goes on when its headline comes back. */
  private before: Block | null = null;
  /** Lines before this place belong to head blocks that are closed. */
  private closedTo = 0;

  /** Looks at the line at `at`, which is not blank; gives a head block once it is known to have ended. */
  see(lines: readonly Line[], at: number, bytes: Uint8Array): Head | null {
    const line = lines[at];
    const twin = findTwin(lines, at, bytes);
    if (twin !== null) {
      if (!twin.equal && twin.place === at - 1) knowCaption(line, lines[twin.place], bytes);
      if (isBetweenSigns(lines, twin.place, at)) this.knowCredit(lines, twin.place);
      return this.join(lines, twin, at, bytes);
    }
    const { block } = this;
    if (block === null) return null;
    block.quietLines++;
    if (line.sentence && !line.bullet) block.quietSentences++;
    return block.quietSentences >= QUIET_SENTENCES || block.quietLines >= QUIET_LINES ? this.end(lines, bytes) : null;
  }

  /** What stands once for each of several pictures is no headline. */
  private knowCredit(lines: readonly Line[], twin: number): void {
    const { block } = this;
    looksOf(lines[twin]).headline = false;
    if (block !== null && lines[block.headline]?.looks?.headline === false) block.headline = -1;
  }

  /** Closes the block that is still open. */
  end(lines: readonly Line[], bytes: Uint8Array): Head | null {
    const closed = this.block;
    this.block = this.before = null;
    if (closed === null) return null;
    const head = closed.headline < 0 ? unlikelyHead(lines, closed, bytes) : closed;
    if (head !== null) this.closedTo = head.last + 1;
    return head;
  }

  /** What it remembers, as numbers. */
  state(): number[] {
    return [this.closedTo, ...[this.block, this.before].flatMap(block => Object.values(block ?? NO_BLOCK).map(Number))];
  }

  /** Says that the first `count` lines were cut off the list. */
  shift(count: number): void {
    this.closedTo = Math.max(0, this.closedTo - count);
    this.block = shiftedBlock(this.block, count);
    this.before = shiftedBlock(this.before, count);
  }

  /** Says that a line was put into the list at a place. */
  insert(place: number): void {
    if (this.closedTo > place) this.closedTo++;
    for (const block of [this.block, this.before]) {
      if (block === null) continue;
      if (block.first >= place) block.first++;
      if (block.last >= place) block.last++;
      if (block.headline >= place) block.headline++;
    }
  }

  /**
   * The headline of the block before comes back, and no body was in between: what was taken for the next head are captions that
   * look like headlines.
   */
  private goOn(lines: readonly Line[], twin: number, at: number): void {
    const { before, block } = this;
    if (before === null || block === null || twin < before.first || hasBody(lines, before.last, at)) return;
    let showing = twin;
    while (showing > before.headline && lines[showing].back > 0) showing -= lines[showing].back;
    if (showing !== before.headline) return;
    this.closedTo = before.first;
    this.block = { ...before, last: block.last };
    this.before = null;
  }

  /** Whether a line stands between the head before and its body: a writer or a section that comes back below this head. */
  private isOfHeadBefore(lines: readonly Line[], twin: number): boolean {
    const { before, block } = this;
    if (before === null || block === null || block.headline < 0) return false;
    if (twin <= before.last || twin >= block.first || hasBody(lines, before.last, twin)) return false;
    return hasBody(lines, twin, block.first);
  }

  private join(lines: readonly Line[], { place: twin, equal }: Twin, at: number, bytes: Uint8Array): Head | null {
    const headline = mayBeHeadline(lines[twin], bytes) ? twin : -1;
    const mayBeBody = headline < 0 || lines[at].sentence;
    if (twin < this.closedTo) this.goOn(lines, twin, at);
    if (twin < this.closedTo || (mayBeBody && isBodyLine(lines, this.block, twin, at))) return null;
    if (this.isOfHeadBefore(lines, twin)) {
      if (this.block !== null) this.block.isAlike = true;
      return null;
    }
    const belongs = this.block !== null && (twin <= this.block.last || isNext(lines, this.block, twin, headline));
    // A byline or a time that the article before has too is not where this one begins.
    if (!belongs && headline < 0 && hasBody(lines, twin, at)) return null;
    tie(lines[at], lines[twin], at - twin, equal);
    const closed = belongs ? null : this.end(lines, bytes);
    if (!belongs)
      this.before =
        closed === null ? null : { ...closed, isAlike: closed.isAlike === true, quietSentences: 0, quietLines: 0 };
    const block = this.block ?? {
      first: twin,
      last: at,
      headline: -1,
      isAlike: false,
      quietSentences: 0,
      quietLines: 0,
    };
    block.first = Math.min(block.first, twin);
    block.last = at;
    if (headline >= 0 && (block.headline < 0 || headline < block.headline) && !isSigned(lines[headline], bytes))
      block.headline = headline;
    block.quietSentences = block.quietLines = 0;
    this.block = block;
    return closed;
  }
}

/**
 * A block without a headline that has what heads of known sites have, and begins with a line as short as a label or one that it
 * shows four times, whatever that reads like; null for others.
 */
function unlikelyHead(lines: readonly Line[], { first, last }: Block, bytes: Uint8Array): Head | null {
  const { key, bullet, sentence } = lines[first];
  const words = wordsOf(lines[first], bytes);
  if (last - first > SHORT_BLOCK || bullet) return null;
  const between = lines.slice(first + 1, last);
  const again = between.filter(line => line.key === key).length;
  const isFour = again > 1 && lines[last].key === key;
  if (!isFour && (sentence || words !== SHORT_WORDS)) return null;
  const isKnown = between.some(
    line => companyOf(line, bytes) === 'furniture' || (again > 1 && line.worded && toldBy(line, bytes) === 'labelled'),
  );
  return isKnown ? { first, last, headline: first, isUnlikely: true } : null;
}

/** A block by places in a list that begins `by` lines later; at the record limit what looks like one may be cut, and then is none. */
function shiftedBlock(block: Block | null, by: number): Block | null {
  if (block === null || block.first < by) return null;
  const headline = block.headline < 0 ? block.headline : block.headline - by;
  return { ...block, first: block.first - by, last: block.last - by, headline };
}

/** Of a line and the one on the next line that says the same with a credit behind it, neither is a headline: both are a caption. */
function knowCaption(line: Line, above: Line, bytes: Uint8Array): void {
  if (creditOf(line, bytes) === null && creditOf(above, bytes) === null) return;
  looksOf(line).headline = looksOf(above).headline = false;
}

/** Whether only a sign that stands alone parts a line from its showing before, and that from the one before it. */
function isBetweenSigns(lines: readonly Line[], twin: number, at: number): boolean {
  const isParted = (place: number): boolean => !lines[place].worded && !isBlank(lines[place]);
  return at === twin + 2 && lines[twin].back === 2 && isParted(at - 1) && isParted(twin - 1);
}

/** Ties a showing to an earlier one; what was taken off one need not be taken off the other when they are equal. */
function tie(line: Line, earlier: Line, back: number, equal: boolean): void {
  line.back = back;
  earlier.again = true;
  if (equal) line.looks = earlier.looks;
}

/**
 * Whether a line that is no headline comes back as part of a body: a line of the block behind the first sentence of the body,
 * or one from before the block, where the article before has the same paragraph, byline or time.
 */
function isBodyLine(lines: readonly Line[], block: Block | null, twin: number, at: number): boolean {
  if (block === null || block.headline < 0) return false;
  if (twin < block.first && (lines[at].sentence || hasBody(lines, twin, block.first))) return true;
  return twin <= block.last && hasBody(lines, block.last, at);
}

/** Whether a sentence that stands alone lies between two places. */
function hasBody(lines: readonly Line[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (standsAlone(lines[at])) return true;
  return false;
}

/**
 * Whether a pair that begins behind the block still belongs to it: the headline of captions that stood twice before it, or
 * captions right below the headline.
 */
function isNext(lines: readonly Line[], block: Block, twin: number, headline: number): boolean {
  if (block.headline < 0) return !hasBody(lines, block.last, twin);
  if (headline >= 0) return false;
  for (let at = block.last + 1; at < twin; at++) if (!isBlank(lines[at])) return false;
  return true;
}
