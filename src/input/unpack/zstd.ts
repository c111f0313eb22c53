/** zstd: all frames of it, by zlib where it knows zstd (Node 22.15), else by the program, else by fzstd. */

import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { systemCode } from '../../io/reason.js';
import { ByteReader, type Bytes } from '../bytes.js';
import { failure } from '../finding.js';
import type { Tell } from '../format.js';
import { throughProgram } from './program.js';
import { through } from './through.js';

type Engine = Transform & { readonly bytesWritten: number };
type MakeEngine = () => Engine;

const PIECE = 32 * 1024;
const UNFINISHED = 'Z_BUF_ERROR';

export function unzstd(bytes: Bytes, tell: Tell): Bytes {
  const make = (zlib as { createZstdDecompress?: MakeEngine }).createZstdDecompress;
  return make === undefined
    ? throughProgram('zstd', ['-dcq'], bytes, tell, async () => (await import('./unzstd-here.js')).unzstdHere)
    : byZlib(make, bytes, tell);
}

async function* byZlib(make: MakeEngine, bytes: Bytes, tell: Tell): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(bytes);
  try {
    while ((await reader.ahead(1)).length > 0) {
      const engine = make();
      yield* through(reader, { input: engine, output: engine, used: () => engine.bytesWritten }, PIECE);
    }
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === UNFINISHED) tell(failure('truncated', 'zstd data is truncated', 'fetch it again'));
    else if (/^(Z|ERR)_/.test(code)) tell(failure('damaged', 'zstd data is damaged; what could be read of it was'));
    else throw error;
  } finally {
    await reader.close();
  }
}
