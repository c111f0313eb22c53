/** The options of all commands, checked, and the flags that fill them. Nothing is opened here. */
import { BATCH_FLAGS, type BatchOptions } from './flags/batch.js';
import { DUPLICATE_FLAGS, type DuplicateOptions } from './flags/duplicates.js';
import type { Flags } from './flags/flag.js';
import { INPUT_FLAGS, type InputOptions } from './flags/input.js';
import { OUTPUT_FLAGS, type OutputOptions } from './flags/output.js';
import { READING_FLAGS, type ReadingOptions } from './flags/reading.js';
import { SAYING_FLAGS, type SayingOptions } from './flags/saying.js';

export type { CommandName, Flag } from './flags/flag.js';

export type Options = OutputOptions & DuplicateOptions & ReadingOptions & InputOptions & BatchOptions & SayingOptions;

/** In the order of the help. */
export const FLAGS: Flags<Options> = {
  ...OUTPUT_FLAGS,
  ...DUPLICATE_FLAGS,
  ...READING_FLAGS,
  ...INPUT_FLAGS,
  ...BATCH_FLAGS,
  ...SAYING_FLAGS,
};
