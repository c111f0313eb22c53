/**
 * Header blocks: lines `key: value` before each article of an export, which a dump begins with and which come back with the same
 * keys in the same order:
 *
 *     Title: …             HEADLINE: …
 *     URL: https://…                          where blank lines stand between the keys, a value
 *     Date: 2025-03-02     BYLINE: …          may go on in the next line
 *                          goes on
 *     B                    BODY:
 *     B                    B
 *
 * A dump that does not begin with one has none. Lines that may be of one wait until the block has ended.
 */

import { wordsOf } from '../../text/looks.js';
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';
import { type Keyed, keyOf, meaningOf } from './keys.js';
import { type Kind, kindOf } from './values.js';

/** What may stand before the first block: numbers of documents, names. */
const LEADING = { lines: 3, words: 5 };
/** Lines of a block, and of one value. */
const MOST_ENTRIES = 24;
const MOST_CONTINUED = 3;
const MOST_BLANKS = 2;
/** Keys that two blocks share, at least, and as a share of those of the larger one. */
const SHARED = { least: 2, share: 0.6 };
/** So many keys need but an address or a time among their values; two must be of two kinds. */
const MANY_KEYS = 3;
/** Words of a first key that nobody knows, where none of the others is known either. */
const FIRST_KEY_WORDS = 2;
const TELLING: ReadonlySet<Kind> = new Set<Kind>(['address', 'time', 'title']);

/** A key, its line, and the lines in which its value goes on. */
export interface Entry extends Keyed {
  readonly line: Line;
  readonly kind: Kind;
  readonly more: Line[];
}

/** A header block; `length` counts its lines, blank ones between them included. */
export interface Block {
  readonly entries: readonly Entry[];
  readonly length: number;
}

/** The block that ended above the line, if one did, and how many of the last lines are now known to be in none. */
export interface Seen {
  readonly block: Block | null;
  readonly free: number;
}

interface Open {
  readonly entries: Entry[];
  /** Lines from the first to the last of the block, and to the line at hand. */
  length: number;
  reach: number;
  /** Whether its lines follow each other without blanks; null while there is one. */
  isDense: boolean | null;
}

export class HeaderWatch {
  private open: Open | null = null;
  /** The keys of the first block, which all others have. */
  private keys: readonly string[] | null = null;
  private leading = 0;
  isOff = false;

  /** Looks at a line that is not blank, the last of the lines. */
  see(lines: readonly Line[], bytes: Uint8Array): Seen {
    const at = lines.length - 1;
    const line = lines[at];
    const keyed = keyOf(line, bytes);
    const { open } = this;
    if (open !== null) {
      open.reach += line.above;
      if (goesOn(open, line, keyed, this.keys, bytes)) return { block: null, free: 0 };
      this.open = null;
    }
    const block = open !== null && this.isBlock(open) ? { entries: open.entries, length: open.length } : null;
    if (block !== null) this.keys ??= block.entries.map(({ key }) => key);
    const isNew = this.begins(lines, keyed, bytes);
    if (isNew) this.open = { entries: [entryOf(line, keyed as Keyed, bytes)], length: 1, reach: 1, isDense: null };
    else if (this.keys === null) this.isOff = open !== null || !this.mayLead(line, bytes);
    const held = open === null || block !== null ? 1 : open.reach;
    return { block, free: isNew ? held - 1 : held };
  }

  /** The block that the dump ends with, if it is one: an article of which nothing else stands there. */
  end(): Seen {
    const { open, keys } = this;
    this.open = null;
    if (open === null) return { block: null, free: 0 };
    return keys !== null && this.isBlock(open) ? { block: open, free: 0 } : { block: null, free: open.reach };
  }

  /** Whether lines wait. */
  get isWaiting(): boolean {
    return this.open !== null;
  }

