/** Knowledge: what is known of the site that a page is of, from a layout that the user named or from the pages themselves. */

import { shortHash } from '../../layouts/form.js';
import { generic, type Layout } from '../../layouts/index.js';
import { mayOpen } from '../../text/openings.js';
import { REASONS } from '../../text/reasons.js';
import type { Reason } from '../../types.js';
import { foldKey } from '../units/folds.js';
import { unitsOf } from '../units/units.js';
import { type LearnedSite, learnSites, noPages, rememberPage, type Sites, siteOf } from './sites.js';

export interface Known {
  /** The layout that records name for it. */
  readonly layout: Layout;
  /** Folds of the lines that the pages of the site have in common, and keys of the labels that lines begin with (page/labels.ts). */
  readonly furniture: ReadonlySet<number>;
  /** In how many distinct articles each of them stood, as far as that is known, and of how many; null where nobody says. */
  readonly counts: ReadonlyMap<number, number>;
  readonly articles: number | null;
  /** Tells of most lines, bytes [from, to), by their beginning that they are none of these; null where nothing is told so quickly. */
  readonly mayHave: ((bytes: Uint8Array, from: number, to: number) => boolean) | null;
}

export interface Knowledge {
  /** The layout that all pages are of, where the user says so. */
  readonly layout: Layout | null;
  /** What was learned, where it was. */
  readonly sites: Sites | null;
  /** Whether nothing is learned beside it. */
  readonly isFrozen: boolean;
  /** The same for the pages of a site that the input names; null when it names none. */
  at(site: string | null): Knowledge;
  /** What is known of the site of a page, by the texts of its lines; null when nothing is. */
  of(lines: () => readonly string[]): Known | null;
}

/** What may stand before a line that is furniture. */
const SIGNS = '*•·▶►▸>»+[【(–—-';

/** What records name a layout that was learned. */
const LEARNED = 'learned';

/** The knowledge that a layout holds, for whatever page. */
export function layoutKnowledge(layout: Layout): Knowledge {
  const counts = new Map(layout.siteFurniture.map(({ line, articles }) => [foldKey(line.toLowerCase()), articles]));
  counts.delete(0);
  const known: Known = { layout, furniture: new Set(counts.keys()), counts, articles: null, mayHave: null };
  const knowledge: Knowledge = { layout, sites: null, isFrozen: true, at: () => knowledge, of: () => known };
  return knowledge;
}

/** What a built-in layout says of its site, made when it is first asked; null when it says nothing. */
export function builtIn(layout: Layout): Known | null {
  if (layout.siteFurniture.length === 0) return null;
  const made = builtIns.get(layout);
  if (made !== undefined) return made;
  const known = layoutKnowledge(layout).of(() => []);
  if (known === null) return null;
  const lines = layout.siteFurniture.map(({ line }) => line);
  builtIns.set(layout, { ...known, mayHave: mayOpen(lines, SIGNS) });
  return known;
}

const builtIns = new WeakMap<Layout, Known>();

/** What is known where only built-in layouts tell: of other sites nothing, not even what pages in one dump have in common. */
export const BUILT_IN: Knowledge = { layout: null, sites: null, isFrozen: true, at: () => BUILT_IN, of: () => null };

/** The knowledge that was learned of sites. */
export function learnedKnowledge(sites: Sites): Knowledge {
  const known = new Map(sites.all.map(site => [site, { ...site, layout: learnedLayout(site), mayHave: null }]));
  const knownOf = (site: LearnedSite | null): Known | null => (site === null ? null : known.get(site)!);
  const knowledge: Knowledge = {
    layout: null,
    sites,
    isFrozen: false,
    at(name) {
      const site = name === null ? undefined : sites.told.get(name);
      return site === undefined ? knowledge : { ...knowledge, of: () => knownOf(site) };
    },
    of: lines => knownOf(sites.all.length === 0 ? null : siteOf(sites, lines())),
  };
  return knowledge;
}

/** The generic layout under a name that changes with what was learned. */
function learnedLayout({ furniture }: LearnedSite): Layout {
  const contents = [...furniture].toSorted((one, other) => one - other).join();
  return { ...generic, name: `${LEARNED}@${shortHash(contents)}` };
}

/** The knowledge that pages give about each other. */
export function pagesKnowledge(pages: readonly (readonly string[])[]): Knowledge {
  const seen = noPages();
  for (const page of pages) rememberPage(seen, unitsOf(page), null);
  return learnedKnowledge(learnSites(seen));
}

/** What the first knows and, where it knows nothing, the second, which is made when it is first asked. */
export function eitherKnowledge(first: Knowledge | null, second: () => Knowledge): Knowledge {
  if (first?.isFrozen === true) return first;
  let made: Knowledge | null = null;
  const knowledge: Knowledge = {
    layout: first?.layout ?? null,
    sites: first?.sites ?? null,
    isFrozen: false,
    at: () => knowledge,
    of: lines => first?.of(lines) ?? (made ??= second()).of(lines),
  };
  return knowledge;
}

/** What two articles have in common may be chance more often than what ten have. */
const CHANCE = 0.15;

/** Why a line is furniture of the site: on how many articles it stood. */
export function siteReason({ counts, articles, layout }: Known, fold: number): Reason {
  const count = counts.get(fold) ?? 0;
  if (count < 2) return REASONS.site_furniture;
  const of =
    articles === null ? `${count} articles, says the layout ${layout.name}` : `${count} of ${articles} articles`;
  const certainty = Math.round((1 - CHANCE / (count - 1)) * 100) / 100;
  const stands = fold < 0 ? 'begins with a label that stands' : 'stands';
  return { name: REASONS.site_furniture.name, evidence: `${stands} in ${of} of the site`, certainty };
}
