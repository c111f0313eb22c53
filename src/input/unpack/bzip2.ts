/** bzip2: all streams of it, by the program, or here where there is none. */
import type { Bytes } from '../bytes.js';
import type { Tell } from '../format.js';
import { throughProgram } from './program.js';

export const bunzip2 = (bytes: Bytes, tell: Tell): Bytes =>
  throughProgram('bzip2', ['-dc'], bytes, tell, async () => (await import('./bunzip2.js')).bunzip2Here);
