/** A line as the segmenter sees it: its entry, and cheap features taken off its bytes once. */
import { bulletLength } from '../text/bullets.js';
import { characterBefore, pointAt } from '../text/characters.js';
import { lineKey } from '../text/hash.js';
import { hasWord } from '../text/words.js';
import type { Entry, Line } from '../types.js';
import type { Looks } from './looks.js';
import type { Showings } from './showings.js';
import { REASONS } from './reasons.js';

export interface Item extends Entry {
  repeats: Item | null;
  /** Equal for equal texts; 0 for blank lines. */
  readonly key: number;
  readonly blank: boolean;
  /** Whether it ends as a sentence does, closing quotes and brackets aside. */
  readonly sentence: boolean;
  readonly bullet: boolean;
  /** How many items back its nearest earlier showing stands; 0 when there is none. */
  back: number;
  /** Whether a later line shows it again. */
  again: boolean;
  /** Its folded text and its looks, taken when first needed. */
  folded: string | null;
  looks: Looks | null;
  /** The showings in its head block, once they are gathered. */
  showings: Showings | null;
  /** Its first and last letters or digits, folded; 0 until they are looked for. */
  firstLetter: number;
  lastLetter: number;
}

/** What ends a sentence, in the scripts of the world (Unicode Sentence_Terminal, the common ones). */
const SENTENCE_ENDS = new Set([...'.!?…。！？．؟۔।॥։။።‽⁇⁈⁉'].map(sign => sign.codePointAt(0) as number));
/** What may close behind it. */
const CLOSERS = new Set([...'"\'”’»)]}›」』）】》〉*_'].map(sign => sign.codePointAt(0) as number));

/** Whether the text in [from, to) ends as a sentence. */
function endsSentence(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to;
  while (end > from) {
    const at = bytes[end - 1] < 0x80 ? end - 1 : characterBefore(bytes, end);
    const point = pointAt(bytes, at);
    if (SENTENCE_ENDS.has(point)) return true;
    if (!CLOSERS.has(point)) return false;
    end = at;
  }
  return false;
}

/** The item of a line whose text stands in `bytes`. */
export function toItem(line: Line, bytes: Uint8Array): Item {
  const blank = line.from === line.to;
  const worded = blank || hasWord(bytes, line.from, line.to);
  return {
    line,
    role: blank ? 'blank' : 'furniture',
    fate: 'dropped',
    reason: blank ? REASONS.blank : worded ? REASONS.other : REASONS.no_word,
    repeats: null,
    more: 0,
    key: blank ? 0 : lineKey(bytes, line.from, line.to),
    blank,
    sentence: !blank && endsSentence(bytes, line.from, line.to),
    bullet: worded && bulletLength(bytes, line.from, line.to) > 0,
    back: 0,
    again: false,
    folded: null,
    looks: null,
    showings: null,
    firstLetter: 0,
    lastLetter: 0,
  };
}

/** Whether a line has letters or digits at all. */
export function isWorded(item: Item): boolean {
  return !item.blank && item.reason !== REASONS.no_word;
}
