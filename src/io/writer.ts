/** The checked writer for streams that are there already: standard output, or a pipe or device named with -o. */
import type { Writable } from 'node:stream';
import { type Target, writeError } from './target.js';

/**
 * Writes to a stream, each write waiting for the one before: a slow reader slows the run down and fills no memory, and no
 * error goes unseen. Closing leaves the stream open: it is not ours.
 */
export function streamTarget(stream: Writable, name: string): Target {
  // Errors come back with the write that caused them; without a listener Node would also throw them at nobody.
  let broken: Error | null = null;
  stream.on('error', error => {
    broken ??= error;
  });
  return {
    write: bytes =>
      new Promise((resolve, reject) => {
        const done = (error?: Error | null) => {
          if (!error) return resolve();
          broken ??= error;
          reject(writeError(name, broken));
        };
        if (broken !== null) done(broken);
        else stream.write(bytes, done);
      }),
    close: async () => {
      if (broken !== null) throw writeError(name, broken);
    },
    abort: async () => {},
  };
}
