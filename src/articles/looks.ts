/** The looks of a line: what its text shows by itself. Taken once for all showings of it, and only in head blocks. */
import { KNOWN_BYLINES, KNOWN_LABELS } from '../layouts/index.js';
import { findCredit, isCreditLine } from '../text/credits.js';
import { decode } from '../text/passage.js';
import { findTimestamp, type Timestamp } from '../text/timestamps.js';
import { countWords } from '../text/words.js';
import type { Item } from './item.js';

export interface Looks {
  readonly text: string;
  readonly words: number;
  readonly time: Timestamp | null;
  readonly byline: boolean;
  /** Whether it is a credit and nothing else, or ends with one. */
  readonly credit: 'whole' | 'end' | null;
  /** Whether it can be the headline of a head block: its words, its end and what it is not decide, not its language. */
  readonly headline: boolean;
}

const LONGEST_BYLINE = 120;
/** Words of a headline: fewer are a label, more are a caption. With a full stop at the end it has even fewer. */
const HEADLINE_WORDS = { least: 3, most: 40, mostWithStop: 12 };
/** A full stop in the middle, behind a word of four letters or more, ends a sentence. */
const INNER_STOP = /\p{L}{4}[.。] ?\p{Lu}/u;

/** The looks of a line, from its item when they were taken before. */
export function looksOf(item: Item, bytes: Uint8Array): Looks {
  item.looks ??= take(item, bytes);
  return item.looks;
}

function take(item: Item, bytes: Uint8Array): Looks {
  const { from, to } = item.line;
  const text = decode(bytes, from, to);
  const words = countWords(bytes, from, to);
  const time = findTimestamp(text, KNOWN_LABELS);
  const byline = time === null && isByline(text);
  const credit = time !== null || byline ? null : creditOf(text);
  const plain = time === null && !byline && credit === null && !item.bullet;
  return { text, words, time, byline, credit, headline: plain && isHeadlineLong(text, words) };
}

function isByline(text: string): boolean {
  if (text.length > LONGEST_BYLINE || /[.!?]$/u.test(text)) return false;
  return KNOWN_BYLINES.some(word => text.startsWith(word) && text[word.length] === ' ');
}

function creditOf(text: string): 'whole' | 'end' | null {
  if (isCreditLine(text)) return 'whole';
  return findCredit(text) === null ? null : 'end';
}

function isHeadlineLong(text: string, words: number): boolean {
  const { least, most, mostWithStop } = HEADLINE_WORDS;
  if (words < least || words > most) return false;
  if (!text.includes('.') && !text.includes('。')) return true;
  return (words <= mostWithStop || !/[.。]["”’')]?$/u.test(text)) && !INNER_STOP.test(text);
}
