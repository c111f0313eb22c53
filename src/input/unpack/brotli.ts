/** Brotli, which has no first bytes of its own: by name alone. */
import { createBrotliDecompress } from 'node:zlib';
import { systemCode } from '../../io/reason.js';
import { ByteReader, type Bytes } from '../bytes.js';
import { type Finding, failure } from '../finding.js';
import type { Tell } from '../format.js';
import { through } from './through.js';

/** Bytes that are unpacked at a time. Of damaged data, the rest of the piece is lost. */
const PIECE = 32 * 1024;
const UNFINISHED = 'Z_BUF_ERROR';

export async function* unbrotli(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  const engine = createBrotliDecompress();
  let isBegun = false;
  try {
    for await (const piece of through(
      reader,
      { input: engine, output: engine, used: () => engine.bytesWritten },
      PIECE,
    )) {
      isBegun = true;
      yield piece;
    }
    if ((await reader.ahead(1)).length > 0) tell(failure('trailing_garbage', 'has something behind its brotli data'));
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (!/^(Z_|ERR_)/.test(code)) throw error;
    tell(isBegun ? cutShort(code) : noBeginning(code));
  } finally {
    await reader.close();
  }
}

function cutShort(code: string): Finding {
  if (code === UNFINISHED) return failure('truncated', 'brotli data is truncated', 'fetch it again');
  return failure('damaged', 'brotli data is damaged; what could be read of it was', 'fetch it again');
}

/** What is no brotli cannot be told from what was damaged, or cut short, before anything came out. */
function noBeginning(code: string): Finding {
  const hint = 'is it brotli? its name or --from says so';
  if (code === UNFINISHED) return failure('truncated', 'brotli data is truncated, or is none', hint);
  return failure('damaged', 'brotli data is damaged from its beginning, or is none', hint);
}
