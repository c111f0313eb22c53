/** Frozen knowledge: what was learned as plain data, for a journal to keep, so that a run that goes on knows what the first did. */
import { type Knowledge, learnedKnowledge } from './knowledge.js';
import type { LearnedSite, Sites } from './sites.js';

interface FrozenSite {
  readonly furniture: readonly number[];
  readonly menu: readonly number[];
  readonly articles: number;
  readonly pages: number;
}

/** Pages and names come with the place of their site in `sites`, or -1. */
export interface FrozenSites {
  readonly sites: readonly FrozenSite[];
  readonly byPage: readonly (readonly [page: number, site: number])[];
  readonly told: readonly (readonly [name: string, site: number])[];
}

/** What was learned, as JSON has it; null where nothing was to be learned. */
export function freeze(knowledge: Knowledge | null): FrozenSites | null {
  const sites = knowledge?.sites ?? null;
  if (sites === null) return null;
  const placeOf = new Map<LearnedSite | null, number>(sites.all.map((site, at) => [site, at]));
  const placed = <Key>(map: ReadonlyMap<Key, LearnedSite | null>) =>
    [...map].map(([key, site]) => [key, placeOf.get(site) ?? -1] as const);
  return {
    sites: sites.all.map(({ furniture, menu, articles, pages }) => ({
      furniture: [...furniture],
      menu: [...menu],
      articles,
      pages,
    })),
    byPage: placed(sites.byPage),
    told: placed(sites.told),
  };
}

/** The knowledge that was frozen. */
export function thaw(frozen: FrozenSites): Knowledge {
  const all = frozen.sites.map(({ furniture, menu, articles, pages }) => ({
    furniture: new Set(furniture),
    counts: new Map<number, number>(),
    menu: new Set(menu),
    articles,
    pages,
  }));
  const siteAt = (at: number): LearnedSite | null => all[at] ?? null;
  const sites: Sites = {
    all,
    byPage: new Map(frozen.byPage.map(([page, at]) => [page, siteAt(at)])),
    told: new Map(frozen.told.map(([name, at]) => [name, siteAt(at)])),
  };
  return learnedKnowledge(sites);
}
