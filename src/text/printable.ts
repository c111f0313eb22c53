/** Text from elsewhere made safe for a terminal: on one line, with nothing in it that a terminal would obey. */

/** Marks shown on one base. More of them overflow terminals (CVE-2021-27135 in xterm) and mean nothing. */
const MOST_MARKS = 30;

/**
 * Controls (C0, DEL, C1), line and paragraph separators, bidirectional embeddings and isolates, lone surrogates.
 * The marks U+200E and U+200F and the joiners U+200C and U+200D are not among them: Arabic needs them.
 */
const FORBIDDEN = '\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069\\p{Cs}';
/** What stacks up on a base; the joiners count, or they could hide a pile of marks. */
const MARK = '[\\p{M}\\u200c\\u200d]';

const ASCII = /^[ -~]*$/;
const CONTROLS = new RegExp(`[${FORBIDDEN}]`, 'gu');
const PILES = new RegExp(`(${MARK}{${MOST_MARKS}})${MARK}+`, 'gu');

/** The text with each forbidden code point shown as `\u{1b}`, and `…` for the marks beyond the 30th on one base. */
export function printable(text: string): string {
  if (ASCII.test(text)) return text;
  return text.replace(CONTROLS, character => `\\u{${character.codePointAt(0)?.toString(16)}}`).replace(PILES, '$1…');
}
