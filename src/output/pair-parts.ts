/** What every view of a comparison shows: the verdict in words, and which paragraphs stand side by side. */
import type { Pair, PairParagraph } from '../dedup/pair.js';

export const VERDICTS: Readonly<Record<Pair['verdict'], string>> = {
  exact: 'the same article',
  near: 'copies of one article, slightly edited',
  truncated: 'copies of one article, of which one is cut short',
  update: 'one article, and an update of it',
  related: 'different articles that share a part or a passage',
  none: 'different articles',
};

/** The numbers of paragraphs that stand in one row. */
export type PairRow = readonly [a: number | null, b: number | null];

/** Paragraphs that are each other’s match stand in one row, as far as their order allows; the others in rows of their own. */
export function rowsOf(a: readonly PairParagraph[], b: readonly PairParagraph[]): PairRow[] {
  const rows: PairRow[] = [];
  let next = 0;
  for (const [i, { match }] of a.entries()) {
    const isMutual = match !== null && match >= next && b[match].match === i;
    if (isMutual) {
      while (next < match) rows.push([null, next++]);
      rows.push([i, next++]);
    } else rows.push([i, null]);
  }
  while (next < b.length) rows.push([null, next++]);
  return rows;
}

/** What the other article has of a paragraph: all of its words, some in the same place, the most of it elsewhere, or next to none. */
export type Standing = 'same' | 'part' | 'moved' | 'own';

export function standingOf({ own, match, shared, words }: PairParagraph): Standing {
  if (own || words === 0) return 'own';
  if (match === null) return 'moved';
  return shared === words ? 'same' : 'part';
}
