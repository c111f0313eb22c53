/** The output of a command: which format, which fields, how wide, in colour or not; settled before anything is read. */
import { extname } from 'node:path';
import { nearest, UserError } from '../errors.js';
import type { Target } from '../io/target.js';
import { ByteSink } from '../text/sink.js';
import type { OutputFormat, RowField, RowKind, RowWriter } from './format.js';
import { OUTPUTS, type OutputName } from './index.js';
import { type Environment, type Screen, screenWidth, wantsColour } from './screen.js';
import { openTarget, type TargetChoice } from './target.js';

/** What the user wished, by flags. */
export interface OutputChoice extends TargetChoice {
  readonly format: OutputName | null;
  /** Names of fields, or null for all. */
  readonly fields: readonly string[] | null;
  readonly csvSafe: boolean;
  readonly csvBom: boolean;
  readonly color: 'auto' | 'always' | 'never';
  /** The flag that names the file, where that is not `--output`. */
  readonly flag?: string;
}

/** An open output. Rows go to memory; `send` and `flush` hand them on. */
export interface Output<Row> {
  row(row: Row): void;
  /** Whether a row may be given as the line of NDJSON that it makes, line end included. */
  readonly takesLines: boolean;
  line(line: Uint8Array): void;
  /** Names of the fields that rows have, when rows of NDJSON may be given as lines; otherwise null. */
  readonly lineFields: readonly string[] | null;
  /** Whether so much waits that it should be flushed before the next row. */
  isFull(): boolean;
  /** Begins to write what waits, when the write before has ended; should this one fail, whoever asks next is told. */
  send(): Promise<void>;
  /** Writes what waits; it is accepted when that is done. */
  flush(): Promise<void>;
  /** Makes the output final; returns what there is to note about it. */
  close(): Promise<readonly string[]>;
  abort(): Promise<void>;
}

/** Bytes that wait at most, but for the last row. */
const FULL = 64 * 1024;
/** Rows that a table has on a terminal (HOSTILE.md: beyond that nobody reads it). */
const TERMINAL_ROWS = 200;

/** Throws a UserError for an unknown field or ending, and when nothing can be written. */
export async function openOutput<Row>(
  kind: RowKind<Row>,
  choice: OutputChoice,
  { stdout, env }: { readonly stdout: Screen; readonly env: Environment },
): Promise<Output<Row>> {
  const terminal = choice.output === null && stdout.isTTY === true;
  return openRows(kind, choice, formatOf(choice, terminal), () => openTarget(choice, stdout), { stdout, env });
}

/** The same in a given format, on a target that is opened when the wishes have been checked. */
export async function openRows<Row>(
  kind: RowKind<Row>,
  choice: OutputChoice,
  format: OutputFormat,
  openTarget: () => Promise<Target>,
  { stdout, env }: { readonly stdout: Screen; readonly env: Environment },
): Promise<Output<Row>> {
  const terminal = choice.output === null && stdout.isTTY === true;
  checkFit(format, kind, choice);
  const fields = chosenFields(kind, choice.fields, format);
  const sink = new ByteSink();
  const writer: RowWriter<Row> = await format.open(sink, kind, fields, {
    width: screenWidth(stdout, env),
    colour: wantsColour(choice.color, terminal, env),
    terminal,
    rows: terminal ? TERMINAL_ROWS : Number.POSITIVE_INFINITY,
    csvSafe: choice.csvSafe,
    csvBom: choice.csvBom,
  });
  const target = await openTarget();
  const { send, flush } = overlapped(sink, target);
  return {
    row: row => writer.row(row),
    takesLines: format.name === 'ndjson' && fields === kind.fields,
    line: line => sink.raw(line),
    lineFields: format.name === 'ndjson' ? fields.map(({ name }) => name) : null,
    isFull: () => sink.length >= FULL,
    send,
    flush,
    async close() {
      writer.end();
      await flush();
      await target.close();
      return writer.notes?.() ?? [];
    },
    abort: () => target.abort(),
  };
}

/** Writing while the next rows are made: what was sent is in a buffer of its own until it is written. */
function overlapped(sink: ByteSink, target: Target) {
  let spare = new Uint8Array(0);
  let writing = Promise.resolve();
  const send = async (): Promise<void> => {
    await writing;
    if (sink.length === 0) return;
    const rows = sink.takeFor(spare);
    spare = new Uint8Array(rows.buffer);
    writing = target.write(rows);
    writing.catch(() => {});
  };
  return {
    send,
    async flush() {
      await send();
      await writing;
      // What nobody waits for needs no second buffer, which is as large as the longest row.
      if (sink.length === 0 && spare.length > sink.bytes.length) [spare, sink.bytes] = [sink.bytes, spare];
    },
  };
}

