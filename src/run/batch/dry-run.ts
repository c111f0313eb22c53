/** `--dry-run`: what would be read, how large it is, and what would be written, one line each; nothing is. */

import { endingOf, formatOf, isPerRecord } from '../../output/open.js';
import { openTarget } from '../../output/target.js';
import { printable } from '../../text/printable.js';
import { openReading, type Reading } from '../reading.js';
import type { Run } from '../run.js';
import { doneBefore } from './done-before.js';
import { findBatch } from './journal.js';
import { namesIn } from './names.js';
import { type Plan, planBatch } from './plan.js';

/**
 * Prints a table of tab-separated columns: input, bytes (where they are known), output. With --resume, of the inputs that are left;
 * `partsIn` tells where the parts of the outputs in a folder are.
 */
export async function listInputs(run: Run, partsIn: (folder: string) => string): Promise<void> {
  const { operands, options, host, report, hold } = run;
  const reading = await openReading(operands, options, host.stdin);
  const plan = await planBatch(reading, options);
  const isDone = await doneInputs(run, plan, reading, partsIn);
  const format = formatOf(options, false);
  const names = namesIn(options.outDir ?? '', options, `${isPerRecord(format) ? '-*' : ''}${endingOf(format)}`);
  const outputOf = (input: string) =>
    options.outDir === null ? (options.output ?? '-') : `${options.outDir.replace(/\/$/, '')}/${names.of(input)}`;
  const target = await hold(openTarget({ output: null, noClobber: false }, host.stdout));
  const encoder = new TextEncoder();
  await target.write(encoder.encode('input\tbytes\toutput\n'));
  for (const [at, { stamp, before }] of plan.inputs.entries()) {
    before.forEach(report.missing);
    // Asked for each: a name may depend on those before it.
    const output = outputOf(stamp.input);
    const cells = [stamp.input, String(stamp.size ?? ''), output];
    if (!isDone(at)) await target.write(encoder.encode(`${cells.map(printable).join('\t')}\n`));
  }
  plan.after.forEach(report.missing);
  await target.close();
}

/** Which inputs, by their places in the plan, a run that goes on leaves as they are; says how many. */
async function doneInputs(
  { command, version, options, report }: Run,
  plan: Plan,
  { layout }: Reading,
  partsIn: (folder: string) => string,
): Promise<(at: number) => boolean> {
  const { resume, outDir: folder } = options;
  const found = resume && folder !== null ? await findBatch({ command, version, options, folder }, plan, layout) : null;
  if (found === null || folder === null) return () => false;
  const { kept, said } = await doneBefore(found, plan.inputs.length, { folder, parts: partsIn(folder) });
  if (said !== null) report.say(said);
  return at => kept.has(at);
}
