/** The head blocks of extracted articles as orders of roles, in the letters of layouts. */
import { fitter, ROLE_LETTERS } from '../../articles/roles/grammar.js';
import { MOST_PATTERNS, MOST_STEPS } from '../../layouts/form.js';
import type { Layout } from '../../layouts/index.js';
import type { Article, Line } from '../../types.js';

const LETTERS = new Map<string, string>(Object.entries(ROLE_LETTERS).map(([letter, role]) => [role, letter]));
/** Orders that so many distinct articles have are the site's; those of one may be its own. */
const ARTICLES = 2;

/** The lines of a head block: from the headline's first showing to the body; null where it is shown once or not at all. */
export function headOf(article: Article): readonly Line[] | null {
  const worded = article.lines.filter(({ role }) => role !== 'blank');
  const first = worded.findIndex(({ role }) => role === 'headline');
  const body = worded.findIndex(({ role }, at) => at > first && (role === 'body' || role === 'subhead'));
  if (first < 0 || body < 0 || !worded[first].again) return null;
  const block = worded.slice(first, body);
  return block.length <= MOST_STEPS && block.every(({ role }) => LETTERS.has(role)) ? block : null;
}

/** The letters of its lines: `HHCUTHH`. */
export function lettersOf(head: readonly Line[]): string {
  return head.map(({ role }) => LETTERS.get(role)).join('');
}

/** Orders of roles from the letters of distinct articles, the most usual first: `H+ C U T H+`. */
export function patternsOf(letters: readonly string[]): string[] {
  const counts = new Map<string, { count: number; steps: Set<number> }>();
  for (const each of letters) {
    const runs = [...each.matchAll(/(.)\1*/g)].map(([run]) => run);
    const key = runs.map(run => run[0]).join('');
    const known = counts.get(key) ?? { count: 0, steps: new Set() };
    known.count++;
    runs.forEach((run, at) => run.length > 1 && known.steps.add(at));
    counts.set(key, known);
  }
  return (
    [...counts]
      // A headline again and again is a head block on any site.
      .filter(([key, { count }]) => count >= ARTICLES && key.length > 1)
      .toSorted(([one, { count }], [other, { count: less }]) => less - count || (one < other ? -1 : 1))
      .slice(0, MOST_PATTERNS)
      .map(([key, { steps }]) => [...key].map((letter, at) => (steps.has(at) ? `${letter}+` : letter)).join(' '))
  );
}

/** Tells whether one of a layout's orders fits the letters of a head block. */
export function headChecker({ heads, ownHeads }: Layout): (letters: string) => boolean {
  const fit = fitter([...heads, ...ownHeads]);
  return letters => fit([...letters].map(letter => ({ letter, roles: [ROLE_LETTERS[letter]] }))) !== null;
}
