/** Reading a named pipe, or one that a shell made of `<(command)`. */
import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * The bytes of a pipe until its writers have gone; waits for the first of them. A file's way of reading would not do: it
 * blocks one of Node's threads, for which the process would wait at its end, even after a signal.
 */
export function readPipe(path: Buffer): AsyncIterable<Uint8Array> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
