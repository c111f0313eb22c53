/** A piece of a dump's text that remembers where it stands, and is decoded only when somebody asks. */
import type { Line } from '../types.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 bytes [from, to) of a buffer as a string. */
export function decode(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to));
}

/**
 * Text of a record: a byte range of a line and, where several lines were joined, the passage that follows after a space.
 * `toJSON` gives the text, so a record made of passages serialises as one made of strings.
 */
export class Passage {
  constructor(
    readonly bytes: Uint8Array,
    /** Null where it was read again from a record. */
    readonly line: Line | null,
    readonly from: number,
    readonly to: number,
    readonly rest: Passage | null = null,
    /** What stands between this piece and the rest. */
    readonly joint: '' | ' ' = ' ',
  ) {}

  toString(): string {
    return textOf(this);
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A paragraph may have more pieces than calls can be nested. */
function textOf(first: Passage): string {
  let text = '';
  for (let piece: Passage | null = first; piece !== null; piece = piece.rest) {
    text += decode(piece.bytes, piece.from, piece.to);
    if (piece.rest !== null) text += piece.joint;
  }
  return text;
}
