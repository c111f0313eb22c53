/** The guard: when a rule would drop most of an article’s text, the text stays, and the record says so (issue `text_kept`). */
import type { Line } from '../../types.js';

/** More than this share of the text is most of it. */
const MOST = 0.5;
/** Bytes of a line that is surely text: labels, and most headlines, have fewer. */
const TEXT_BYTES = 90;

/** Whether so much of all is most of it. */
export function isMost(lost: number, all: number): boolean {
  return lost > all * MOST;
}

/** Bytes of the lines that are surely text, or end as sentences do. */
export function textBytes(lines: readonly Line[]): number {
  let bytes = 0;
  for (const { worded, sentence, from, to } of lines)
    if (worded && (sentence || to - from > TEXT_BYTES)) bytes += to - from;
  return bytes;
}

/** Whether a rule that drops some lines beside those that stay would take most of the text. */
export function takesMost(dropped: readonly Line[], kept: readonly Line[]): boolean {
  const lost = textBytes(dropped);
  return lost > 0 && isMost(lost, lost + textBytes(kept));
}
