/** Whether text is surely in Unicode NFC already, told from its bytes: then it need not be decoded to be hashed. */

const SAFE = 0;
const UNSAFE = 1;
const BY_SECOND = 2;

/**
 * By first byte. Safe are U+0000-02FF (all NFC_QC=Yes, ccc=0), Greek but for U+0387, Cyrillic, Arabic letters, general punctuation but
 * for U+2000-2001, Han, most Hangul syllables, full-width forms (Unicode, DerivedNormalizationProps). Others are decoded and composed.
 */
const leads = new Uint8Array(256).fill(UNSAFE);
leads.fill(SAFE, 0x00, 0xcc);
for (const lead of [0xcf, 0xd0, 0xd1, 0xda, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xeb, 0xec]) leads[lead] = SAFE;
for (const lead of [0xce, 0xd8, 0xd9, 0xe2, 0xe3, 0xef]) leads[lead] = BY_SECOND;

function isSafePair(bytes: Uint8Array, at: number): boolean {
  const [lead, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (lead === 0xce) return second !== 0x87;
  if (lead === 0xd8) return second < 0x90 || second > 0x9a;
  if (lead === 0xd9) return second <= 0x8a || (second >= 0xa0 && second < 0xb0);
  if (lead === 0xe2) return second === 0x80 && third > 0x81;
  if (lead === 0xe3) return second === 0x80 && third < 0xaa;
  return second === 0xbc || second === 0xbd;
}

/** Whether well-formed UTF-8 in [from, to) is NFC beyond doubt. False says only that somebody must look. */
export function isSurelyComposed(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = leads[bytes[at]];
    if (kind !== SAFE && (kind === UNSAFE || !isSafePair(bytes, at))) return false;
  }
  return true;
}
