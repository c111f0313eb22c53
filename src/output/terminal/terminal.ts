/** Text measured, cut and wrapped as a terminal shows it: by grapheme, wide characters two columns. */
import stringWidth from 'string-width';

/** Text in which each character is one column and none joins another: Latin, Greek, Cyrillic, bare Hebrew and Arabic. */
const SIMPLE =
  /^[ -~\u00a1-\u00ac\u00ae-\u02af\u0370-\u0482\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u064a\u0660-\u066f\u2010-\u2027]*$/;
const CUT = '…';
const graphemes = new Intl.Segmenter('en');

/** Columns that a text takes; our own colours take none. */
export function width(text: string): number {
  return SIMPLE.test(text) ? text.length : stringWidth(text);
}

/** The text if it fits, else its beginning and `…`. */
export function cut(text: string, columns: number): string {
  if (SIMPLE.test(text)) return text.length <= columns ? text : text.slice(0, columns - 1) + CUT;
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += width(segment);
    if (used > columns) return text.slice(0, end) + CUT;
    if (used < columns) end = index + segment.length;
  }
  return text;
}

/** The text if it fits, else `…` and its end. For short texts, such as file names. */
export function cutStart(text: string, columns: number): string {
  let spare = width(text) - columns;
  if (spare <= 0) return text;
  for (const { segment, index } of graphemes.segment(text)) {
    if (spare < 0) return CUT + text.slice(index);
    spare -= width(segment);
  }
  return CUT;
}

/** The text if it fits, else its beginning and more of its end with `…` between them. For file names. */
export function cutMiddle(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  const front = Math.floor(columns / 3);
  return cut(text, front) + cutStart(text, columns - front + 1).slice(CUT.length);
}

/** At most `most` lines, broken at spaces where there are any; the last one is cut if need be. */
export function wrap(text: string, columns: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < most - 1) {
    const end = lineEnd(rest, columns);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, cut(rest, columns)];
}

/** Characters that are looked at for each column, at first: most have one of their own. */
const NEAR = 4;

/** Where the first line of a text ends: after a space in its second half, else in mid-word; never at 0. */
function lineEnd(text: string, columns: number): number {
  for (let size = NEAR * columns; ; size *= NEAR) {
    const end = lineEndIn(text.slice(0, size), columns);
    if (end < size || size >= text.length) return end;
  }
}

function lineEndIn(text: string, columns: number): number {
  if (SIMPLE.test(text)) {
    if (text.length <= columns) return text.length;
    const space = text.lastIndexOf(' ', columns);
    return space >= columns / 2 ? space + 1 : columns;
  }
  let used = 0;
  let afterSpace = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    if (segment === ' ' && used >= columns / 2) afterSpace = index + 1;
    used += width(segment);
    if (used > columns) return afterSpace || index || segment.length;
  }
  return text.length;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT_MARK = '\u200e';

/** A cell of a table, so that a terminal which reorders right-to-left text keeps it, and what follows it, in place. */
export function fenced(cell: string): string {
  return RIGHT_TO_LEFT.test(cell) ? LEFT_TO_RIGHT_MARK + cell + LEFT_TO_RIGHT_MARK : cell;
}

/** The text with spaces after it, or before it, up to a width. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, columns - width(text)));
  return align === 'left' ? text + spaces : spaces + text;
}
