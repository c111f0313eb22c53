/** Brotli, which has no first bytes of its own: by name alone. */
import { createBrotliDecompress } from 'node:zlib';
import { systemCode } from '../io/reason.js';
import { ByteReader, type Bytes } from './bytes.js';
import { failure } from './finding.js';
import type { Tell } from './format.js';
import { through } from './through.js';

/** Bytes that are unpacked at a time. Of damaged data, the rest of the piece is lost. */
const PIECE = 32 * 1024;
const UNFINISHED = 'Z_BUF_ERROR';

export async function* unbrotli(bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  const engine = createBrotliDecompress();
  try {
    yield* through(reader, { input: engine, output: engine, used: () => engine.bytesWritten }, PIECE);
    if ((await reader.ahead(1)).length > 0) tell(failure('trailing_garbage', 'has something behind its brotli data'));
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === UNFINISHED) tell(failure('truncated', 'brotli data is truncated', 'fetch it again'));
    else if (/^(Z_|ERR_)/.test(code))
      tell(
        failure('damaged', 'brotli data is damaged; what could be read of it was', 'is it brotli? its name says so'),
      );
    else throw error;
  } finally {
    await reader.close();
  }
}
