/** Whether lines are messy: those of a page with menus and lists, or of one whose paragraphs are broken into lines. */
import type { Line } from '../../types.js';
import { PLACES } from './twins.js';

/** From this share on of lines that are no sentences, a stretch is a page with menus and lists, or its lines are broken. */
const MESSY_SHARE = 0.34;
/** So few lines are never a page. */
const FEWEST_LINES = 8;

/** Whether there is more than an article’s own text in lines [first, end), or their paragraphs are broken into lines. */
export function isMessy(lines: readonly Line[], first: number, end: number): boolean {
  const counts = { worded: 0, sentences: 0 };
  for (let at = first; at < end; at++) count(counts, lines[at]);
  return isMessyShare(counts.worded, counts.sentences);
}

function count(counts: { worded: number; sentences: number }, { worded, continued, sentence }: Line): void {
  if (!worded || continued) return;
  counts.worded++;
  if (sentence) counts.sentences++;
}

/**
 * The same of a list of lines that grows, by those that stand there once: the others are of head blocks. It remembers the counts
 * of lines that no later one can repeat any more: among menus each repeat asks for all of them.
 */
export class OnceJudge {
  private from = 0;
  private known = 0;
  private counts = { worded: 0, sentences: 0 };

  isMessy(lines: readonly Line[], first: number, end: number): boolean {
    if (first !== this.from || end < this.known) {
      this.from = this.known = first;
      this.counts = { worded: 0, sentences: 0 };
    }
    const last = Math.min(end, lines.length - PLACES);
    for (; this.known < last; this.known++) countOnce(this.counts, lines[this.known]);
    const all = { ...this.counts };
    for (let at = this.known; at < end; at++) countOnce(all, lines[at]);
    return isMessyShare(all.worded, all.sentences);
  }

  /** Says that lines were let go or put in. */
  forget(): void {
    this.known = Number.POSITIVE_INFINITY;
  }
}

function countOnce(counts: { worded: number; sentences: number }, line: Line): void {
  if (line.back === 0 && !line.again) count(counts, line);
}

/** Whether so few of the lines that have words are sentences that there must be menus, lists or broken paragraphs. */
export function isMessyShare(worded: number, sentences: number): boolean {
  return worded >= FEWEST_LINES && worded - sentences >= worded * MESSY_SHARE;
}
