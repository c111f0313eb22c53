/** What a kept record is told of others, beside what an earlier run has told it. */
import type { Copy, Related } from '../records/record.js';

export interface Kin {
  readonly copies: readonly Copy[];
  readonly related: readonly Related[];
}

/** Both, each copy and each related record once: a copy is named by id and place, a related record, which was kept, by its id. */
export function mergedKin(before: Kin, found: Kin): Kin {
  return {
    copies: merged(before.copies, found.copies, ({ id, source }) => `${id} ${source?.article} ${source?.file}`),
    related: merged(before.related, found.related, ({ id }) => id),
  };
}

function merged<Item>(
  before: readonly Item[],
  found: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  const names = new Set(before.map(nameOf));
  return [...before, ...found.filter(item => !names.has(nameOf(item)))];
}
