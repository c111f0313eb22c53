/** Guessing an encoding by what its bytes would spell, for `--encoding auto`. */
import { standardName } from './encoding-names.js';

/** The detector's names that are none of the standard's labels: supersets that decode the same. */
const ALIASES: Readonly<Record<string, string>> = {
  cp874: 'windows-874',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  big5hkscs: 'big5',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
  shift_jis_2004: 'shift_jis',
  'euc-jis-2004': 'euc-jp',
  'iso2022-jp-2': 'iso-2022-jp',
};

/** The likeliest encoding of a dump's head that can be decoded, or null. The detector is large: it is loaded when first needed. */
export async function guessEncoding(head: Uint8Array): Promise<string | null> {
  const { default: jschardet } = await import('jschardet');
  for (const { encoding } of jschardet.detectAll(head)) {
    const name = encoding?.toLowerCase() ?? '';
    const known = standardName(ALIASES[name] ?? name);
    if (known !== null) return known;
  }
  return null;
}
