/** Writing to a named pipe, or to one that a shell made of `>(command)`. */
import { constants, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from './reason.js';
import type { Target } from './target.js';
import { streamTarget } from './writer.js';

/** Between two looks whether somebody reads. */
const LOOK_MS = 50;

/**
 * Waits for a reader, then writes to it. A file's way of writing would not do: it blocks one of Node's threads, for which the
 * process would wait at its end, even after a signal.
 */
export async function fifoTarget(path: string): Promise<Target> {
  const { Socket } = await import('node:net');
  const socket = new Socket({ fd: await openWhenRead(path), readable: false, writable: true });
  const target = streamTarget(socket, path);
  return {
    write: target.write,
    async close() {
      await target.close();
      await new Promise<void>(resolve => socket.end(resolve));
    },
    async abort() {
      socket.destroy();
    },
  };
}

async function openWhenRead(path: string): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (systemCode(error) !== 'ENXIO') throw error;
      await delay(LOOK_MS);
    }
  }
}
