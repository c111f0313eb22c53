/** Head grammars: finding the order of roles that a layout gives its head blocks in lines whose roles are not yet settled. */
import type { Role } from '../types.js';

/** The letters that layouts write for roles, as in LAYOUTS' grammars. */
export const ROLE_LETTERS: Readonly<Record<string, Role>> = {
  H: 'headline',
  K: 'kicker',
  C: 'caption',
  R: 'credit',
  Y: 'byline',
  T: 'timestamp',
  S: 'highlight',
  U: 'furniture',
};

interface Step {
  readonly role: Role;
  readonly optional: boolean;
  readonly repeats: boolean;
}

const parsed = new Map<string, readonly Step[]>();

/** The steps of a pattern such as `H+ C? U* T`. */
function steps(pattern: string): readonly Step[] {
  const known = parsed.get(pattern);
  if (known !== undefined) return known;
  const made = pattern.split(' ').map(word => ({
    role: ROLE_LETTERS[word[0]],
    optional: word[1] === '?' || word[1] === '*',
    repeats: word[1] === '+' || word[1] === '*',
  }));
  parsed.set(pattern, made);
  return made;
}

/**
 * The roles that a pattern gives to lines, each of which may have one of several; null when it does not fit them all.
 * Steps are few and lines of a head block too, so the search may step back.
 */
export function fit(pattern: string, candidates: readonly (readonly Role[])[]): Role[] | null {
  const all = steps(pattern);
  const dead = new Set<number>();
  const roles: Role[] = [];
  const search = (line: number, step: number, again: boolean): boolean => {
    if (line === candidates.length) return all.slice(again ? step + 1 : step).every(({ optional }) => optional);
    if (step === all.length) return false;
    const state = (line * (all.length + 1) + step) * 2 + (again ? 1 : 0);
    if (dead.has(state)) return false;
    const { role, optional, repeats } = all[step];
    if (candidates[line].includes(role)) {
      roles[line] = role;
      if (search(line + 1, repeats ? step : step + 1, repeats)) return true;
    }
    if ((optional || again) && search(line, step + 1, false)) return true;
    dead.add(state);
    return false;
  };
  return search(0, 0, false) ? roles : null;
}
