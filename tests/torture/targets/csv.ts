/** CSV, written and read back by another program: the same cells. */
import { parse } from 'csv-parse/sync';
import { csv } from '../../../src/output/formats/csv.js';
import { ByteSink } from '../../../src/text/sink.js';

const SETTINGS = { width: 80, colour: false, terminal: false, rows: 10, csvSafe: false, csvBom: false };

export async function target(bytes: Uint8Array): Promise<void> {
  const cells = new TextDecoder().decode(bytes).split('\u0001');
  const rows = cells.map((cell, at) => ({ a: cell, b: cells[at + 1] ?? null }));
  const fields = (['a', 'b'] as const).map(name => ({
    name,
    columns: [{ name, value: (row: { a: string; b: string | null }) => row[name] }],
  }));
  const sink = new ByteSink();
  const kind = { fields, view: async () => ({ row: () => {}, end: () => {} }) };
  const writer = await csv.open(sink, kind as never, fields as never, SETTINGS as never);
  for (const row of rows) writer.row(row as never);
  writer.end();
  const read = parse(Buffer.from(sink.take()), { columns: true, relax_column_count: false }) as {
    a: string;
    b: string;
  }[];
  if (read.length !== rows.length) throw new Error(`${rows.length} rows became ${read.length}`);
  for (const [at, { a, b }] of rows.entries())
    if (read[at].a !== a || read[at].b !== (b ?? '')) throw new Error(`row ${at} changed`);
}
