/** What the main thread and its workers say to each other. All of it is plain data; buffers are shared, and of one side at a time. */
import type { Account } from '../account.js';
import type { FrozenSites } from '../articles/site/frozen.js';
import type { Sketch } from '../articles/site/siblings.js';
import type { ToldBug } from '../bug.js';
import type { LineStats } from '../input/lines/line-stats.js';
import type { Options } from '../options.js';

/** What every thread is told at its start. */
export interface Setup {
  readonly options: Options;
  /** Names of the fields that rows have. */
  readonly fields: readonly string[];
}

export interface FileName {
  readonly name: string;
  readonly path: Uint8Array;
}

export interface FileJob {
  readonly kind: 'files';
  readonly files: readonly FileName[];
}

/** Files whose pages are to be remembered, before anything is extracted. */
export interface LearnJob {
  readonly kind: 'learn';
  readonly files: readonly FileName[];
}

/** From one of the places where a large file may be cut on. */
export interface PartJob {
  readonly kind: 'part';
  readonly name: string;
  readonly path: Uint8Array;
  /** The file’s device and inode. */
  readonly key: string;
  readonly part: number;
  /** Where each part begins, always with a line; and where the file ends. */
  readonly starts: readonly number[];
  readonly size: number;
}

/** Inputs of a batch: what comes of each is sent step by step. */
export interface InputJob {
  readonly kind: 'inputs';
  readonly files: readonly FileName[];
}

export type Job = FileJob | PartJob | LearnJob | InputJob;

/** The state behind the boundary of an article: all that the rest of the dump’s extraction depends on. */
export interface Boundary {
  /** Where the article behind it begins. */
  readonly at: number;
  readonly state: Float64Array;
}

/** Rows that were made between two boundaries, or as many as fit. */
export interface Segment {
  /** Where its rows end in the block, and its places in the list of places. */
  readonly to: number;
  readonly placesTo: number;
  readonly records: number;
  readonly account: Account;
  /** How many articles the part had up to its end. */
  readonly articles: number;
  /** True when a boundary that was noted is at its end. */
  readonly isHead: boolean;
}

export interface Block {
  readonly kind: 'block';
  readonly buffer: SharedArrayBuffer;
  /** Where in the rows the number of an article stands that must be moved by what came before the part. */
  readonly places: Int32Array;
  readonly segments: readonly Segment[];
}

/** How a run over one part or several came to its end. */
export interface PartEnd {
  /** The part that goes on behind it, and at which of its noted boundaries; null at the end of the file. */
  readonly next: { readonly part: number; readonly head: number } | null;
  /** Counts of the lines before that part, from where the run began. */
  readonly counts: LineStats;
  readonly articles: number;
  readonly bytes: number;
}

/** Pages of the files of a job, in order, and their sites where the input tells. */
export interface SketchedPages {
  readonly kind: 'pages';
  readonly pages: readonly { readonly sketch: Sketch; readonly site: string | null }[];
}

/** What comes of the inputs of a batch: dumps begin and end, between them are rows, and behind the last stands the account. */
export type Step =
  | { readonly kind: 'begin'; readonly dump: string }
  /** Rows up to here in the buffer. */
  | { readonly kind: 'rows'; readonly to: number; readonly records: number }
  | { readonly kind: 'end'; readonly dump: string; readonly isNone: boolean }
  | { readonly kind: 'input'; readonly account: Account };

export interface Steps {
  readonly kind: 'steps';
  readonly buffer: SharedArrayBuffer;
  readonly steps: readonly Step[];
}

export type FromThread =
  | Block
  | Steps
  | SketchedPages
  /** The boundaries with which a part begins; it makes no more. */
  | { readonly kind: 'heads'; readonly heads: readonly Boundary[] }
  /** Has come to where another part begins, and waits for its heads. */
  | { readonly kind: 'arrived'; readonly part: number }
  /** Could not meet that part, and has read it itself. */
  | { readonly kind: 'swallowed'; readonly part: number }
  | { readonly kind: 'end'; readonly part: PartEnd | null }
  | { readonly kind: 'bug'; readonly bug: ToldBug };

export type ToThread =
  | { readonly kind: 'job'; readonly job: Job }
  /** What was learned of the pages of the run: said before the first job that needs it. */
  | { readonly kind: 'learned'; readonly sites: FrozenSites }
  /** A buffer comes back. */
  | { readonly kind: 'buffer'; readonly buffer: SharedArrayBuffer }
  /** The heads of the part that was arrived at; null when nobody has begun it. */
  | { readonly kind: 'heads'; readonly heads: readonly Boundary[] | null }
  /** What the job gives is not wanted. */
  | { readonly kind: 'drop' };
