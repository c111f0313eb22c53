/** What a record says of the others that it has to do with: entries of its `copies` and `related`. */
import type { Copy, Related } from '../records/record.js';
import type { Comparison } from './compare.js';
import type { LineRecord } from './index.js';
import { inThe, ownHeads, paragraphsIn } from './own.js';
import { placeOf } from './places.js';
import type { Tokens } from './tokens.js';
import { RELATED_SHARE, type Verdict } from './verdict.js';

/** A record as it was read again, and the words of its body. */
export interface Known extends LineRecord {
  readonly tokens: Tokens;
}

/** Paragraphs of a body by their numbers. */
export function paragraphsAt(body: Uint8Array, numbers: readonly number[]): string[] {
  const paragraphs = numbers.length === 0 ? [] : paragraphsIn(body);
  return numbers.map(number => paragraphs[number]);
}

/** Shares are told with four digits. */
const PRECISION = 1e4;
const rounded = (share: number): number => Math.round(share * PRECISION) / PRECISION;

/** The entry of `copies` for a copy, which is the second of the comparison with the record that stands for it. */
export function copyOf(kept: Known, copy: Known, kind: Exclude<Verdict, 'related'>, comparison: Comparison): Copy {
  return {
    id: copy.id,
    source: copy.source,
    kind,
    similarity: rounded(comparison.similarity),
    containment: rounded(comparison.containment),
    own: [...ownHeads(copy, kept), ...paragraphsAt(copy.tokens.bytes, comparison.saysB)],
    verified: 'text',
    error: 0,
  };
}

/** The entry of `copies` for a record with the same id as the one that stands for it; `like` is that of such a one that was compared. */
export function exactCopy(kept: LineRecord, copy: LineRecord, like: Copy | null): Copy {
  const { id, source } = copy;
  const told = like ?? { kind: 'exact', similarity: 1, containment: 1, own: [], verified: 'id', error: 0 };
  const inBody = inThe(copy.body, told.own ?? []);
  const { kind, similarity, containment, verified, error } = told;
  const own = [...ownHeads(copy, kept), ...inBody];
  return { id, source, kind, similarity, containment, own, verified, error };
}

/** The entries of `related` of two records that were compared: that of the first, and that of the second. */
export function relatedOf(a: Known, b: Known, comparison: Comparison): [Related, Related] {
  const { passage } = comparison;
  const shares = {
    kind: comparison.containment >= RELATED_SHARE ? 'part' : 'passage',
    similarity: rounded(comparison.similarity),
    containment: rounded(comparison.containment),
  } as const;
  const inA = passage === null ? null : placeOf(a.tokens, passage.a, passage.words);
  const inB = passage === null ? null : placeOf(b.tokens, passage.b, passage.words);
  const entry = (other: Known, here: typeof inA, there: typeof inA): Related => ({
    id: other.id,
    source: other.source,
    ...shares,
    passages: passage === null || here === null || there === null ? [] : [{ words: passage.words, here, there }],
  });
  return [entry(b, inA, inB), entry(a, inB, inA)];
}
