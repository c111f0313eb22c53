/** Flags for whole batches: where the parts go, how they are shared out, and what happens when some go wrong. */
import { BATCHERS, type Flags, RECORDERS } from './flag.js';
import { named, readJobs, readMaxBad, readShard, set } from './values.js';

/** How many inputs may be bad: so many, or so many percent. */
export interface MaxBad {
  readonly count: number;
  readonly isShare: boolean;
}

/** The share number `index` of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface BatchOptions {
  outDir: string | null;
  resume: boolean;
  dryRun: boolean;
  shard: Shard | null;
  /** Null for as many threads as there are cores. */
  jobs: number | null;
  errors: string | null;
  maxBad: MaxBad;
}

export const BATCH_FLAGS: Flags<BatchOptions> = {
  outDir: {
    name: 'out-dir',
    value: 'DIR',
    description: 'write one file for each dump to DIR, and a journal of what is done',
    group: 'Batches',
    commands: RECORDERS,
    default: null,
    read: named('out-dir', 'a folder'),
  },
  resume: {
    name: 'resume',
    description: 'go on with what the journal in --out-dir says is not done',
    group: 'Batches',
    commands: RECORDERS,
    default: false,
    read: set,
  },
  dryRun: {
    name: 'dry-run',
    description: 'list what would be read, and with --out-dir written, and do nothing',
    group: 'Batches',
    commands: RECORDERS,
    default: false,
    read: set,
  },
  shard: {
    name: 'shard',
    value: 'I/N',
    description: 'take only the I-th of N shares of the inputs, by their names',
    group: 'Batches',
    commands: BATCHERS,
    default: null,
    read: readShard,
  },
  jobs: {
    name: 'jobs',
    short: 'j',
    value: 'N',
    description: 'work on N threads, by default one a core where there is enough to do; the output is the same',
    group: 'Batches',
    commands: RECORDERS,
    default: null,
    read: readJobs,
  },
  errors: {
    name: 'errors',
    value: 'FILE',
    description: 'write each problem to FILE, as a line of NDJSON',
    group: 'Batches',
    commands: [...BATCHERS, 'dedup'],
    default: null,
    read: named('errors', 'a file'),
  },
  maxBad: {
    name: 'max-bad',
    value: 'N',
    description: 'end with 0 although up to N inputs, or N%, could not be read whole',
    group: 'Batches',
    commands: [...BATCHERS, 'dedup'],
    default: { count: 0, isShare: false },
    read: readMaxBad,
  },
};