type Wish = Pick<OutputChoice, 'format' | 'output' | 'flag'>;

/** The format that is wished for. Throws a UserError for an unknown ending. */
export function formatOf(choice: Wish, terminal: boolean): (typeof OUTPUTS)[number] {
  const name = formatName(choice, terminal);
  return OUTPUTS.find(format => format.name === name) ?? OUTPUTS[0];
}

/** Whether `--out-dir` gives each record a file of its own in a format. */
export function isPerRecord(format: OutputFormat): boolean {
  return format.perRecord === true;
}

/** The ending of the names of files in a format. */
export function endingOf({ endings }: (typeof OUTPUTS)[number]): string {
  return endings[0];
}

/** What --format says, else the ending of the file, else what suits whoever reads it. */
function formatName({ format, output, flag }: Wish, terminal: boolean): OutputName {
  if (format !== null) return format;
  const name = (output ?? '').toLowerCase().replace(/\.gz$/, '');
  const known = formatByEnding(name);
  if (known === null && extname(name).length > 1) throw unknownEnding(flag, output ?? '', extname(name));
  return known?.name ?? (terminal ? 'table' : 'ndjson');
}

/** The format with the longest ending that a name (in small letters, without .gz) has: `.dolma.jsonl` goes before `.jsonl`. */
export function formatByEnding(name: string): { readonly name: OutputName } | null {
  const fitting = OUTPUTS.flatMap(format =>
    format.endings.filter(ending => name.endsWith(ending)).map(ending => ({ name: format.name, ending })),
  );
  return fitting.toSorted((a, b) => b.ending.length - a.ending.length).at(0) ?? null;
}

function unknownEnding(flag = '--output', output: string, ending: string): UserError {
  const endings = OUTPUTS.flatMap<string>(format => format.endings).join(', ');
  const named = flag === '--output' ? ', or name the format with -f' : '';
  const hint = `use one of ${endings} (.gz may follow)${named}`;
  return new UserError('usage', `${flag} ${output}: no format has the ending ${ending}`, hint);
}

/** Refuses a format for what it cannot do: rows that are no records, fields that somebody chose, a stream of text. */
function checkFit<Row>(format: OutputFormat, { toRecord }: RowKind<Row>, { fields, output }: OutputChoice): void {
  const refusal = (why: string, hint: string) => new UserError('usage', `--format ${format.name} ${why}`, hint);
  if (format.recordsOnly && toRecord === undefined) {
    const others = OUTPUTS.filter((other: OutputFormat) => !other.recordsOnly).map(({ name }) => name);
    throw refusal('is for records', `use one of ${others.join(', ')}`);
  }
  if (format.ownFields && fields !== null)
    throw refusal('has fields of its own', 'choose fields with a format such as ndjson or csv');
  if (!format.binary) return;
  if (output === null) throw refusal('is no text', 'name a file for it with -o FILE');
  if (/\.gz$/i.test(output)) throw refusal('is compressed in itself', 'leave out the ending .gz');
}

/** The fields of these names, in their order; `flat` says that a part of one, which is a column there, can be chosen by itself. */
function chosenFields<Row>(
  kind: RowKind<Row>,
  names: readonly string[] | null,
  { flat }: OutputFormat,
): readonly RowField<Row>[] {
  if (names === null) return kind.fields;
  return names.map(name => {
    const field = kind.fields.find(each => each.name === name);
    if (field !== undefined) return field;
    const whole = kind.fields.find(each => each.columns.some(column => column.name === name));
    if (whole === undefined) throw noField(kind, name);
    if (flat === true) return { ...whole, columns: whole.columns.filter(column => column.name === name) };
    const hint = `choose ${whole.name}, or a format such as csv, in which ${name} is a column`;
    throw new UserError('usage', `--fields ${name}: it is a part of the field ${whole.name}`, hint);
  });
}

function noField<Row>(kind: RowKind<Row>, name: string): UserError {
  const known = kind.fields.map(field => field.name);
  const near = nearest(name, known);
  const hint = near === null ? `use some of ${known.join(', ')}` : `did you mean ${near}?`;
  return new UserError('usage', `--fields ${name}: there is no such field`, hint);
}
