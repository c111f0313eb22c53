/**
 * Which pages are of one site: those that have a good part of their menu lines in common. What is furniture is then learned site
 * by site, for a line of one site says nothing about another. The same pages in any order make the same sites.
 */

import { type Unit, unitsOf } from '../units/units.js';
import { addSketch, type Glance, glanceAt, type Learned, learn, type Site, type Sketch, sketchOf } from './siblings.js';

/** Lines of fewer words may be of menus; longer ones may be an article that two sites have from one agency. */
const MENU_WORDS = 8;
/**
 * Pages that have so many lines in common, and such a share of those of the page that has fewer. Of the pairs of pages of one
 * site, 98 % have (831 pages of 284 sites); of the pairs of two sites 0.4 %, nearly all of them of one publisher.
 */
const SHARED_LINES = 5;
const SHARED_SHARE = 0.4;
/** Pages of a site by which others are known to be of it. */
const REPRESENTATIVES = 12;
/** A line that so many of these have says nothing about the site. */
const MOST_SHOWINGS = 256;
/** Units that are remembered in all: 20 bytes each. */
const MOST_UNITS = 1_500_000;
/** What is over is only let go when there is so much of it, because that takes sorting. */
const OVER = 1.25;

/** The pages that were seen, as far as they are remembered: those with the smallest names, whatever their order. */
export interface Pages {
  readonly byName: Map<number, Sketch>;
  /** The site of a page, where the input tells it. */
  readonly told: Map<number, string>;
  units: number;
}

export function noPages(): Pages {
  return { byName: new Map(), told: new Map(), units: 0 };
}

/** Remembers a page by its units; `site` is what the input says of where it is from, null when it says nothing. */
export function rememberPage(pages: Pages, units: readonly Unit[], site: string | null): void {
  rememberSketch(pages, sketchOf(units), site);
}

/** The same for a page that was sketched elsewhere. */
export function rememberSketch(pages: Pages, sketch: Sketch, site: string | null): void {
  if (sketch.folds.length === 0 || pages.byName.has(sketch.name)) return;
  pages.byName.set(sketch.name, sketch);
  if (site !== null) pages.told.set(sketch.name, site);
  pages.units += sketch.folds.length;
  if (pages.units > MOST_UNITS * OVER) forgetSome(pages);
}

function inOrder(pages: Pages): Sketch[] {
  return [...pages.byName.values()].toSorted((one, other) => one.name - other.name);
}

function forgetSome(pages: Pages): void {
  let units = 0;
  for (const { name, folds } of inOrder(pages)) {
    units += folds.length;
    if (units <= MOST_UNITS) continue;
    pages.byName.delete(name);
    pages.told.delete(name);
    pages.units -= folds.length;
  }
}

/** A site, what its pages have in common, and the lines by which another page is known to be of it. */
export interface LearnedSite extends Learned {
  readonly pages: number;
  readonly menu: ReadonlySet<number>;
}

/** What was learned of all sites. Where nothing was learned of a site that pages are of, null stands for it. */
export interface Sites {
  readonly all: readonly LearnedSite[];
  /** The sites of the pages that were learned from, by the page's name. */
  readonly byPage: ReadonlyMap<number, LearnedSite | null>;
  /** The sites that the input names. */
  readonly told: ReadonlyMap<string, LearnedSite | null>;
}

/** Groups pages by site and learns each. */
export function learnSites(pages: Pages): Sites {
  forgetSome(pages);
  const all: LearnedSite[] = [];
  const byPage = new Map<number, LearnedSite | null>();
  const told = new Map<string, LearnedSite | null>();
  for (const group of groupsOf(inOrder(pages), pages.told)) {
    const site: Site = new Map();
    for (const sketch of group) addSketch(site, sketch);
    const learned = learn(site);
    const found = learned === null ? null : { ...learned, pages: group.length, menu: menuIn(group, learned.furniture) };
    if (found !== null) all.push(found);
    for (const { name } of group) {
      byPage.set(name, found);
      const site = pages.told.get(name);
      if (site !== undefined) told.set(site, found);
    }
  }
  return { all, byPage, told };
}

/** The lines of a page that may be of menus. */
function menuOf({ folds, words }: Glance): number[] {
  const menu = new Set<number>();
  folds.forEach((fold, at) => {
    if (fold !== 0 && words[at] < MENU_WORDS) menu.add(fold);
  });
  return [...menu];
}

/** Those that are furniture of the site. */
function menuIn(group: readonly Sketch[], furniture: ReadonlySet<number>): ReadonlySet<number> {
  return new Set(group.flatMap(menuOf).filter(fold => furniture.has(fold)));
}

function isShared(shared: number, one: number, other: number): boolean {
  return shared >= SHARED_LINES && shared >= SHARED_SHARE * Math.min(one, other);
}

/** The site of a page by the texts of its lines: the one it was learned with, else the one it has most in common with, or null. */
export function siteOf({ all, byPage }: Sites, lines: readonly string[]): LearnedSite | null {
  if (all.length === 0) return null;
  const page = glanceAt(unitsOf(lines));
  const known = byPage.get(page.name);
  if (known !== undefined) return known;
  const menu = menuOf(page);
  let best: { site: LearnedSite; shared: number } | null = null;
  for (const site of all) {
    const shared = menu.reduce((count, fold) => count + Number(site.menu.has(fold)), 0);
    if (isShared(shared, menu.length, site.menu.size) && shared > (best?.shared ?? 0)) best = { site, shared };
  }
  return best?.site ?? null;
}

/** Pages in groups, each a site; `pages` and the pages of a group stand by name. */
function groupsOf(pages: readonly Sketch[], told: ReadonlyMap<number, string>): Sketch[][] {
  const first = pages.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (first[top] !== top) top = first[top];
    while (first[at] !== top) [at, first[at]] = [first[at], top];
    return top;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [root(one), root(other)];
    first[Math.max(a, b)] = Math.min(a, b);
  };
  const toldFirst = new Map<string, number>();
  const untold: number[] = [];
  pages.forEach(({ name }, at) => {
    const site = told.get(name);
    if (site === undefined) untold.push(at);
    else if (toldFirst.has(site)) join(at, toldFirst.get(site)!);
    else toldFirst.set(site, at);
  });
  joinAlike(pages, untold, root, join);
  const groups = new Map<number, Sketch[]>();
  pages.forEach((page, at) => {
    const group = groups.get(root(at));
    if (group === undefined) groups.set(root(at), [page]);
    else group.push(page);
  });
  return [...groups.values()];
}

/** Joins each page to those before it that it has enough in common with, as far as these represent their sites. */
function joinAlike(
  pages: readonly Sketch[],
  places: readonly number[],
  root: (at: number) => number,
  join: (one: number, other: number) => void,
): void {
  const showings = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  const represented = new Map<number, number>();
  for (const at of places) {
    const menu = menuOf(pages[at]);
    const shared = new Map<number, number>();
    for (const fold of menu)
      for (const other of showings.get(fold) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) if (isShared(count, menu.length, sizes.get(other)!)) join(at, other);
    const count = represented.get(root(at)) ?? 0;
    if (count >= REPRESENTATIVES) continue;
    represented.set(root(at), count + 1);
    sizes.set(at, menu.length);
    for (const fold of menu) {
      const on = showings.get(fold);
      if (on === undefined) showings.set(fold, [at]);
      else if (on.length < MOST_SHOWINGS) on.push(at);
    }
  }
}
