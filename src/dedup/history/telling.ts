/** What a record is told of the entries of the index that it has to do with. */
import type { Copy, Related, Source } from '../../records/record.js';
import { copyOf, type Known, relatedOf } from '../told.js';
import { RELATED_SHARE } from '../verdict.js';
import type { Entry } from './entry.js';
import type { Judgement } from './judge.js';

/** Shares are told with four digits. */
const PRECISION = 1e4;

function sourceOf({ file, article, firstLine, lastLine, startByte, endByte }: Entry): Source {
  return { file, article, firstLine, lastLine, startByte, endByte };
}

/** An entry as it was when it was printed, where its text was kept. */
function knownOf({ entry, body }: Judgement): Known | null {
  if (body === null) return null;
  const paragraphs = new TextDecoder().decode(body.text).split('\n');
  return { id: entry.id, source: sourceOf(entry), paragraphs, bytes: body.text, tokens: body.tokens };
}

/** The entry of `copies` for what an earlier run printed: `own` is of the one that is dropped, which is that one when the record `takesItsPlace`. */
export function toldCopy(judgement: Judgement, record: Known, takesItsPlace: boolean): Copy {
  const { entry, verdict, comparison, similarity, containment, error } = judgement;
  const other = knownOf(judgement);
  const kind = verdict === 'related' ? 'near' : verdict;
  if (other !== null && comparison !== null) {
    const copy = copyOf(other, kind, comparison);
    return takesItsPlace ? copy : { ...copy, own: comparison.saysA.map(paragraph => record.paragraphs[paragraph]) };
  }
  const verified = verdict !== 'exact' ? 'sketch' : entry.id === record.id ? 'id' : 'text';
  const shares = { similarity: rounded(similarity), containment: rounded(containment) };
  return { id: entry.id, source: sourceOf(entry), kind, ...shares, own: [], verified, error: rounded(error) };
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
