/** What stands below a header block: its first article has the block for its head; where none was found, the text is one. */
import { generic } from '../../layouts/index.js';
import { REASONS } from '../../text/reasons.js';
import type { Article, Issue, Line } from '../../types.js';
import { drop } from '../lines/fates.js';
import { textBytes } from '../lines/guard.js';
import { isMessy } from '../lines/messy.js';
import { settleBody } from '../roles/body-roles.js';
import type { Settled } from '../roles/settled.js';
import { settleBlock } from './settle.js';
import type { Block } from './watch.js';

/** How sure an article is whose text is all that stands below a header block. */
const CONFIDENCE = 0.9;
/** What a block says of an article that the lines below it do not. */
const ANSWERED: ReadonlySet<Issue> = new Set<Issue>(['no_headline', 'cut_head']);

/** A block, its lines, and the articles that the lines below it made. */
export interface Under {
  readonly block: Block;
  readonly top: readonly Line[];
  readonly articles: readonly Article[];
}

/** The articles with the block’s lines. `toArticle` counts one that was not found before. */
export function underBlock(
  { block, top, articles }: Under,
  bytes: Uint8Array,
  toArticle: (lines: Line[], settled: Settled) => Article,
): Article[] {
  const first = articles.findIndex(({ number }) => number !== null);
  const rest = (first < 0 ? articles : articles.slice(0, first + 1)).flatMap(({ lines }) => lines);
  const lines = [...top, ...rest];
  if (first >= 0) {
    settleBlock(block, rest, bytes);
    const { issues, confidence, ...article } = articles[first];
    const isPlain = !isMessy(rest, 0, rest.length);
    const joined = {
      ...article,
      lines,
      confidence: isPlain ? Math.max(confidence, CONFIDENCE) : confidence,
      issues: hasHeadline(lines) ? issues.filter(issue => !ANSWERED.has(issue)) : issues,
    };
    return [joined, ...articles.slice(first + 1)];
  }
  const settled = settleText(rest, bytes);
  settleBlock(block, rest, bytes);
  if (!settled.found) return [toArticle(lines.map(dropped), settled)];
  return [
    toArticle(lines, {
      ...settled,
      issues: [...settled.issues, ...(hasHeadline(lines) ? [] : (['no_headline'] as const))],
    }),
  ];
}

const hasHeadline = (lines: readonly Line[]): boolean =>
  lines.some(({ role, fate }) => role === 'headline' && fate === 'kept');

/** Lines that make no article by themselves: all of them are the text, unless they are a page without one. */
function settleText(rest: readonly Line[], bytes: Uint8Array): Settled {
  if (isMessy(rest, 0, rest.length)) return { found: false, layout: generic, confidence: 0, issues: [] };
  // Labels and the headline alone are no text: the dump may have been cut off behind them.
  const isHeld = textBytes(rest) > 0 && settleBody(rest, 0, generic, bytes);
  const hasBody = rest.some(({ fate }) => fate === 'kept');
  return {
    found: true,
    layout: generic,
    confidence: hasBody ? CONFIDENCE : 0,
    issues: hasBody ? (isHeld ? ['text_kept'] : []) : ['no_body'],
  };
}

/** A line of a block above a page without an article. */
function dropped(line: Line): Line {
  if (line.fate === 'kept') drop(line, REASONS.no_article);
  return line;
}
