/** What `layouts check` comes to: whether a layout fits, and by how much. */
import type { Layout } from '../../layouts/index.js';

/** What was counted in all dumps. */
export interface Counts {
  articles: number;
  /** Articles that the layout fits. */
  fitting: number;
  heads: number;
  fittingHeads: number;
  lines: number;
  /** Lines that the layout knew as furniture, and those that no rule was sure of. */
  named: number;
  doubtful: number;
}

/** The same of one dump. */
export type DumpCounts = Pick<Counts, 'articles' | 'fittingHeads' | 'lines' | 'named'>;

/**
 * A page is of the layout's site when this share of its lines is the layout's furniture. Measured on pages of 11 sites: of the
 * site itself, those it was not learned from among them, 17 to 94 %, but for two; of other sites at most 12 %.
 */
const OWN_SHARE = 0.15;
/** A layout fits when it fits so many of the articles. */
const MOST = 0.5;

/** How many articles of a dump the layout fits: by the furniture of the page, or by their own head blocks. */
export function fittingOf({ articles, fittingHeads, lines, named }: DumpCounts): number {
  return lines > 0 && named / lines >= OWN_SHARE ? articles : fittingHeads;
}

/** Whether a layout fits half of the articles or more. */
export const isFitting = ({ articles, fitting }: Counts): boolean => articles > 0 && fitting / articles >= MOST;

/** The verdict and its figures in one line; `unseen` lines of siteFurniture never stood there. */
export function verdictOf({ heads, siteFurniture }: Layout, counts: Counts, unseen: number): string {
  const { articles, fitting, lines, named, doubtful } = counts;
  if (articles === 0) return 'does not fit: there is no article';
  const parts = [
    `${named} of ${lines} lines are its furniture (${percent(named, lines)})`,
    ...(heads.length === 0 ? [] : [`${counts.fittingHeads} of ${counts.heads} head blocks have its orders`]),
    `${doubtful} lines are in doubt (${percent(doubtful, lines)})`,
    ...(siteFurniture.length === 0
      ? []
      : [`${unseen} of its ${siteFurniture.length} lines of siteFurniture never stood there`]),
  ];
  const verdict = isFitting(counts) ? 'fits' : 'does not fit';
  return `${verdict}: ${fitting} of ${articles} articles (${percent(fitting, articles)}); ${parts.join(', ')}`;
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10} %`;
}