  /** What it remembers, as numbers; once there are no blocks to come, how that was known does not matter. */
  state(): number[] {
    if (this.isOff) return [1, 0, 0, 0];
    const text = this.keys?.join('\n') ?? '';
    const hash = [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1e9, 7);
    return [0, this.leading, hash, this.open?.reach ?? 0];
  }

  /** Whether a block may begin at the last line. */
  private begins(lines: readonly Line[], keyed: Keyed | null, bytes: Uint8Array): boolean {
    const at = lines.length - 1;
    if (keyed === null || (this.keys !== null && !this.keys.includes(keyed.key))) return false;
    if (keyed.key === this.keys?.[0] || lines[at].above > 1 || at < lines[at].above) return true;
    const before = lines[at - lines[at].above];
    return !before.worded || (this.keys === null && keyOf(before, bytes) === null);
  }

  /** Whether the first block may still come behind a line. */
  private mayLead(line: Line, bytes: Uint8Array): boolean {
    if (!line.worded) return ++this.leading <= LEADING.lines;
    return !line.sentence && ++this.leading <= LEADING.lines && wordsOf(line, bytes) <= LEADING.words;
  }

  private isBlock({ entries, isDense }: Open): boolean {
    if (entries.length < SHARED.least) return false;
    if (this.keys !== null)
      return isAlike(
        this.keys,
        entries.map(({ key }) => key),
      );
    const knows = entries.some(({ key }) => meaningOf(key) !== null);
    // A headline with a colon, and below it labelled times.
    if (!knows && (entries.some(({ more }) => more.length > 0) || wordCount(entries[0].key) > FIRST_KEY_WORDS))
      return false;
    // Lines with colons stand apart on many pages.
    if (isDense === false && entries.filter(({ key }) => meaningOf(key) !== null).length < SHARED.least) return false;
    const kinds = new Set(entries.map(({ kind }) => kind).filter(kind => TELLING.has(kind)));
    if (!kinds.has('address') && !kinds.has('time')) return false;
    return entries.length >= MANY_KEYS || kinds.size >= SHARED.least;
  }
}

const wordCount = (key: string): number => key.split(' ').length;

/** Whether most keys are the same, in the same order. */
function isAlike(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter(key => other.includes(key));
  const isOrdered = other.filter(key => one.includes(key)).every((key, at) => key === shared[at]);
  return (
    isOrdered && shared.length >= SHARED.least && shared.length >= SHARED.share * Math.max(one.length, other.length)
  );
}

function entryOf(line: Line, { key, value }: Keyed, bytes: Uint8Array): Entry {
  return { key, value, line, kind: kindOf(decode(bytes, line.from + value, line.to)), more: [] };
}

/** Whether a block goes on in a line; then the line is in it. */
function goesOn(
  open: Open,
  line: Line,
  keyed: Keyed | null,
  keys: readonly string[] | null,
  bytes: Uint8Array,
): boolean {
  const blanks = line.above - 1;
  const last = open.entries[open.entries.length - 1];
  if (blanks > MOST_BLANKS || meaningOf(last.key) === 'body') return false;
  if (keyed === null) return continues(open, last, line);
  if (open.isDense === true && blanks > 0) return false;
  const entry = entryOf(line, keyed, bytes);
  const isKnown = meaningOf(keyed.key) !== null || keys?.includes(keyed.key) === true;
  const isAgain = open.entries.some(({ key }) => key === keyed.key);
  if (isAgain || (!isKnown && entry.kind === 'sentence') || open.entries.length === MOST_ENTRIES) return false;
  open.isDense ??= blanks === 0;
  open.entries.push(entry);
  open.length = open.reach;
  return true;
}

/** Whether a line without a key goes on with the value above it: directly below, indented or among keys that stand apart. */
function continues(open: Open, last: Entry, line: Line): boolean {
  if (line.above > 1 || last.more.length === MOST_CONTINUED || last.kind === 'none') return false;
  if (line.textFrom === line.from && open.isDense === true) return false;
  last.more.push(line);
  open.length = open.reach;
  return true;
}
