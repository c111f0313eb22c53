/** Rows of labels: several on one line, parted by wide gaps or signs, as menus and buttons are: `Share  Tweet  Print`, `Home | News | Sport`. */

const PARTED = /[ \u00a0\t]{2,40}|\t|[ \u00a0]?[|·•●⋅][ \u00a0]?/u;
/** So many labels are a row; a headline may have one sign in it, or two. */
const FEWEST = 3;
/** A label has no more words, and no more characters where words are not parted. */
const LABEL = { words: 3, length: 24 };
const WORD = /[\p{L}\p{M}\p{N}’'.+-]+/gu;

/** A number and words in small letters, few in all: `4 min read`, `12 comments`. */
const COUNT = /^\p{N}{1,3}[ \u00a0]?(?:[\p{Ll}\p{Lo}\p{M}]|Min(?!\p{L}))[\p{L}\p{M} .]{0,24}$/u;
/** The same in East Asia: `コメント10件`, `댓글 3`. */
const EASTERN_COUNT = /^(?:[\p{Lo}ー]{2,6}\s?\p{N}{1,6}\s?(?:件|개|건|条|條|个|回)|댓글 ?\(?\p{N}{1,6}\)?)$/u;
/** The same behind its label: `Lesedauer: 4 Minuten`. */
const LABELLED_COUNT =
  /^\p{L}[\p{L}\p{M} ’'-]{2,30}[ \u00a0]?[:：][ \u00a0]?\p{N}{1,3}[ \u00a0]?(?:[\p{Ll}\p{M}]{1,12}\.?|分[钟鐘]?|분)$/u;
/** The same where nothing but the unit tells: `Temps de lecture 4 min.` */
const READING = /^\p{L}{3,14} (?:\p{L}{1,10} ){0,2}\p{N}{1,2} (?:min|мин)\.?$/iu;
/** Words without a label, and with one. */
const PLAIN_COUNT_WORDS = 4;
export const COUNT_WORDS = 6;

const SPACE = 0x20;
const TAB = 0x09;
const BAR = 0x7c;

/** Whether a text in [from, to) may begin with a label and something that parts it from the next; most lines do not. */
export function mayBeRow(bytes: Uint8Array, from: number, to: number): boolean {
  // A space may stand before the sign that parts labels.
  const end = Math.min(to, from + LABEL.length + 2);
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === BAR || byte === TAB || byte >= 0x80 || (byte === SPACE && bytes[at + 1] === SPACE)) return true;
  }
  return false;
}

/** Whether a text is a number of something, such as minutes that it takes to read. */
export function isCount(text: string): boolean {
  if (COUNT.test(text)) return text.split(' ').length <= PLAIN_COUNT_WORDS;
  return EASTERN_COUNT.test(text) || LABELLED_COUNT.test(text) || READING.test(text);
}

/** Whether a text is nothing but labels in a row. */
export function areLabels(text: string): boolean {
  const pieces = text.split(PARTED).filter(piece => piece !== '');
  return pieces.length >= FEWEST && pieces.every(isLabel);
}

function isLabel(piece: string): boolean {
  return piece.length <= LABEL.length && (piece.match(WORD)?.length ?? 0) <= LABEL.words;
}
