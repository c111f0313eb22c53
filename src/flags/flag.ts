/** What a flag is: one row, from which the parser, the help and the docs are made. */

/** Commands by what they take: dumps to read, rows to print. */
export type CommandName =
  | 'clean'
  | 'extract'
  | 'dedup'
  | 'explain'
  | 'compare'
  | 'index'
  | 'layouts'
  | 'schema'
  | 'completion';
export const READERS: readonly CommandName[] = ['clean', 'extract', 'explain', 'compare', 'layouts'];
/** Those that make records of what they read. */
export const EXTRACTORS: readonly CommandName[] = READERS.filter(name => name !== 'layouts');
export const RECORDERS: readonly CommandName[] = ['clean', 'extract'];
/** Commands that drop duplicates, and those that know of them. */
export const DEDUPERS: readonly CommandName[] = ['clean', 'dedup'];
/** Commands that read records which were made already. */
export const ROW_READERS: readonly CommandName[] = ['dedup', 'compare'];
export const KEEPERS: readonly CommandName[] = [...DEDUPERS, 'explain'];
/** Those that print what they read, dump after dump. */
export const BATCHERS: readonly CommandName[] = ['clean', 'extract', 'explain'];
/** Commands that read files for what they print. */
export const FILE_READERS: readonly CommandName[] = [...READERS, 'dedup'];
/** Commands that print records, for which some formats are made. */
export const RECORD_PRINTERS: readonly CommandName[] = [...RECORDERS, 'dedup'];
/** Commands that print rows. */
export const PRINTERS: readonly CommandName[] = [...FILE_READERS, 'index'];
export const ALL: readonly CommandName[] = [...PRINTERS, 'schema', 'completion'];

export interface Flag<Value> {
  /** As on the command line, without its dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; a flag without one is a switch. */
  readonly value?: string;
  readonly description: string;
  readonly group: 'Output' | 'Duplicates' | 'Reading' | 'Batches' | 'Saying';
  readonly commands: readonly CommandName[];
  readonly choices?: readonly string[];
  /** Those of its choices that a command has, where not all have them all. */
  choicesOf?(command: CommandName): readonly string[];
  readonly default: Value;
  /** The default as the help shows it, where it is not plain from the description. */
  readonly shown?: string;
  /** Whether it may be given again; values are lists then, which are joined. */
  readonly repeats?: boolean;
  /** Reads the value as typed; throws what the user should know. */
  read(typed: string): Value;
}

/** The flags that fill these options. */
export type Flags<Options> = { readonly [Key in keyof Options]: Flag<Options[Key]> };
