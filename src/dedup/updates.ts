/** `--keep best`: of a record and its updates the latest stays, where their times tell which that is. */
import type { Candidates } from './candidates.js';
import { compare } from './compare.js';
import type { Bodies, Link, Linked } from './links.js';
import { latest } from './order.js';
import type { Seen } from './seen.js';
import { isLater, TRUNCATED_LENGTH, verdictOf } from './verdict.js';

export interface Stage {
  readonly seen: Seen;
  readonly order: Uint32Array;
  /** By record, its place in the order. */
  readonly ranks: Uint32Array;
  readonly bodies: Bodies;
  readonly keepers: Uint32Array;
  readonly candidates: Candidates;
  readonly linked: Linked;
  /** Notes a record as kept, so that others meet it. */
  enter(record: number): void;
}

/**
 * Whether an update is the later version: by its time, or, where times do not tell, as it was captured later. A much shorter one is
 * cut short then, as one is that a time shows to be later.
 */
export function isLaterVersion(seen: Seen, update: number, kept: number): boolean {
  if (latest(seen, update, kept) >= 0) return false;
  return isLater(seen.time(update), seen.time(kept)) || seen.words(update) >= seen.words(kept) * TRUNCATED_LENGTH;
}

/**
 * Puts the latest of its updates in the place of a kept record with these members: the latest one that can stand for all of them
 * and is no copy of any other kept record, so that all that holds of kept records goes on holding. Returns whether there is one.
 */
export function preferLatest(
  stage: Stage,
  kept: number,
  updates: readonly number[],
  members: readonly number[],
): boolean {
  const { seen } = stage;
  // Those of one time come in the order of all.
  const latestFirst = updates.toSorted((a, b) => latest(seen, a, b));
  return latestFirst.some(update => putInPlace(stage, update, kept, members));
}

/** False when it cannot be, and nothing has changed. */
function putInPlace(stage: Stage, later: number, kept: number, members: readonly number[]): boolean {
  const { keepers, linked } = stage;
  const copies = linksTo(stage, later, [kept, ...members.filter(member => member !== later)]);
  if (copies.some(link => link === null || link.verdict === 'related')) return false;
  const others = stage.candidates.of(stage.ranks[later]);
  if (stage.candidates.wasCut) return false;
  const records = others.map(rank => stage.order[rank]).filter(record => record !== kept && keepers[record] === record);
  const related = linksTo(stage, later, records).filter(link => link !== null);
  if (related.some(({ verdict }) => verdict !== 'related')) return false;
  linked.forget(kept);
  for (const record of [kept, ...members]) keepers[record] = later;
  for (const link of [...copies, ...related]) if (link !== null) linked.link(link);
  stage.enter(later);
  return true;
}

function linksTo({ seen, bodies }: Stage, kept: number, others: readonly number[]): (Link | null)[] {
  return others.map(other => {
    const comparison = compare(bodies.tokens(kept), bodies.tokens(other));
    const verdict = verdictOf(comparison, seen.time(kept), seen.time(other));
    return verdict === null ? null : { kept, other, verdict, comparison };
  });
}
