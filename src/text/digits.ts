/** Digits, spaces and signs of all scripts as ASCII has them, so that times are read in one way. */

const FOREIGN = /[^\0-\x7f]/;
/** Decimal digits beyond ASCII, of the scripts of news pages: of the Arabic script, of India, of Thailand and near it, wide ones. */
const DIGITS =
  /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff10-\uff19]/g;
/** Those of India begin at the sixth place of a row of sixteen, the others at the first. */
const INDIA = { first: 0x966, last: 0xd6f, shift: 6 };
/** Spaces of every width, and marks of direction. */
const SPACES = /[\u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f\u3000]/g;

function ascii(digit: string): string {
  const point = digit.charCodeAt(0);
  return String((point & 0xf) - (point >= INDIA.first && point <= INDIA.last ? INDIA.shift : 0));
}

/** The text with ASCII digits, spaces, hyphens and colons, place by place, so that offsets stay. */
export function plainText(text: string): string {
  if (!FOREIGN.test(text)) return text.replaceAll('\t', ' ');
  return text
    .replace(DIGITS, ascii)
    .replace(SPACES, ' ')
    .replace(/[\u2010-\u2012\u2212]/g, '-')
    .replaceAll('：', ':')
    .replaceAll('\t', ' ');
}
