/** What the line splitter notices. */

/** What was noticed so far. The numbers of first lines are 0 while there is none. */
export interface LineStats {
  lines: number;
  /** Bytes that mean nothing in the encoding; U+FFFD was read in their place. (Legacy encodings: U+FFFDs.) */
  invalidBytes: number;
  firstInvalid: number;
  /** Lines read in parts. */
  longLines: number;
  firstLong: number;
  /** Byte order marks that begin a line other than the first, as concatenated dumps have them. */
  innerMarks: number;
  /** The line in which another encoding begins. */
  firstForeign: number;
}

/** Nothing noticed yet. */
export function noStats(): LineStats {
  return { lines: 0, invalidBytes: 0, firstInvalid: 0, longLines: 0, firstLong: 0, innerMarks: 0, firstForeign: 0 };
}
