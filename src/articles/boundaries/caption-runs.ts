/**
 * Captions that some sites show three times and more right above each headline:
 *
 *     C C C C H B B   C C C C H B B
 *                     └ start
 */
import { creditOf } from '../../text/looks.js';
import type { Line } from '../../types.js';
import { mayBeHeadline } from '../lines/headline-lines.js';

/** Twice a caption stands in heads and bodies of many sites. */
const FEWEST = 3;

/** Where articles begin with such captions, behind a text. */
export function captionRuns(lines: readonly Line[], bytes: Uint8Array): number[] {
  const places = lines.flatMap(({ worded }, at) => (worded ? [at] : []));
  const keyAt = (i: number): number | undefined => lines[places[i]]?.key;
  const starts: number[] = [];
  let hasText = false;
  for (let i = 0; i < places.length; i++) {
    const line = lines[places[i]];
    hasText ||= line.sentence && keyAt(i + 1) !== line.key;
    let end = i + 1;
    while (keyAt(end) === line.key) end++;
    const below: Line | undefined = lines[places[end]];
    const isStart: boolean = hasText && end - i >= FEWEST && below !== undefined && isOverHeadline(line, below, bytes);
    if (isStart) starts.push(places[i]);
    hasText &&= !isStart;
    i = end - 1;
  }
  return starts;
}

/** Whether a line is a caption with its credit, and what stands below it reads as a headline. */
function isOverHeadline(line: Line, below: Line, bytes: Uint8Array): boolean {
  return !below.sentence && creditOf(line, bytes)?.whole === false && mayBeHeadline(below, bytes);
}
