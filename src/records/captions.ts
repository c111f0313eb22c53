/** captions: each with the credit that it ends with, or that stands on the line behind it. */
import { findCredit } from '../text/credits.js';
import type { Passage } from '../text/passage.js';
import type { Article, Line } from '../types.js';
import { lineText, within } from './kept.js';
import type { Caption } from './record.js';

/** The credit that a line is, without brackets, or ends with. */
function creditIn(line: Line, text: Passage): Passage | null {
  const known = line.looks?.credit;
  const credit = known === undefined ? findCredit(String(text)) : known;
  return credit && within(text, line.looks?.text ?? String(text), credit.from, credit.to);
}

/** Captions in order. A credit on a line of its own belongs to the caption before it; without one it is a caption itself. */
export function captions(article: Article, lines: readonly Line[]): Caption<Passage>[] {
  const found: Caption<Passage>[] = [];
  for (const line of lines) {
    const text = lineText(article, line);
    const credit = creditIn(line, text);
    const last = found.at(-1);
    if (line.role === 'credit' && last !== undefined && last.credit === null) last.credit = credit;
    else found.push({ text, credit });
  }
  return found;
}
