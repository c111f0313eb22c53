/** Which format an input is in: by its first bytes, then by the ending of its name. */
import { ascii, beginsWith } from './bytes.js';
import { doubt } from './finding.js';
import type { FormatSettings, InputFormat } from './format.js';

/** First bytes on which the choice rests: a tar archive has its mark at 257. */
export const SNIFF_SIZE = 512;

/** An ending that says what a file is, though it is nothing that is known here: `.jpg`, but not `.08` or `-00001`. */
const ENDING = /\.[a-z][a-z0-9]{0,5}$/;

/** The first format that takes these bytes for its own. Plain text, the last one, takes all. */
export function formatOf(head: Uint8Array, fileName: string, formats: readonly InputFormat[]): InputFormat {
  return formats.find(format => format.matches(head, endingOf(fileName, format) !== null)) as InputFormat;
}

/** A matcher for first bytes. What ends before them is taken for its beginning where the name says so too. */
export function magic(...bytes: readonly (string | number)[]): InputFormat['matches'] {
  const first = bytes.flatMap(each => (typeof each === 'string' ? ascii(each) : [each]));
  return (head, isNamed) =>
    beginsWith(head, isNamed && head.length < first.length ? first.slice(0, head.length) : first);
}

/** A matcher for formats that have no first bytes of their own. */
export const byName: InputFormat['matches'] = (_head, isNamed) => isNamed;

/** How a row of NDJSON begins: so may a text, though hardly any does. */
const ROW = /^(?:\xef\xbb\xbf)?\{ ?"/;

/** What is told of a text that is probably none. */
export const ROWS_AS_TEXT = doubt(
  'rows_as_text',
  'begins as NDJSON does, and is read as plain text',
  'add --from ndjson if its lines hold pages, or --from text if they do not',
);

/** Whether a text begins as NDJSON does, where rows are looked for and nobody says that it is text. */
export function mayBeRows(
  head: Uint8Array,
  { from }: Pick<FormatSettings, 'from'>,
  formats: readonly InputFormat[],
): boolean {
  if (from !== null || !formats.some(({ name }) => name === 'ndjson')) return false;
  return ROW.test(Buffer.from(head.subarray(0, 6)).toString('latin1'));
}

const BZIP2 = magic('BZh');
const BZIP2_BLOCKS = [magic('1AY&SY'), magic(0x17, 0x72, 0x45, 0x38, 0x50, 0x90)];

/** bzip2: its mark, how large its blocks are, and the beginning of a block or of the end. */
export function isBzip2(head: Uint8Array, isNamed: boolean): boolean {
  const isSized = head.length < 4 || (head[3] >= 0x31 && head[3] <= 0x39);
  return BZIP2(head, isNamed) && isSized && BZIP2_BLOCKS.some(matches => matches(head.subarray(4), isNamed));
}

/** A name without the ending of this format. */
export function withoutEnding(fileName: string, format: InputFormat): string {
  return fileName.slice(0, fileName.length - (endingOf(fileName, format)?.length ?? 0));
}

/** Whether a file met in a folder is read: its ending is one of a format that is looked for there, compressed or not. */
export function isDumpName(fileName: string, formats: readonly InputFormat[]): boolean {
  const packing = formats.find(format => format.kind === 'compression' && endingOf(fileName, format) !== null);
  const inner = packing === undefined ? fileName : withoutEnding(fileName, packing);
  const format = formats.find(each => endingOf(inner, each) !== null);
  if (format !== undefined) return format.inFolders && format.kind !== 'compression';
  return packing !== undefined && !ENDING.test(inner.toLowerCase());
}

/** The endings of the formats that are looked for in folders. */
export function endingsInFolders(formats: readonly InputFormat[]): string[] {
  return formats.filter(({ inFolders }) => inFolders).flatMap(({ endings }) => endings);
}

/** The ending of a format that a name has, in any case, or null. */
function endingOf(fileName: string, { endings }: InputFormat): string | null {
  const folded = fileName.toLowerCase();
  return endings.find(ending => folded.endsWith(ending)) ?? null;
}
