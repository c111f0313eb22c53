/** What the pages of the site with most pages have in common: their furniture as written, and how their paragraphs stand. */
import { pageGatherer } from '../../articles/gather.js';
import { type LearnedSite, siteOf } from '../../articles/site/sites.js';
import { foldKey } from '../../articles/units/folds.js';
import { paragraphsOf, unitsOf } from '../../articles/units/units.js';
import type { Layout } from '../../layouts/index.js';
import type { Reading } from '../reading.js';

/** Paragraphs stand as they do on this share of the pages. */
const USUAL = 0.9;
/** Widths at which pages were wrapped are measured, and may be off by so much. */
const WIDTH_SLACK = 3;

export interface SiteFacts {
  readonly pages: number;
  /** Pages of other sites. */
  readonly others: number;
  readonly lines: Layout['siteFurniture'];
  readonly paragraphs: Layout['paragraphs'];
}

/** Reads the dumps twice: what pages share, and how it is written. Null when no pages share anything. */
export async function siteFacts(reading: Reading): Promise<SiteFacts | null> {
  const sites = (await reading.learn())?.sites ?? null;
  const site = sites?.all.reduce<LearnedSite | null>(
    (most, each) => (each.pages > (most?.pages ?? 0) ? each : most),
    null,
  );
  if (sites === null || site === null || site === undefined) return null;
  const texts = new Map<number, string>();
  const standing: Layout['paragraphs'][] = [];
  let others = 0;
  const gather = (page: readonly string[]): void => {
    if (siteOf(sites, page) !== site) return void others++;
    standing.push(
      paragraphsOf(
        page.map(line => line.trim()),
        page.map(line => line.trimEnd().length),
      ),
    );
    for (const { text } of unitsOf(page)) {
      const fold = foldKey(text.toLowerCase());
      const known = texts.get(fold);
      // Of several wordings the first in the alphabet, so that the order of the pages does not matter.
      if (site.counts.has(fold) && (known === undefined || text < known)) texts.set(fold, text);
    }
  };
  for await (const dump of reading.again()) {
    const gatherer = pageGatherer(gather);
    for await (const batch of dump.lines) if (!gatherer.push(batch)) break;
    gatherer.end();
  }
  return { pages: site.pages, others, lines: linesOf(site, texts), paragraphs: usualOf(standing) };
}

function linesOf({ counts }: LearnedSite, texts: ReadonlyMap<number, string>): Layout['siteFurniture'] {
  return [...texts]
    .map(([fold, line]) => ({ line, articles: counts.get(fold)! }))
    .toSorted((one, other) => other.articles - one.articles || (one.line < other.line ? -1 : 1));
}

function usualOf(standing: readonly Layout['paragraphs'][]): Layout['paragraphs'] {
  for (const way of ['lines', 'fragments'] as const)
    if (standing.filter(each => each === way).length >= standing.length * USUAL) return way;
  const widths = standing.filter(each => typeof each === 'number');
  const most = Math.max(...widths);
  return widths.filter(width => most - width <= WIDTH_SLACK).length >= standing.length * USUAL ? most : 'auto';
}
