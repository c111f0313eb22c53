/**
 * Standfirsts where most articles of a stretch have one: the line right below the headline of another one is its standfirst, too, though
 * it is as short as a label:
 *
 *     H S T B B   H S T B B   H S T B B
 *                               └ of four words
 */
import { creditOf, isLabelRow, wordsOf } from '../../text/looks.js';
import { REASONS } from '../../text/reasons.js';
import type { Article, Line } from '../../types.js';
import { toldBy } from '../lines/head-lines.js';

/** So many articles must have a standfirst below their headline, and such a share of all. */
const FEWEST = 2;
const SHARE = 0.5;
/** Words of a standfirst, at least. */
const WORDS = 3;

/** Keeps as highlights the lines that stand where most articles have their standfirst. */
export function settleUsualStandfirsts(articles: readonly Article[]): void {
  const below = articles.map(lineBelow);
  const isStandfirst = (line: Line | null): boolean => line?.role === 'highlight' && line.fate === 'kept';
  const count = below.filter(isStandfirst).length;
  if (count < FEWEST || count < articles.length * SHARE || count === articles.length) return;
  const keys = below.map(line => line?.key);
  for (const [i, line] of below.entries())
    if (
      line !== null &&
      keys.indexOf(line.key) === keys.lastIndexOf(line.key) &&
      mayBeStandfirst(line, articles[i].bytes)
    )
      Object.assign(line, { role: 'highlight', fate: 'kept', reason: REASONS.highlight_place });
}

/** The line with words right below the last showing of a headline. */
function lineBelow({ lines }: Article): Line | null {
  const headline = lines.findIndex(({ role, fate }) => role === 'headline' && fate === 'kept');
  return headline < 0
    ? null
    : (lines.find(({ worded, role }, at) => at > headline && worded && role !== 'headline') ?? null);
}

function mayBeStandfirst(line: Line, bytes: Uint8Array): boolean {
  if (line.fate !== 'dropped' || line.role !== 'furniture' || line.sentence || wordsOf(line, bytes) < WORDS)
    return false;
  return creditOf(line, bytes) === null && toldBy(line, bytes) === null && !isLabelRow(line, bytes);
}
