/** `copydesk schema`: the JSON Schema of a record. */
import { openTarget } from '../output/target.js';
import { recordSchema } from '../records/fields.js';
import type { Run } from '../run/run.js';

export async function run({ hold, options, host }: Run): Promise<void> {
  const target = await hold(openTarget(options, host.stdout));
  await target.write(new TextEncoder().encode(`${JSON.stringify(recordSchema(), null, 2)}\n`));
  await target.close();
}
