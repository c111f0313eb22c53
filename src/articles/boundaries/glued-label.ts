/**
 * A label glued to the front of a paragraph, which also stands alone on the page (`Full StoryThe ship …`): it is no part of the
 * paragraph, and what ends with it right above that article’s headline are teasers:
 *
 *     H S L _ H LB B B
 *     └───┘
 */
import { isHeadlineLong, wordsOf } from '../../text/looks.js';
import { matchesIn } from '../../text/matches.js';
import { decode } from '../../text/passage.js';
import type { Line } from '../../types.js';
import type { Teaser } from './cards.js';

/** Words and bytes of such a label: one word alone may well be the beginning of a name. */
const LABEL_WORDS = { least: 2, most: 4 };
const LABEL_BYTES = 60;
/** A label ends small where the paragraph begins with a capital. */
const SEAM = /(?<=\p{Ll})(?=\p{Lu})/gu;
/** Sentences of a teaser, and words of each. */
const MOST_SENTENCES = 2;
const TEASER_WORDS = 45;

/** Takes labels off the paragraphs that they are glued to; gives the teasers above the first of these, in order. */
export function cutGluedLabels(lines: readonly Line[], bytes: Uint8Array): Teaser[] {
  const labels = labelsIn(lines, bytes);
  if (labels.size === 0) return [];
  let teasers: Teaser[] | null = null;
  for (const [at, line] of lines.entries()) {
    const label = line.sentence && !line.continued && line.pieces === null ? labelBefore(line, labels, bytes) : null;
    if (label === null) continue;
    Object.assign(line, { from: line.from + new TextEncoder().encode(label).length, looks: null });
    teasers ??= teasersAbove(lines, at, labels.get(label) as number, bytes);
  }
  return teasers ?? [];
}

/** The labels of a page, with their keys. */
function labelsIn(lines: readonly Line[], bytes: Uint8Array): Map<string, number> {
  const labels = new Map<string, number>();
  for (const line of lines) {
    if (!line.worded || line.sentence || line.bullet || line.to - line.from > LABEL_BYTES) continue;
    const words = wordsOf(line, bytes);
    if (words < LABEL_WORDS.least || words > LABEL_WORDS.most) continue;
    labels.set(decode(bytes, line.from, line.to), line.key);
  }
  return labels;
}

function labelBefore({ from, to }: Line, labels: ReadonlyMap<string, number>, bytes: Uint8Array): string | null {
  const front = decode(bytes, from, Math.min(to, from + LABEL_BYTES + 1));
  for (const { index } of matchesIn(SEAM, front)) if (labels.has(front.slice(0, index))) return front.slice(0, index);
  return null;
}

/** The teasers that end with a label, one above the other, above the headline of the paragraph at a place. */
function teasersAbove(lines: readonly Line[], paragraph: number, label: number, bytes: Uint8Array): Teaser[] {
  const worded = lines.slice(0, paragraph).filter(line => line.worded);
  const headline = worded.pop();
  const found: Teaser[] = [];
  if (headline === undefined || headline.sentence || !isHeadlineLong(headline, bytes)) return found;
  while (worded.at(-1)?.key === label) {
    const end = worded.pop() as Line;
    let sentences = 0;
    while (worded.at(-1)?.sentence && wordsOf(worded.at(-1) as Line, bytes) <= TEASER_WORDS) {
      worded.pop();
      sentences++;
    }
    const first = worded.pop();
    if (sentences === 0 || sentences > MOST_SENTENCES || first === undefined || !isHeadlineLong(first, bytes)) break;
    found.unshift({ first: lines.indexOf(first), end: lines.indexOf(end) + 1 });
  }
  return found;
}
