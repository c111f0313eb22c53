/** Compressed output. */
import type { Target } from './target.js';

/** Compresses what goes to a target. The same writes give the same file: zlib's header has no time and no name. */
export async function gzipTarget(target: Target): Promise<Target> {
  const { createGzip } = await import('node:zlib');
  const gzip = createGzip();
  const pump = (async () => {
    for await (const chunk of gzip) await target.write(chunk);
  })();
  // Whatever fails, fails in the pump, and comes out of the write or close that waits for it.
  pump.catch(() => {});
  gzip.on('error', () => {});
  const taken = (bytes: Uint8Array) =>
    new Promise<void>(resolve => gzip.write(bytes, error => (error ? undefined : resolve())));
  return {
    write: bytes => Promise.race([pump, taken(bytes)]),
    close: async () => {
      gzip.end();
      await pump;
      await target.close();
    },
    abort: async () => {
      gzip.destroy();
      await pump.catch(() => {});
      await target.abort();
    },
  };
}
