/** The layouts that copydesk knows, in order of trial; the generic one, which explains any page, is the last. */
import arabNews from './arab-news.json' with { type: 'json' };
import asharqAlAwsat from './asharq-al-awsat.json' with { type: 'json' };
import genericLayout from './generic.json' with { type: 'json' };
import type { Layout } from './layout.js';

export type { Layout } from './layout.js';

export const generic = genericLayout as Layout;
export const LAYOUTS: readonly Layout[] = [asharqAlAwsat as Layout, arabNews as Layout, generic];

/** What `--layout` takes beside the names: every layout is tried, and what pages have in common is learned, or not (`known`). */
export const AUTO = 'auto';
export const KNOWN = 'known';
export const LAYOUT_CHOICES: readonly string[] = [AUTO, KNOWN, ...LAYOUTS.map(layout => layout.name)];

/** The layouts to try for a choice of LAYOUT_CHOICES; the generic one always closes the list. */
export function layoutsFor(choice: string): readonly Layout[] {
  if (choice === AUTO || choice === KNOWN) return LAYOUTS;
  return LAYOUTS.filter(layout => layout.name === choice || layout === generic);
}

/** Whether a choice names a file: a name never does, whatever files there are. */
export function isLayoutFile(choice: string): boolean {
  return choice.includes('/') || choice.endsWith('.json');
}

const union = (words: (layout: Layout) => readonly string[]): readonly string[] => [...new Set(LAYOUTS.flatMap(words))];

/** What stands before times on any known site, its furniture, and what bylines begin with. */
export const KNOWN_LABELS = union(({ labels }) => [...labels.updated, ...labels.published]);
export const KNOWN_FURNITURE = union(({ furniture }) => furniture);
export const KNOWN_BYLINES = union(({ bylines }) => bylines);
