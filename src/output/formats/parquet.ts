/**
 * Parquet, by the optional package hyparquet-writer: a column for each field, nested as in JSON. Rows wait until they make a row
 * group, so that memory holds one of them, however many there are.
 */
import { UserError } from '../../errors.js';
import type { ByteSink } from '../../text/sink.js';
import type { OutputFormat } from '../format.js';
import { notRecords } from './documents.js';
import { type ParquetColumn, parquetColumn } from './parquet-schema.js';

/** A row group ends at so many characters of text, or rows: some tens of megabytes while it is encoded. */
const GROUP_CHARACTERS = 4 * 1024 * 1024;
const GROUP_ROWS = 20_000;
const PACKAGE = 'hyparquet-writer';
type Package = typeof import('hyparquet-writer');

export const parquet = {
  name: 'parquet',
  description: 'Apache Parquet, nested as in JSON, with -o FILE; wants the package hyparquet-writer',
  endings: ['.parquet'],
  recordsOnly: true,
  binary: true,
  lacks: [],
  async open(sink, { toRecord = notRecords }, fields) {
    const columns = fields.map(({ name, schema = {} }) => parquetColumn(name, schema));
    const group = rowGroups(await loaded(), columns, sink);
    return {
      row(row) {
        const record: Readonly<Record<string, unknown>> = { ...toRecord(row) };
        group.add(fields.map(({ name }) => record[name]));
      },
      end: group.end,
    };
  },
} as const satisfies OutputFormat;

async function loaded(): Promise<Package> {
  try {
    return await import('hyparquet-writer');
  } catch {
    throw new UserError('cannot', `--format parquet needs the package ${PACKAGE}`, `npm install ${PACKAGE}`);
  }
}

/** Takes the values of row after row, and writes them group by group. */
function rowGroups({ ByteWriter, ParquetWriter }: Package, columns: readonly ParquetColumn[], sink: ByteSink) {
  const bytes = new ByteWriter();
  const root = { name: 'schema', num_children: columns.length };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [root, ...columns.flatMap(({ elements }) => elements)],
    createdBy: 'copydesk',
  });
  let data: unknown[][] = columns.map(() => []);
  let rows = 0;
  let characters = 0;
  const flush = () => {
    sink.raw(bytes.getBytes());
    bytes.index = 0;
  };
  const writeGroup = () => {
    if (rows === 0) return;
    writer.write({ columnData: columns.map(({ name }, i) => ({ name, data: data[i] })), rowGroupSize: rows });
    flush();
    data = columns.map(() => []);
    rows = 0;
    characters = 0;
  };
  return {
    add(values: readonly unknown[]) {
      for (const [i, value] of values.entries()) {
        data[i].push(columns[i].convert(value));
        characters += lengthOf(value);
      }
      if (++rows === GROUP_ROWS || characters >= GROUP_CHARACTERS) writeGroup();
    },
    end() {
      writeGroup();
      writer.finish();
      flush();
    },
  };
}

/** Characters of text in a value. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, each) => sum + lengthOf(each), 0);
}
