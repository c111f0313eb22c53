/** `--dry-run`: what would be read, how large it is, and what would be written, one line each; nothing is. */
import { openTarget } from '../output/target.js';
import { outputNames } from '../output/names.js';
import { endingOf, formatOf, isPerRecord } from '../output/open.js';
import { printable } from '../text/printable.js';
import { planBatch } from './plan.js';
import { openReading } from './reading.js';
import type { Run } from './run.js';

/** Prints a table of tab-separated columns: input, bytes (where they are known), output. */
export async function listInputs({ operands, options, host, report, hold }: Run): Promise<void> {
  const reading = await openReading(operands, options, host.stdin);
  const { inputs, after } = await planBatch(reading, options);
  const format = formatOf(options, false);
  const names = outputNames(`${isPerRecord(format) ? '-*' : ''}${endingOf(format)}`);
  const outputOf = (input: string) =>
    options.outDir === null ? (options.output ?? '-') : `${options.outDir.replace(/\/$/, '')}/${names.of(input)}`;
  const target = await hold(openTarget({ output: null, noClobber: false }, host.stdout));
  const encoder = new TextEncoder();
  await target.write(encoder.encode('input\tbytes\toutput\n'));
  for (const { stamp, before } of inputs) {
    before.forEach(report.missing);
    const cells = [stamp.input, String(stamp.size ?? ''), outputOf(stamp.input)];
    await target.write(encoder.encode(`${cells.map(printable).join('\t')}\n`));
  }
  after.forEach(report.missing);
  await target.close();
}
