/**
 * Which records stay, and which stand for others. Records are looked at in the order in which they are to stay; one that is a copy
 * of a record that was kept before is dropped, any other is kept. So every copy is compared with the record that stands for it,
 * none that was kept is a copy of another, and a second run, in which nobody dropped was ever in anybody's way, keeps the same.
 */
import { bucketsOf } from './buckets.js';
import { candidatesIn } from './candidates.js';
import { compare } from './compare.js';
import type { Bodies, Link, Linked } from './links.js';
import { type Keep, keepOrder } from './order.js';
import type { Seen } from './seen.js';
import { isLaterVersion, preferLatest, type Stage } from './updates.js';
import { verdictOf } from './verdict.js';

/** How often those that are kept are looked at once more, when others have taken the places of some. */
const MOST_PASSES = 8;
/** Records that are looked at between two rests, in which signals are heard and what was found is written. */
const BETWEEN_RESTS = 256;

export interface Stars {
  /** By record the number of the one that stands for it, which is its own when it was kept. */
  readonly keepers: Uint32Array;
  /** By record the one of its key that comes first in the order; the others go where it goes. */
  readonly heads: Uint32Array;
}

/**
 * Finds the copies of records: those of the same key, and, where bodies are given, those that are near. Records `apart` stay, and
 * stand for those of their key only.
 */
export function* findStars(
  seen: Seen,
  keep: Keep,
  bodies: Bodies | null,
  linked: Linked,
  apart: ReadonlySet<number> = new Set(),
): Generator<void, Stars> {
  const order = keepOrder(seen, keep);
  const { ranks, heads } = headsOf(seen, order);
  const keepers = heads.slice();
  if (bodies !== null && bodies.postings > 0) {
    const given = { seen, order, ranks, heads, keepers, bodies, linked };
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      if (pass > 0) linked.relateAnew();
      const stage = open(given);
      const { contested, dropped } = yield* judgeAll(stage, heads, apart);
      const hasSettled = keep === 'best' && settle(stage, heads, contested);
      releaseOrphans(keepers, heads);
      // At first nobody is met who is not kept in the end, unless others have taken the places of those.
      if (!hasSettled && (pass === 0 || dropped === 0)) break;
    }
  }
  for (let record = 0; record < keepers.length; record++) keepers[record] = keepers[heads[record]];
  return { keepers, heads };
}

/** The rank of each record, and the head of those of its key: the one that comes first in the order. */
function headsOf(seen: Seen, order: Uint32Array): { ranks: Uint32Array; heads: Uint32Array } {
  const ranks = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]] = rank;
  const heads = Uint32Array.from({ length: order.length }, (_, record) => record);
  for (let record = 0; record < order.length; record++) {
    const first = seen.first(record);
    if (ranks[record] < ranks[heads[first]]) heads[first] = record;
  }
  for (let record = 0; record < order.length; record++) heads[record] = heads[seen.first(record)];
  return { ranks, heads };
}

type Given = Omit<Stage, 'candidates' | 'enter'> & { readonly heads: Uint32Array };

/** What is needed to compare those heads that nothing stands for. */
function open(given: Given): Stage {
  const { seen, order, ranks, heads, keepers, bodies } = given;
  const buckets = bucketsOf(order.length, bodies.postings, visit => {
    for (let record = 0; record < seen.count; record++) {
      const head = heads[record];
      if (seen.first(record) === record && keepers[head] === head) visit(ranks[head], bodies.sketch(record));
    }
  });
  const candidates = candidatesIn(buckets, order.length);
  const enter = (record: number) => candidates.keep(ranks[record]);
  return { ...given, candidates, enter };
}

interface Judged {
  /** By kept record, the heads that are later updates of it. */
  readonly contested: Map<number, number[]>;
  /** Heads that something stands for now. */
  readonly dropped: number;
}

/** Gives every head its keeper that nothing stands for yet. */
function* judgeAll(stage: Stage, heads: Uint32Array, apart: ReadonlySet<number>): Generator<void, Judged> {
  const { order, keepers, seen } = stage;
  const contested = new Map<number, number[]>();
  let dropped = 0;
  for (let rank = 0; rank < order.length; rank++) {
    if (rank % BETWEEN_RESTS === 0) yield;
    const record = order[rank];
    if (heads[record] !== record || keepers[record] !== record || apart.has(record)) continue;
    const copy = judge(stage, record);
    if (copy === null) continue;
    keepers[record] = copy.kept;
    dropped++;
    if (copy.verdict !== 'update' || !isLaterVersion(seen, record, copy.kept)) continue;
    const updates = contested.get(copy.kept);
    if (updates === undefined) contested.set(copy.kept, [record]);
    else updates.push(record);
  }
  return { contested, dropped };
}

/** Looks for a record that stands for this one; null when it is kept. */
function judge(stage: Stage, record: number): Link | null {
  const { seen, order, bodies, linked } = stage;
  const related: Link[] = [];
  for (const candidate of stage.candidates.of(stage.ranks[record])) {
    const kept = order[candidate];
    const comparison = compare(bodies.tokens(kept), bodies.tokens(record));
    const verdict = verdictOf(comparison, seen.time(kept), seen.time(record));
    if (verdict === null) continue;
    const link = { kept, other: record, verdict, comparison };
    if (verdict !== 'related') {
      linked.link(link);
      return link;
    }
    related.push(link);
  }
  stage.enter(record);
  for (const link of related) linked.link(link);
  return null;
}

/** Those whose keeper is kept no more stand for themselves again, and are looked at once more. */
function releaseOrphans(keepers: Uint32Array, heads: Uint32Array): void {
  const orphans: number[] = [];
  for (let record = 0; record < keepers.length; record++) {
    const keeper = keepers[record];
    if (heads[record] === record && keepers[keeper] !== keeper) orphans.push(record);
  }
  for (const record of orphans) keepers[record] = record;
}

/** Lets the latest of an update take the place of the record that stands for it; returns whether any did. */
function settle(stage: Stage, heads: Uint32Array, contested: ReadonlyMap<number, number[]>): boolean {
  const members = new Map<number, number[]>(Array.from(contested.keys(), kept => [kept, []]));
  for (let rank = 0; rank < stage.order.length; rank++) {
    const record = stage.order[rank];
    const keeper = stage.keepers[record];
    if (heads[record] === record && keeper !== record) members.get(keeper)?.push(record);
  }
  let hasChanged = false;
  for (const [kept, updates] of contested)
    hasChanged = preferLatest(stage, kept, updates, members.get(kept) ?? []) || hasChanged;
  return hasChanged;
}
