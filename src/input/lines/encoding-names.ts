/** The names of encodings: those of WHATWG's standard, by which TextDecoder knows them. */
import { nearest, UserError } from '../../errors.js';

/** Encodings to suggest: those of WHATWG's standard that Node's TextDecoder knows, one name each. */
export const ENCODINGS: readonly string[] =
  `auto utf-8 utf-16le utf-16be windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256
  windows-1257 windows-1258 windows-874 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8
  iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 koi8-r koi8-u ibm866 macintosh x-mac-cyrillic gbk gb18030 big5 euc-jp
  iso-2022-jp shift_jis euc-kr`.split(/\s+/);

/** The standard's name for an encoding, or null for one that there is not. */
export function standardName(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** The standard's name for an encoding that a user named, or `auto`. Throws a UserError for an unknown one. */
export function encodingName(label: string): string {
  if (label.toLowerCase() === 'auto') return 'auto';
  const name = standardName(label);
  if (name !== null) return name;
  const near = nearest(label, ENCODINGS);
  const hint =
    near === null ? `use auto, or a name such as ${ENCODINGS.slice(1, 5).join(', ')}` : `did you mean ${near}?`;
  throw new UserError('usage', `unknown encoding ${label}`, hint);
}
