/** Whether a dump goes on in another encoding, as joined dumps do: UTF-16 behind UTF-8, or the other way round. */

/** What begins UTF-16; the pair can stand in no UTF-8. */
const MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;
/** So many bytes that are UTF-8 without a NUL, with a space and no control character, are no accident in UTF-16. */
const LEAST_RUN = 64;
/** Bytes of a character that a run may begin or end within. */
const MOST_CUT = 3;
const SPACE = 0x20;

type Check = (bytes: Uint8Array) => boolean;

/** The check for the lines of a dump: whether there is another encoding in one. */
export function foreignCheck(encoding: string, isUtf8: Check): Check {
  if (encoding === 'utf-8') return isWide;
  return encoding.startsWith('utf-16') ? raw => isNarrow(raw, isUtf8) : () => false;
}

/** No text in an encoding of single bytes has a smaller one; half of a character of UTF-16 may be so. */
const SMALLEST = 0x09;

/** Whether a line that was read as UTF-8 goes on as UTF-16: its mark begins it, or stands in it with a byte behind that no text has. */
function isWide(raw: Uint8Array): boolean {
  return MARKS.some(([first, second]) => {
    for (let at = raw.indexOf(first); at >= 0; at = raw.indexOf(first, at + 1))
      if (raw[at + 1] === second) return at === 0 || raw.subarray(at + 2).some(byte => byte < SMALLEST);
    return false;
  });
}

/** Whether a line that was read as UTF-16 has UTF-8 in it. */
function isNarrow(raw: Uint8Array, isUtf8: Check): boolean {
  for (let from = 0; from < raw.length; ) {
    const nul = raw.indexOf(0, from);
    const to = nul < 0 ? raw.length : nul;
    if (to - from >= LEAST_RUN && isText(raw.subarray(from, to), isUtf8)) return true;
    from = to + 1;
  }
  return false;
}

function isText(run: Uint8Array, isUtf8: Check): boolean {
  if (!run.includes(SPACE)) return false;
  // The unit of UTF-16 before the run may have left a byte in it that looks like a control character.
  const inner = run.subarray(MOST_CUT);
  if (inner.some(byte => byte < SPACE && (byte < 0x09 || byte > 0x0d))) return false;
  for (let from = 0; from <= MOST_CUT; from++)
    for (let cut = 0; cut <= MOST_CUT; cut++) if (isUtf8(run.subarray(from, run.length - cut))) return true;
  return false;
}
