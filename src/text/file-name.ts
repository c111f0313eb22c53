/** Names of files in records and for people. A name is bytes; one that is no UTF-8 is given in base64. */
import { sequenceLength } from './utf8.js';

const ENCODED = 'base64:';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** How records name a file whose name is no UTF-8. */
export function encodedName(base64: string): string {
  return ENCODED + base64;
}

/** How people are shown a name: what is no UTF-8 in it as `\xff`. */
export function shownName(name: string): string {
  if (!name.startsWith(ENCODED)) return name;
  const [, base64, member = ''] = /^base64:([A-Za-z0-9+/]*={0,2})(!.*)?$/s.exec(name) ?? [];
  if (base64 === undefined) return name;
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  let shown = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at, bytes.length);
    const end = at + Math.abs(length);
    shown +=
      length > 0
        ? decoder.decode(bytes.subarray(at, end))
        : Array.from(bytes.subarray(at, end), byte => `\\x${byte.toString(16)}`).join('');
    at = end;
  }
  return shown + member;
}
