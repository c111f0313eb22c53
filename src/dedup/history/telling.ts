/** What a record is told of the entries of the index that it has to do with. */
import type { Copy, Related, Source } from '../../records/record.js';
import { ownHeads } from '../own.js';
import { copyOf, type Known, paragraphsAt, relatedOf } from '../told.js';
import { RELATED_SHARE } from '../verdict.js';
import type { Entry } from './entry.js';
import type { Judgement } from './judge.js';
import { paragraphsNotShown } from './outline-own.js';
import type { Replaced } from './pending.js';

/** Shares are told with four digits. */
const PRECISION = 1e4;
/** Those of what was left out are kept in percent. */
const PERCENT_ERROR = 0.005;
const NOTHING = new Uint8Array(0);

function sourceOf({ file, article, firstLine, lastLine, startByte, endByte }: Entry): Source {
  return { file, article, firstLine, lastLine, startByte, endByte };
}

/** An entry as it was when it was printed, where its text was kept. */
function knownOf({ entry, body }: Judgement): Known | null {
  if (body === null) return null;
  const { text, tokens } = body;
  return { id: entry.id, source: sourceOf(entry), heads: [], passedOn: [], body: () => text, tokens };
}

/**
 * The entry of `copies` for what an earlier run printed: `own` is of the one that is dropped, which is that one when the record
 * `takesItsPlace`. Of what that run printed headline and captions are not known, so of the record they are not told either.
 */
export function toldCopy(judgement: Judgement, record: Known, takesItsPlace: boolean): Copy {
  const { entry, verdict, comparison, aligned, similarity, containment, error } = judgement;
  const other = knownOf(judgement);
  const kind = verdict === 'related' ? 'near' : verdict;
  if (other !== null && comparison !== null) {
    const copy = copyOf({ ...record, heads: [] }, other, kind, comparison);
    const own = [...passedOn(record, other), ...paragraphsAt(record.body(), comparison.saysA)];
    return takesItsPlace ? copy : { ...copy, own };
  }
  const verified = verdict !== 'exact' ? 'sketch' : entry.id === record.id ? 'id' : 'text';
  const shares = { similarity: rounded(similarity), containment: rounded(containment) };
  const isShown = aligned !== null && entry.outline !== null && !takesItsPlace;
  const notShown = isShown ? paragraphsNotShown(record.tokens, aligned, entry.outline.marks) : null;
  const inBody = verdict === 'exact' ? [] : notShown === null ? null : paragraphsAt(record.body(), notShown);
  const same = verdict === 'exact' ? record.body : () => NOTHING;
  const own = inBody && [...passedOn(record, { heads: [], passedOn: [], body: same }), ...inBody];
  return { id: entry.id, source: sourceOf(entry), kind, ...shares, own, verified, error: rounded(error) };
}

/** What the copies that a record was told of say, and what an earlier run printed does not. */
function passedOn(record: Known, printed: Parameters<typeof ownHeads>[1]): string[] {
  return ownHeads({ ...record, heads: [] }, printed);
}

/** How an entry is like the record that takes its place. */
export function replacedBy({ entry, verdict, similarity, containment }: Judgement): Replaced {
  const kind = verdict === 'related' ? 'near' : verdict;
  return { id: entry.id, bodyHash: entry.bodyHash, kind, similarity, containment };
}

/** The entry of `copies` for the record that stands for one which was left out before. */
export function leftCopy(entry: Entry): Copy {
  const { kind, similarity, containment } = entry.left ?? { kind: 'near', similarity: 0, containment: 0 };
  return {
    id: entry.id,
    source: sourceOf(entry),
    kind,
    similarity,
    containment,
    own: null,
    verified: 'sketch',
    error: PERCENT_ERROR,
  };
}

/** The entry of `related`; where bodies were not compared, it has no shares and no passages. */
export function toldRelated(judgement: Judgement, record: Known): Related {
  const { entry, comparison, containment } = judgement;
  const other = knownOf(judgement);
  if (other !== null && comparison !== null) return relatedOf(record, other, comparison)[0];
  const kind = containment >= RELATED_SHARE ? 'part' : 'passage';
  return { id: entry.id, source: sourceOf(entry), kind, similarity: null, containment: null, passages: [] };
}

function rounded(share: number): number {
  return Math.round(share * PRECISION) / PRECISION;
}
