/** xz: all streams of it, by the program, whose dictionary may have as much memory as ours, or by xz-decompress where there is none. */
import type { Bytes } from '../bytes.js';
import type { Tell } from '../format.js';
import { throughProgram } from './program.js';

const MEMORY = '--memlimit-decompress=256MiB';

export const unxz = (bytes: Bytes, tell: Tell): Bytes =>
  throughProgram('xz', ['-dcq', MEMORY], bytes, tell, async () => (await import('./unxz-here.js')).unxzHere);
