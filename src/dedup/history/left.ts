/**
 * What was left out: of a record that a run dropped, or that another one has taken the place of, the index remembers the body, as a
 * hash, and which record stands for it. So what came once does not come again, whatever becomes of that other one.
 */
import type { CopyKind } from '../../records/record.js';

/** How a record that was left out is like the one that stands for it. */
export interface Left {
  readonly kind: CopyKind;
  readonly similarity: number;
  readonly containment: number;
}

/** Kinds by the numbers that indexes have of them. */
const KINDS = ['exact', 'near', 'truncated', 'update'] as const satisfies readonly CopyKind[];
/** Shares are kept in percent. */
const PERCENT = 100;
const SHARE_BITS = 7;
const SHARE_RANGE = 2 ** SHARE_BITS;

/** In 16 bits: the kind, then the two shares. */
export function packedLeft({ kind, similarity, containment }: Left): number {
  const [one, other] = [similarity, containment].map(share => Math.round(Math.min(1, share) * PERCENT));
  return (KINDS.indexOf(kind) * SHARE_RANGE + one) * SHARE_RANGE + other;
}

export function unpackedLeft(packed: number): Left {
  const share = (value: number) => Math.min(1, (value % SHARE_RANGE) / PERCENT);
  const kind = KINDS[Math.floor(packed / SHARE_RANGE ** 2) % KINDS.length];
  return { kind, similarity: share(Math.floor(packed / SHARE_RANGE)), containment: share(packed) };
}

/** Whether a row is of a record that was left out: then its id and place are those of the record that stands for it. */
export function isLeft({ bodyBytes, outline }: { readonly bodyBytes: number; readonly outline: number }): boolean {
  return bodyBytes === 0 && outline === 0;
}
