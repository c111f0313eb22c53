/** Measures of one unit's text, taken in a single pass: words, capitals, digits, punctuation, how it ends. */
import {
  CLOSER,
  COMMA,
  DIGIT,
  flagsOf,
  IDEOGRAPH,
  INNER_STOP,
  LOWER,
  pointAt,
  QUOTE,
  RUNNING,
  SEPARATOR,
  SPACE,
  STOP,
  UPPER,
  WIDE_STOP,
  WORD,
} from './characters.js';

/** A Han or Kana character carries about as much as .6 words of an alphabetic script. */
const WORDS_AN_IDEOGRAPH = 0.6;
/** Letters of a word where words are not parted; and from so many words on a line without any end mark is a sentence there. */
const RUNNING_LETTERS = 4;
const RUNNING_SENTENCE = 20;
/** Shares of capitals where none can be told: no cased script, or a single word. */
const CAPITALS_UNKNOWN = 0.3;
const CAPITALS_ONE_WORD = 0.5;
const BULLET = /^(?:[*•·●▪■◦‣–—\-+»>›]|\p{Nd}{1,3}[.)])\s+/u;

export interface Measures {
  /** Words of any script: tokens, with .6 for each Han or Kana character. */
  readonly words: number;
  readonly hasWord: boolean;
  readonly bullet: boolean;
  readonly lowerStart: boolean;
  readonly ends: boolean;
  readonly ellipsis: boolean;
  readonly colon: boolean;
  readonly quote: boolean;
  readonly commas: number;
  readonly separators: number;
  /** Sentence ends inside the text. */
  readonly innerEnds: number;
  readonly digits: number;
  /** Digits a character. */
  readonly digitShare: number;
  readonly capitalShare: number;
  readonly allCapitalShare: number;
}

/** Length of the bullet and the space after it at the start of a trimmed text; 0 without one. */
export function bulletLength(text: string): number {
  const first = text.charCodeAt(0);
  // Letters begin nearly all texts and never a bullet.
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return 0;
  return BULLET.exec(text)?.[0].length ?? 0;
}

/** Measures a trimmed text; its bullet is cut off first. */
export function measure(text: string): Measures {
  const bullet = bulletLength(text);
  const counts = count(text, bullet);
  const end = lastBut(text, CLOSER);
  const { tokens, ideographs, cased, running } = counts;
  const words = Math.max(0, tokens - ideographs) + WORDS_AN_IDEOGRAPH * ideographs + running / RUNNING_LETTERS;
  const isCased = ideographs < tokens * 0.5 && cased > 0;
  return {
    words,
    hasWord: tokens > 0 || running > 0,
    bullet: bullet > 0,
    lowerStart: bullet < text.length && (flagsOf(pointAt(text, bullet)) & LOWER) !== 0,
    ends:
      end >= bullet && ((flagsOf(text.charCodeAt(end)) & STOP) !== 0 || running / RUNNING_LETTERS >= RUNNING_SENTENCE),
    ellipsis: end >= bullet && (text[end] === '…' || text.endsWith('...', end + 1)),
    colon: text.endsWith(':') || text.endsWith('：'),
    quote: counts.quotes > 0,
    commas: counts.commas,
    separators: counts.separators,
    innerEnds: counts.innerEnds,
    digits: counts.digits,
    digitShare: counts.digits / Math.max(1, counts.characters),
    capitalShare: isCased ? capitalShare(counts.capitals, cased) : CAPITALS_UNKNOWN,
    allCapitalShare: isCased ? counts.allCapitals / cased : 0,
  };
}

/** The first word of a sentence is a capital by rule and says nothing. */
function capitalShare(capitals: number, cased: number): number {
  return cased > 1 ? (capitals - 1) / (cased - 1) : CAPITALS_ONE_WORD;
}

/** Place of the last unit of a text without these flags. */
function lastBut(text: string, flags: number): number {
  let end = text.length - 1;
  while (end >= 0 && (flagsOf(text.charCodeAt(end)) & flags) !== 0) end--;
  return end;
}

/** A word under way: 0 characters while there is none. */
interface Word {
  characters: number;
  /** Flags of the first character, and of all of them together. */
  first: number;
  all: number;
}

const newCounts = () => ({
  characters: 0,
  tokens: 0,
  ideographs: 0,
  running: 0,
  cased: 0,
  capitals: 0,
  allCapitals: 0,
  digits: 0,
  commas: 0,
  separators: 0,
  quotes: 0,
  innerEnds: 0,
});
type Counts = ReturnType<typeof newCounts>;

function count(text: string, from: number): Counts {
  const counts = newCounts();
  const word: Word = { characters: 0, first: 0, all: 0 };
  let afterStop = false;
  for (let at = from; at < text.length; at++) {
    const point = pointAt(text, at);
    if (point > 0xffff) at++;
    const flags = flagsOf(point);
    counts.characters++;
    if ((flags & WORD) !== 0) {
      afterStop = false;
      countLetter(counts, word, flags);
      continue;
    }
    if (word.characters > 0) countWord(counts, word);
    if ((flags & SPACE) !== 0) {
      if (afterStop) counts.innerEnds++;
      afterStop = false;
      continue;
    }
    afterStop = (flags & INNER_STOP) !== 0 || (afterStop && (flags & CLOSER) !== 0);
    countSign(counts, flags);
  }
  if (word.characters > 0) countWord(counts, word);
  return counts;
}

function countLetter(counts: Counts, word: Word, flags: number): void {
  if ((flags & DIGIT) !== 0) counts.digits++;
  if ((flags & IDEOGRAPH) !== 0) counts.ideographs++;
  if ((flags & RUNNING) !== 0) counts.running++;
  if (word.characters === 0) {
    if ((flags & RUNNING) === 0) counts.tokens++;
    if ((flags & IDEOGRAPH) !== 0) return;
    word.first = flags;
    word.all = 0;
  }
  word.characters++;
  word.all |= flags;
}

function countWord(counts: Counts, word: Word): void {
  if (word.characters > 1 && (word.first & (UPPER | LOWER)) !== 0) {
    counts.cased++;
    if ((word.first & UPPER) !== 0) counts.capitals++;
    if ((word.all & LOWER) === 0) counts.allCapitals++;
  }
  word.characters = 0;
}

function countSign(counts: Counts, flags: number): void {
  if ((flags & COMMA) !== 0) counts.commas++;
  if ((flags & SEPARATOR) !== 0) counts.separators++;
  if ((flags & QUOTE) !== 0) counts.quotes++;
  if ((flags & WIDE_STOP) !== 0) counts.innerEnds++;
}

/** A text that keeps its measures, once somebody has asked. */
interface Measured {
  readonly text: string;
  measures: Measures | undefined;
}

/** The measures of a unit. */
export function measuresOf(unit: Measured): Measures {
  return (unit.measures ??= measure(unit.text));
}
