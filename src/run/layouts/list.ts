/** `copydesk layouts`: a row for each layout that copydesk knows. */
import { LAYOUTS } from '../../layouts/index.js';
import type { RowKind } from '../../output/format.js';
import { openOutput } from '../../output/open.js';
import type { Run } from '../run.js';

interface Row {
  readonly name: string;
  readonly description: string;
}

const KIND: RowKind<Row> = {
  title: 'Layouts',
  fields: (['name', 'description'] as const).map(name => ({ name, columns: [{ name, value: row => row[name] }] })),
  async view(sink, settings) {
    const { plainView } = await import('../../output/terminal/plain-view.js');
    return plainView(sink, KIND.fields, settings);
  },
};

export async function run({ hold, options, host, report }: Run): Promise<void> {
  const output = await hold(openOutput(KIND, options, host));
  for (const { name, description } of LAYOUTS) output.row({ name, description });
  report.notes(await output.close());
}
