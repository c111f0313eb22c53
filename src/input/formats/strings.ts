/** Bytes to text, for formats that are not read line by line: HTML, NDJSON, CSV. */
import { ByteReader } from '../bytes.js';
import { doubt } from '../finding.js';
import type { FormatSettings, Item, Tell } from '../format.js';
import { decoderOf } from '../lines/decoder.js';
import { HEAD_SIZE, judge } from '../lines/encoding.js';
import { standardName } from '../lines/encoding-names.js';

const MARK = '\ufeff';
/** U+FFFD in UTF-8. */
const SIGN = [0xef, 0xbf, 0xbd];

/**
 * The text of an item, without its byte order mark, in pieces. The encoding is the one wished for, else the one that the
 * container tells, else `named` in the first bytes, else what these look like. What is no text is told, and gives none.
 */
export async function* stringsOf(
  item: Item,
  settings: FormatSettings,
  tell: Tell,
  named: (head: Uint8Array) => string | null = () => null,
): AsyncGenerator<string> {
  const reader = new ByteReader(item.bytes);
  try {
    const head = (await reader.ahead(HEAD_SIZE)).subarray(0, HEAD_SIZE);
    const label = settings.encoding ?? standardName(item.charset) ?? standardName(named(head));
    const { encoding, finding } = await judge(head, { ...settings, encoding: label });
    if (finding !== null) tell(finding);
    if (encoding === null) return;
    const decoder = decoderOf(encoding);
    const written = encoding === 'utf-8' ? writtenSigns() : () => 0;
    let invalid = 0;
    let isFirst = true;
    const counted = (text: string): string => {
      for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) invalid++;
      const isMarked = isFirst && text.startsWith(MARK);
      if (text !== '') isFirst = false;
      return isMarked ? text.slice(1) : text;
    };
    for await (const bytes of reader.take()) {
      invalid -= written(bytes);
      yield counted(decoder.decode(bytes, { stream: true }));
    }
    yield counted(decoder.decode());
    if (invalid > 0) {
      const what = invalid === 1 ? 'an invalid sequence' : `${invalid} invalid sequences`;
      const hint = settings.encoding === null ? 'try --encoding auto' : null;
      tell(doubt('invalid_bytes', `${what} of bytes read as U+FFFD in ${encoding}`, hint));
    }
  } finally {
    await reader.close();
  }
}

/** Counts the U+FFFD that stand in UTF-8 themselves, also where one is cut between two pieces. */
function writtenSigns(): (bytes: Uint8Array) => number {
  let begun = 0;
  return bytes => {
    let count = 0;
    for (let at = begun > 0 ? 0 : bytes.indexOf(SIGN[0]); at >= 0 && at < bytes.length; ) {
      if (bytes[at] === SIGN[begun]) {
        at++;
        if (++begun < SIGN.length) continue;
        count++;
      }
      begun = 0;
      at = bytes.indexOf(SIGN[0], at);
    }
    return count;
  };
}
