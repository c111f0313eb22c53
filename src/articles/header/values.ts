/** Values of header blocks: what each is by itself, whatever its key. */
import { KNOWN_LABELS } from '../../layouts/index.js';
import { findTimestamp } from '../../text/timestamps.js';

export type Kind = 'address' | 'time' | 'title' | 'sentence' | 'other' | 'none';

const ADDRESS =
  /^<?(?:https?:\/\/|www\.)[^\s<>]+>?$|^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,12}(?:\/\S*)?$/u;
const TITLE_WORDS = { least: 3, most: 40 };
/** A value of so many words that ends as a sentence is a paragraph. */
const SENTENCE_WORDS = 12;
const WORD = /[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+/gu;
const ENDED = /[.。!！?？…]["”’“‘»«」)]?$/u;

export function kindOf(value: string): Kind {
  if (value === '') return 'none';
  if (ADDRESS.test(value)) return 'address';
  if (findTimestamp(value, KNOWN_LABELS) !== null) return 'time';
  const words = value.match(WORD)?.length ?? 0;
  if (words >= SENTENCE_WORDS && ENDED.test(value)) return 'sentence';
  return words >= TITLE_WORDS.least && words <= TITLE_WORDS.most ? 'title' : 'other';
}
