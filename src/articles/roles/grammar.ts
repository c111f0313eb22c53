/** Head grammars: finding the order of roles that a layout gives its head blocks in lines whose roles are not yet settled. */
import type { Role } from '../../types.js';

/** What a line of a head block may be: a role, or a line about the writer, which no record has a field for. */
export type HeadRole = Role | 'about';

/** The letters that layouts write for roles, as in the line grammars of the docs. */
export const ROLE_LETTERS: Readonly<Record<string, HeadRole>> = {
  H: 'headline',
  K: 'kicker',
  C: 'caption',
  R: 'credit',
  Y: 'byline',
  T: 'timestamp',
  S: 'highlight',
  U: 'furniture',
  A: 'about',
};

/** The roles that a line may have, and a letter that stands for this choice of them. */
export interface Candidates {
  readonly letter: string;
  readonly roles: readonly HeadRole[];
}

interface Step {
  readonly role: HeadRole;
  readonly optional: boolean;
  readonly repeats: boolean;
}

/** The steps of a pattern such as `H+ C? U* T`. */
function steps(pattern: string): readonly Step[] {
  return pattern.split(' ').map(word => ({
    role: ROLE_LETTERS[word[0]],
    optional: word[1] === '?' || word[1] === '*',
    repeats: word[1] === '+' || word[1] === '*',
  }));
}

/** Steps are few and lines of a head block too, so the search may step back; states that led nowhere are not tried again. */
function search(all: readonly Step[], lines: readonly Candidates[]): readonly HeadRole[] | null {
  const dead = new Set<number>();
  const roles: HeadRole[] = [];
  const go = (line: number, step: number, again: boolean): boolean => {
    if (line === lines.length) return all.slice(again ? step + 1 : step).every(({ optional }) => optional);
    if (step === all.length) return false;
    const state = (line * (all.length + 1) + step) * 2 + (again ? 1 : 0);
    if (dead.has(state)) return false;
    const { role, optional, repeats } = all[step];
    if (lines[line].roles.includes(role)) {
      roles[line] = role;
      if (go(line + 1, repeats ? step : step + 1, repeats)) return true;
    }
    if ((optional || again) && go(line, step + 1, false)) return true;
    dead.add(state);
    return false;
  };
  return go(0, 0, false) ? roles : null;
}

/** Pages of a site have few shapes of head blocks, so what was found for one is kept; so many at most. */
const MOST_SHAPES = 4096;

/** Gives each of the lines one of its roles by the first pattern that fits them all; null when none does. */
export type Fitter = (lines: readonly Candidates[]) => readonly HeadRole[] | null;

/** A fitter for the patterns of a layout. */
export function fitter(patterns: readonly string[]): Fitter {
  const all = patterns.map(steps);
  const known = new Map<string, readonly HeadRole[] | null>();
  return lines => {
    let shape = '';
    for (const { letter } of lines) shape += letter;
    const before = known.get(shape);
    if (before !== undefined) return before;
    if (known.size >= MOST_SHAPES) known.clear();
    let roles: readonly HeadRole[] | null = null;
    for (let i = 0; i < all.length && roles === null; i++) roles = search(all[i], lines);
    known.set(shape, roles);
    return roles;
  };
}
