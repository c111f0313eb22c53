/** The member loop of gzip: never throws, tells what is wrong, and gives what zlib would have. */
import { gunzipSync } from 'node:zlib';
import { gunzip } from '../../../src/input/unpack/gzip.js';

export async function target(bytes: Uint8Array): Promise<void> {
  const told: string[] = [];
  const pieces: Uint8Array[] = [];
  const source = (async function* () {
    if (bytes.length > 0) yield bytes.slice();
  })();
  for await (const piece of gunzip(source, ({ code }) => void told.push(code))) {
    pieces.push(piece.slice());
    if (pieces.length > 1000) break;
  }
  let whole: Uint8Array | null = null;
  try {
    whole = gunzipSync(bytes, { maxOutputLength: 1 << 22 });
  } catch {
    return;
  }
  const mine = Buffer.concat(pieces);
  if (told.length === 0 && mine.length < whole.length) throw new Error(`${whole.length} bytes became ${mine.length}`);
}
