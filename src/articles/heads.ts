/**
 * Head blocks: where the showings of a headline stand close together. Captions may repeat in between and before:
 *
 *     H _ C C x _ H _ C C _ B _ B        H _ H C x T _ H _ H S _ B B B
 *     └──────────────┘                   └───────────────┘
 *     first        last                  first         last
 *
 * Pairs of twins that overlap, or have no sentence between them, belong to one block.
 */
import type { Item } from './item.js';
import { looksOf } from './looks.js';
import { findTwin, standsBetween } from './twins.js';

/** A head block: places of its first and last repeated lines, and of the headline's first showing. */
export interface Head {
  readonly first: number;
  readonly last: number;
  readonly headline: number;
}

/** A block is closed by so many sentences without a repeat. */
const QUIET_SENTENCES = 3;
/** Or by so many lines, so that little is held back where there are no sentences. */
const QUIET_LINES = 40;
interface Block {
  first: number;
  last: number;
  /** Place of the headline’s first showing among the pairs so far; -1 while there is none. */
  headline: number;
  quietSentences: number;
  quietLines: number;
}

/** Finds head blocks as lines come in. Places are those in the list of items; `shift` says that its front was cut off. */
export interface HeadFinder {
  /** Looks at the line at `at`; gives a head block once it is known to have ended. */
  see(items: readonly Item[], at: number, bytes: Uint8Array): Head | null;
  /** The block that is still open, as far as it goes. */
  end(): Head | null;
  shift(count: number): void;
}

export function headFinder(): HeadFinder {
  let block: Block | null = null;
  /** Lines before this place belong to head blocks that are closed. */
  let closedTo = 0;

  const close = (): Head | null => {
    const closed = block;
    block = null;
    if (closed === null || closed.headline < 0) return null;
    closedTo = closed.last + 1;
    return closed;
  };

  const join = (items: readonly Item[], twin: number, at: number, bytes: Uint8Array): Head | null => {
    const headline = looksOf(items[twin], bytes).headline ? twin : -1;
    if (twin < closedTo || (headline < 0 && isBodyLine(items, block, twin, at))) return null;
    recognise(items[at], items[twin], at - twin);
    const belongs = block !== null && (twin <= block.last || isNext(items, block, twin, headline));
    const closed = belongs ? null : close();
    block ??= { first: twin, last: at, headline, quietSentences: 0, quietLines: 0 };
    block.first = Math.min(block.first, twin);
    block.last = at;
    if (headline >= 0 && (block.headline < 0 || headline < block.headline)) block.headline = headline;
    block.quietSentences = block.quietLines = 0;
    return closed;
  };

  return {
    see(items, at, bytes) {
      if (items[at].blank) return null;
      const twin = findTwin(items, at, bytes);
      if (twin >= 0) return join(items, twin, at, bytes);
      if (block === null) return null;
      block.quietLines++;
      if (items[at].sentence && !items[at].bullet) block.quietSentences++;
      return block.quietSentences >= QUIET_SENTENCES || block.quietLines >= QUIET_LINES ? close() : null;
    },
    end: close,
    shift(count) {
      closedTo = Math.max(0, closedTo - count);
      if (block === null) return;
      block.first -= count;
      block.last -= count;
      if (block.headline >= 0) block.headline -= count;
    },
  };
}

/** Ties a showing to an earlier one; what was taken off one need not be taken off the other when they are equal. */
function recognise(item: Item, earlier: Item, back: number): void {
  item.back = back;
  earlier.again = true;
  if (item.key !== earlier.key) return;
  item.looks = earlier.looks;
  item.folded = earlier.folded;
}

/** Whether a line of the block, no headline, comes back behind the first sentence of the body: there it is part of the body. */
function isBodyLine(items: readonly Item[], block: Block | null, twin: number, at: number): boolean {
  return block !== null && block.headline >= 0 && twin <= block.last && hasBody(items, block.last, at);
}

/** Whether a sentence that stands only once lies between two places. */
function hasBody(items: readonly Item[], from: number, to: number): boolean {
  return items.slice(from + 1, to).some(standsBetween);
}

/**
 * Whether a pair that begins behind the block still belongs to it: the headline of captions that stood twice before it, or
 * captions right below the headline.
 */
function isNext(items: readonly Item[], block: Block, twin: number, headline: number): boolean {
  if (block.headline < 0) return !hasBody(items, block.last, twin);
  return headline < 0 && items.slice(block.last + 1, twin).every(item => item.blank);
}
