/** bzip2: all streams of it, by the program. */
import type { Bytes } from './bytes.js';
import type { Tell } from './format.js';
import { throughProgram } from './program.js';

export const bunzip2 = (bytes: Bytes, tell: Tell): Bytes => throughProgram('bzip2', ['-dc'], bytes, tell);
