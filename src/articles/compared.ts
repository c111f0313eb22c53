/** Articles of one stretch compared: what one of them alone leaves open, those beside it may tell. */
import { generic } from '../layouts/index.js';
import { REASONS } from '../text/reasons.js';
import type { Article, Line } from '../types.js';
import { unlikeHeads } from './boundaries/unlike-heads.js';
import type { HeadSettler } from './roles/head-roles.js';
import { dropSharedFeet, dropSharedTag } from './roles/shared-feet.js';
import { settleUsualStandfirsts } from './roles/usual-standfirsts.js';
import { settleHeaded } from './settle.js';
import type { Knowledge } from './site/knowledge.js';

export const isArticle = ({ number }: Article): boolean => number !== null;

/** Whether no layout of its own explains an article. */
const isOpen = (article: Article): boolean => isArticle(article) && article.layout.labels === generic.labels;

/** The articles of one stretch, those of sites that are not known settled again where those beside them tell more. */
export function compared(
  made: readonly Article[],
  settler: HeadSettler,
  knowledge: Knowledge | null,
  bytes: Uint8Array,
): Article[] {
  const heads = unlikeHeads(made.filter(isOpen));
  const all = made.map(article => {
    const head = heads.get(article);
    if (head === undefined) return article;
    for (const line of article.lines) forget(line);
    return { ...article, ...settleHeaded(article.lines, head, settler, knowledge, () => true, bytes) };
  });
  const open = all.filter(isOpen);
  settleUsualStandfirsts(open);
  dropSharedFeet(open);
  dropSharedTag(open);
  return all.map(article =>
    article.issues.includes('cut_body') && !endsCut(article.lines) ? whole(article) : article,
  );
}

const whole = (article: Article): Article => ({
  ...article,
  issues: article.issues.filter(issue => issue !== 'cut_body'),
});

/** Takes back what was settled of a line. */
function forget(line: Line): void {
  if (!line.worded) return;
  const joint = line.continued ? '' : null;
  Object.assign(line, { role: 'furniture', fate: 'dropped', reason: REASONS.other, repeats: null, joint });
}

/** Whether the last line of a body stops in mid-sentence; of a page with lines around the body that says nothing. */
export function endsCut(lines: readonly Line[]): boolean {
  const last = lines.findLast(line => line.fate === 'kept');
  return last !== undefined && last.role === 'body' && last.reason.name === REASONS.body.name && !last.sentence;
}
