/** The contract of an output format: the rows that it is given, and how they are told of. */
import type { NewsRecord } from '../records/record.js';
import type { ByteSink } from '../text/sink.js';

/** One cell of a flat format; a list is joined by line breaks. */
export type Cell = string | number | null | readonly (string | null)[];

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** A field of a row: its name in JSON, what its values are where that is written down, and the flat columns that it becomes. */
export interface RowField<Row> {
  readonly name: string & keyof Row;
  readonly schema?: Schema;
  readonly columns: readonly { readonly name: string; value(row: Row): Cell }[];
}

/** A kind of row that can be written: its fields in order, and how people see it (loaded only when somebody looks). */
export interface RowKind<Row> {
  /** What the rows are, as a heading. */
  readonly title: string;
  readonly fields: readonly RowField<Row>[];
  view(sink: ByteSink, settings: OutputSettings): Promise<RowWriter<Row>>;
  /** The record that a row is, its texts as strings; absent where rows are something else. */
  toRecord?(row: Row): NewsRecord;
  /** How a browser shows it, where that is more than a table. */
  page?(sink: ByteSink, settings: OutputSettings): Promise<RowWriter<Row>>;
}

/** What a format needs to know beside the rows. */
export interface OutputSettings {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether people look at it: then control characters are shown, not sent. */
  readonly terminal: boolean;
  /** Rows shown in a table before it says how many more there are; Infinity for all. */
  readonly rows: number;
  readonly csvSafe: boolean;
  readonly csvBom: boolean;
}

/** Writes rows into the sink it was opened on. `notes` are told once, at the end, as warnings. */
export interface RowWriter<Row> {
  row(row: Row): void;
  end(): void;
  notes?(): readonly string[];
}

export interface OutputFormat {
  readonly name: string;
  readonly description: string;
  /** File name endings that choose this format for `-o`. */
  readonly endings: readonly string[];
  /** Whether it is for records alone. */
  readonly recordsOnly?: true;
  /** Whether it has fields of its own, so that `--fields` cannot choose them. */
  readonly ownFields?: true;
  /** Whether it has columns, so that `--fields` can choose parts of fields. */
  readonly flat?: true;
  /** Whether `--out-dir` gives each record a file of its own. */
  readonly perRecord?: true;
  /** Whether it is no text, and goes to a file only. */
  readonly binary?: true;
  /** Parts of a record that it cannot carry, as paths. */
  readonly lacks?: readonly string[];
  /** Opens the format for rows of a kind; `fields` is the kind's list, or what `--fields` left of it. */
  open<Row>(
    sink: ByteSink,
    kind: RowKind<Row>,
    fields: readonly RowField<Row>[],
    settings: OutputSettings,
  ): RowWriter<Row> | Promise<RowWriter<Row>>;
}
