/** `copydesk layouts show NAME`: a layout as its file has it. */
import { nearest, UserError } from '../../errors.js';
import { layoutText } from '../../layouts/form.js';
import { isLayoutFile, LAYOUT_CHOICES, LAYOUTS, type Layout } from '../../layouts/index.js';
import { openTarget } from '../../output/target.js';
import { readLayoutFile } from '../layout.js';
import type { Run } from '../run.js';
import { checkWritten } from '../together.js';
import { checkLayoutOutput } from './form-only.js';

const NAMES = LAYOUTS.map(layout => layout.name);

export async function run({ hold, operands, options, host }: Run): Promise<void> {
  const [name, ...others] = operands;
  if (name === undefined || others.length > 0)
    throw new UserError('usage', 'layouts show wants one name', `one of ${NAMES.join(', ')}`);
  checkLayoutOutput('layouts show', options);
  checkWritten({ ...options, layout: name }, []);
  const layout = await layoutOf(name);
  const target = await hold(openTarget(options, host.stdout));
  await target.write(new TextEncoder().encode(layoutText(layout)));
  await target.close();
}

async function layoutOf(name: string): Promise<Layout> {
  if (isLayoutFile(name)) return readLayoutFile(name);
  const found = LAYOUTS.find(each => each.name === name);
  if (found !== undefined) return found;
  if (LAYOUT_CHOICES.includes(name))
    throw new UserError('usage', `layouts show ${name}: stands for all layouts`, 'name one of them');
  const near = nearest(name, NAMES);
  const hint = near === null ? `use one of ${NAMES.join(', ')}` : `did you mean ${near}?`;
  throw new UserError(
    'usage',
    `layouts show ${name}: there is no such layout`,
    `${hint}; a file is named by its path, such as ./${name}`,
  );
}
