/** captions: each with the credit that it ends with, or that stands on the line behind it. */
import { findCredit, gluedLabel, mayEndWithLabel } from '../text/credits.js';
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

function creditOf(text: Passage): Passage | null {
  const credit = findCredit(String(text));
  return credit && within(text, String(text), credit.from, credit.to);
}

/** The text of a caption, and the section that is glued to its end. */
export function partsOf(article: Article, line: Line): [Passage, Passage | null] {
  const whole = lineText(article, line);
  if (line.pieces === null && !mayEndWithLabel(article.bytes, line.from, line.to)) return [whole, null];
  const text = line.looks?.text ?? String(whole);
  const label = gluedLabel(text);
  if (label < 0) return [whole, null];
  return [within(whole, text, 0, label), within(whole, text, label, text.length)];
}

/** Captions in order. A credit on a line of its own belongs to the caption before it; without one it is a caption itself. */
export function captions(article: Article, lines: readonly Line[]): Caption<Passage>[] {
  const found: Caption<Passage>[] = [];
  for (const line of lines) {
    const [text, label] = partsOf(article, line);
    const credit = label === null ? creditIn(line, text) : creditOf(text);
    const last = found.at(-1);
    if (line.role === 'credit' && last !== undefined && last.credit === null) last.credit = credit;
    else found.push({ text, credit });
  }
  return found;
}
