/** Decoders for encodings other than UTF-8. */

/** Bytes 80 to 9F of windows-1252, which some versions of Node take for control characters as in ISO 8859-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const C1 = /[\u0080-\u009f]/g;

export interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

/** A decoder that keeps a byte order mark as U+FEFF and puts U+FFFD for what it cannot read. Throws RangeError for an unknown name. */
export function decoderOf(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  if (decoder.encoding !== 'windows-1252') return decoder;
  return {
    decode: (bytes, options) => decoder.decode(bytes, options).replace(C1, c => WINDOWS_1252[c.charCodeAt(0) - 0x80]),
  };
}
