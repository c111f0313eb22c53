/** `--keep best`: of a record and its updates the latest stays, where their times tell which that is. */
import type { Candidates } from './candidates.js';
import { compare } from './compare.js';
import type { Bodies, Link, Linked } from './links.js';
import type { Seen } from './seen.js';
import { timesDiffer, verdictOf } from './verdict.js';

export interface Stage {
  readonly seen: Seen;
  readonly order: Uint32Array;
  readonly bodies: Bodies;
  readonly keepers: Uint32Array;
  readonly candidates: Candidates;
  readonly linked: Linked;
  /** Notes the record for which candidates were looked for last as kept, so that others meet it. */
  enter(record: number): void;
}

/**
 * Puts the latest update in the place of a kept record with these members, when it can stand for all of them and is no copy of
 * any other kept record, so that all that holds of kept records goes on holding.
 */
export function preferLatest(stage: Stage, kept: number, updates: readonly number[], members: readonly number[]): void {
  const { seen, keepers, linked } = stage;
  const latest = updates.reduce((a, b) => (seen.time(b) > seen.time(a) ? b : a));
  const copies = linksTo(stage, latest, [kept, ...members.filter(member => member !== latest)]);
  if (copies.some(link => link === null || link.verdict === 'related')) return;
  const others = stage.candidates.of(stage.bodies.sketch(seen.first(latest)));
  if (stage.candidates.wasCut) return;
  const records = others.map(rank => stage.order[rank]).filter(record => record !== kept && keepers[record] === record);
  const related = linksTo(stage, latest, records).filter(link => link !== null);
  if (related.some(({ verdict }) => verdict !== 'related')) return;
  linked.forget(kept);
  for (const record of [kept, ...members]) keepers[record] = latest;
  for (const link of [...copies, ...related]) if (link !== null) linked.link(link);
  stage.enter(latest);
}

function linksTo({ seen, bodies }: Stage, kept: number, others: readonly number[]): (Link | null)[] {
  return others.map(other => {
    const comparison = compare(bodies.tokens(kept), bodies.tokens(other));
    const verdict = verdictOf(comparison, timesDiffer(seen.time(kept), seen.time(other)));
    return verdict === null ? null : { kept, other, verdict, comparison };
  });
}
