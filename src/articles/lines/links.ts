/** Links glued to the end of a paragraph (`… until March.https://…`): they are no part of it, and hide that it ends a sentence. */
import { endsSentence } from '../../text/sentences.js';
import type { Line } from '../../types.js';

/** `http`, as bytes; a link begins with it or with `https`. */
const SCHEME = [...'http'].map(letter => letter.charCodeAt(0));
/** Bytes that a link has at most. */
const LONGEST_LINK = 300;
const SPACE = 0x20;

/** Takes the link off the end of the lines from `first` on, where the sentence before it ends. */
export function trimLinks(lines: readonly Line[], first: number, bytes: Uint8Array): void {
  for (let at = first; at < lines.length; at++) {
    const line = lines[at];
    if (!line.worded || line.sentence || line.continued) continue;
    const cut = linkStart(line, bytes);
    if (cut > line.from && endsSentence(bytes, line.from, cut)) Object.assign(line, { to: cut, sentence: true });
  }
}

/** Where the link begins that a line ends with; 0 when it ends with none. */
function linkStart({ from, to }: Line, bytes: Uint8Array): number {
  for (let at = to - 1; at > from && at > to - LONGEST_LINK && bytes[at] !== SPACE; at--) {
    if (SCHEME.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return 0;
}
