/** `copydesk layouts show NAME`: a layout as its file has it. */
import { UserError } from '../../errors.js';
import { readLayout } from '../../flags/reading.js';
import { layoutText } from '../../layouts/form.js';
import { isLayoutFile, LAYOUTS, type Layout } from '../../layouts/index.js';
import { openTarget } from '../../output/target.js';
import { readLayoutFile } from '../layout.js';
import type { Run } from '../run.js';
import { checkLayoutOutput } from './form-only.js';

export async function run({ hold, operands, options, host }: Run): Promise<void> {
  const [name, ...others] = operands;
  if (name === undefined || others.length > 0)
    throw new UserError('usage', 'layouts show wants one name', `one of ${LAYOUTS.map(each => each.name).join(', ')}`);
  checkLayoutOutput('layouts show', options);
  const layout = await layoutOf(name);
  const target = await hold(openTarget(options, host.stdout));
  await target.write(new TextEncoder().encode(layoutText(layout)));
  await target.close();
}

async function layoutOf(name: string): Promise<Layout> {
  if (isLayoutFile(name)) return readLayoutFile(name);
  const found = LAYOUTS.find(each => each.name === readLayout(name));
  if (found === undefined)
    throw new UserError('usage', `layouts show ${name}: stands for all layouts`, 'name one of them');
  return found;
}
