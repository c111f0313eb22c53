/** What a kept record is told of others, beside what an earlier run has told it. */
import type { Copy, Related } from '../../records/record.js';

export interface Kin {
  readonly copies: readonly Copy[];
  readonly related: readonly Related[];
}

/**
 * Both, each copy and each related record once: a copy is named by id and place, or as `nameOf` has it, a related record, which was
 * kept, by its id. What is a copy is not related besides, as an earlier run may have found a record that is a copy in this one.
 */
export function mergedKin(before: Kin, found: Kin, nameOf: (copy: Copy) => string = placed): Kin {
  const copies = merged(before.copies, found.copies, nameOf);
  const places = new Set(copies.map(placed));
  const related = merged(before.related, found.related, ({ id }) => id);
  return { copies, related: related.filter(each => !places.has(placed(each))) };
}

const placed = ({ id, source }: Copy | Related): string => `${id} ${source?.article} ${source?.file}`;

/** Of rows of other programs, which have no place but that where they were read last, a copy is the same when the same is told of it. */
export const toldOfCopy = ({ id, kind, similarity, containment, own }: Copy): string =>
  JSON.stringify([id, kind, similarity, containment, own]);

function merged<Item>(
  before: readonly Item[],
  found: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const names = new Set(before.map(nameOf));
  return [...before, ...found.filter(item => !names.has(nameOf(item)))];
}
