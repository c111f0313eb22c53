/** Which features spoke for and against each unit, for those who ask why. What its neighbours are comes on top of it. */
import type { Class } from './crf.js';
import { type Prepared, prepare } from './index.js';
import { features, unitScales, WEIGHTS, type Weights } from './model.js';

/** A feature and the log weight by which it made a unit more (or, below 0, less) likely to be body than what it else would be. */
export interface Evidence {
  readonly feature: string;
  readonly weight: number;
}

/** Names of what a unit may be when it is not body. Before the body all weigh 0. */
export type Rival = 'before' | 'gap' | 'after';

/**
 * The `most` heaviest features of each unit of a page, heaviest first; none for units that the chain did not see.
 * `rivals` says for each unit against what body is weighed: its state, or for body the state that a reader would expect.
 */
export function evidenceOf(
  lines: readonly string[],
  furniture: ReadonlySet<number> | null,
  rivals: (unit: number) => Rival,
  most = 3,
  weights: Weights = WEIGHTS,
): readonly (readonly Evidence[])[] {
  const prepared = prepare(lines, furniture);
  const places = unitPlaces(prepared);
  const made: Evidence[][] = prepared.units.map(() => []);
  const scales = unitScales(prepared.page);
  features(prepared.page, prepared.pageContent, (feature, column) => {
    const of = (name: Rival | Class): number => weights[feature][name as Class] ?? 0;
    column.forEach((value, at) => {
      const weight = value * scales[at] * (of('body') - of(rivals(places[at])));
      if (feature !== 'bias' && weight !== 0) insert(made[places[at]], { feature, weight }, most);
    });
  });
  return made;
}

/** For each unit in the columns its place among all units of the page. */
function unitPlaces({ page, units }: Prepared): number[] {
  const placeOf = new Map(units.map((unit, at) => [unit, at]));
  return page.known.map(({ unit }) => placeOf.get(unit)!);
}

/** Puts a piece of evidence where it belongs by weight, and drops the lightest beyond `most`. */
function insert(list: Evidence[], one: Evidence, most: number): void {
  const at = list.findIndex(other => Math.abs(other.weight) < Math.abs(one.weight));
  list.splice(at < 0 ? list.length : at, 0, one);
  if (list.length > most) list.pop();
}
