/** Brotli and deflate, which have no first bytes of their own: by what is said of them alone. */
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createInflate, createInflateRaw } from 'node:zlib';
import { systemCode } from '../../io/reason.js';
import { ByteReader, type Bytes } from '../bytes.js';
import { type Finding, failure } from '../finding.js';
import type { Tell } from '../format.js';
import { through } from './through.js';

/** Bytes that are unpacked at a time. Of damaged data, the rest of the piece is lost. */
const PIECE = 32 * 1024;
const UNFINISHED = 'Z_BUF_ERROR';

/** A stream of Node that unpacks, and how much of its input it has used. */
type Engine = Transform & { readonly bytesWritten: number };

export const unbrotli = (bytes: Bytes, tell: Tell): Bytes =>
  unpacked('brotli', () => createBrotliDecompress(), bytes, tell);

/** What HTTP calls deflate: in a frame of zlib, as it ought to be, or without. */
export const inflated = (bytes: Bytes, tell: Tell): Bytes =>
  unpacked('deflate', head => (isFramed(head) ? createInflate() : createInflateRaw()), bytes, tell);

/** Whether two bytes are the header of a zlib stream (RFC 1950): a method, and a sum that 31 divides. */
const isFramed = ([method, flags]: Uint8Array): boolean => (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;

async function* unpacked(
  name: string,
  engineFor: (head: Uint8Array) => Engine,
  bytes: Bytes,
  tell: Tell,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  let isBegun = false;
  try {
    const engine = engineFor(await reader.ahead(2));
    const stream = { input: engine, output: engine, used: () => engine.bytesWritten };
    for await (const piece of through(reader, stream, PIECE)) {
      isBegun = true;
      yield piece;
    }
    if ((await reader.ahead(1)).length > 0) tell(failure('trailing_garbage', `has something behind its ${name} data`));
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (!/^(Z_|ERR_)/.test(code)) throw error;
    tell(isBegun ? cutShort(name, code) : noBeginning(name, code));
  } finally {
    await reader.close();
  }
}

function cutShort(name: string, code: string): Finding {
  if (code === UNFINISHED) return failure('truncated', `${name} data is truncated`, 'fetch it again');
  return failure('damaged', `${name} data is damaged; what could be read of it was`, 'fetch it again');
}

/** What is none of it cannot be told from what was damaged, or cut short, before anything came out. */
function noBeginning(name: string, code: string): Finding {
  const hint = name === 'brotli' ? 'is it brotli? its name or --from says so' : null;
  if (code === UNFINISHED) return failure('truncated', `${name} data is truncated, or is none`, hint);
  return failure('damaged', `${name} data is damaged from its beginning, or is none`, hint);
}
