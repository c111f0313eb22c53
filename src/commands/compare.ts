/** `copydesk compare A B`: two articles side by side, what they share, and the verdict on them with its numbers. */
import { nearestPair, pairOf } from '../dedup/pair.js';
import { UserError } from '../errors.js';
import { pairKind } from '../output/kinds/pair-kind.js';
import { openOutput } from '../output/open.js';
import { comparedArticles } from '../run/compared.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, operands, options, host, report } = run;
  if (operands.length !== 2)
    throw new UserError('usage', 'compare takes two operands', 'name two dumps, or articles in them: a.txt#2 b.txt');
  // People look at it, also in a pipe: what is for machines is asked for.
  const format = options.format ?? (options.output === null ? 'table' : null);
  const output = await hold(openOutput(pairKind, { ...options, format }, host));
  const ones = await comparedArticles(run, operands[0]);
  const others = await comparedArticles(run, operands[1]);
  output.row(pairOf(...nearestPair(ones, others)));
  report.notes(await output.close());
  const isChosen = ones.length * others.length > 1;
  // Who asks for a format wants it for a program.
  if (isChosen && options.format === null)
    report.say(
      `these are the closest pair of ${ones.length} x ${others.length} articles; name others as in a.txt#1 b.txt#1`,
    );
}
