/**
 * Markdown as dumps have it: headings, links, images and emphasis (CommonMark, the common forms). All signs of it are ASCII, so
 * what stays of a line is told as ranges of its bytes.
 */
const HASH = 0x23;
const SPACE = 0x20;
const STAR = 0x2a;
const UNDERSCORE = 0x5f;
const BANG = 0x21;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const ROUND_OPEN = 0x28;
const ROUND_CLOSE = 0x29;
const SLASH = 0x2f;
const LEVELS = 6;
/** From and to of a piece of text. */
export type Range = readonly [number, number];

/** The level of the heading that [from, to) is, 0 when it is none. */
export function headingLevel(bytes: Uint8Array, from: number, to: number): number {
  let level = 0;
  while (from + level < to && bytes[from + level] === HASH) level++;
  return level <= LEVELS && bytes[from + level] === SPACE ? level : 0;
}

/** Whether the text in [from, to) holds a link or an image. */
export function hasLink(bytes: Uint8Array, from: number, to: number): boolean {
  // `indexOf` would go on to the end of the buffer, for every line.
  for (let at = from; at < to - 2; at++) {
    if (
      bytes[at] === CLOSE &&
      bytes[at + 1] === ROUND_OPEN &&
      (bytes[at + 2] === SLASH || bytes[at + 2] === HASH || isWord(bytes[at + 2]))
    )
      return true;
  }
  return false;
}

/** What stays of the text in [from, to) without its signs, in order; nothing of pictures, of links their text. */
export function plainRanges(bytes: Uint8Array, from: number, to: number): Range[] {
  const level = headingLevel(bytes, from, to);
  const ranges: Range[] = [];
  const keep = (start: number, end: number): void => {
    if (end > start) ranges.push([start, end]);
  };
  let start = level > 0 ? from + level + 1 : from;
  let at = start;
  while (at < to) {
    const link = linkAt(bytes, at, to);
    const end = link === null ? at + emphasisAt(bytes, from, at, to) : link.end;
    if (end === at) {
      at++;
      continue;
    }
    keep(start, at);
    if (link !== null && !link.isImage) ranges.push(...plainRanges(bytes, link.from, link.to));
    at = start = end;
  }
  keep(start, to);
  return ranges;
}

/** Whether there are links in [from, to), and no words outside of them. */
export function isAllLinks(bytes: Uint8Array, from: number, to: number): boolean {
  let found = false;
  for (let at = from; at < to; at++) {
    const link = linkAt(bytes, at, to);
    if (link !== null) {
      found = true;
      at = link.end - 1;
    } else if (isWord(bytes[at]) && bytes[at] < 0x80) return false;
    else if (bytes[at] >= 0x80 && found === false && at > from + BULLET_BYTES) return false;
  }
  return found;
}

/** Bytes of a bullet beyond ASCII, with spaces around it. */
const BULLET_BYTES = 6;

/** The link or image that begins at a place: its text, and where it ends. */
function linkAt(bytes: Uint8Array, at: number, to: number) {
  const isImage = bytes[at] === BANG && bytes[at + 1] === OPEN;
  if (!isImage && bytes[at] !== OPEN) return null;
  const from = at + (isImage ? 2 : 1);
  const close = closing(bytes, from, to, OPEN, CLOSE);
  if (close < 0 || bytes[close + 1] !== ROUND_OPEN) return null;
  const end = closing(bytes, close + 2, to, ROUND_OPEN, ROUND_CLOSE);
  return end < 0 ? null : { isImage, from, to: close, end: end + 1 };
}

/** A link’s text and address are shorter, so that the search for their ends is bounded. */
const LONGEST_LINK = 2000;

/** Where the bracket that is open at a place is closed; -1 when it is not. */
function closing(bytes: Uint8Array, from: number, to: number, open: number, close: number): number {
  let depth = 1;
  for (let at = from; at < Math.min(to, from + LONGEST_LINK); at++) {
    if (bytes[at] === open) depth++;
    else if (bytes[at] === close && --depth === 0) return at;
  }
  return -1;
}

/** Bytes of the signs of emphasis at a place: stars or underscores at the edge of a word; a bullet is none. */
function emphasisAt(bytes: Uint8Array, from: number, at: number, to: number): number {
  const sign = bytes[at];
  if (sign !== STAR && sign !== UNDERSCORE) return 0;
  let length = 1;
  while (at + length < to && bytes[at + length] === sign) length++;
  const before = at > from ? bytes[at - 1] : SPACE;
  const after = at + length < to ? bytes[at + length] : SPACE;
  if (before === SPACE && after === SPACE) return 0;
  const inWord = isWord(before) && isWord(after);
  return length > 3 || (inWord && sign === UNDERSCORE) ? 0 : length;
}

function isWord(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}
