/** `copydesk layouts`: lists the layouts, shows one, learns one, or checks one; a file for each in run/layouts. */
import { nearest, UserError } from '../errors.js';
import type { Run } from '../run/run.js';

const VERBS: Readonly<Record<string, () => Promise<{ run(run: Run): Promise<void> }>>> = {
  list: () => import('../run/layouts/list.js'),
  show: () => import('../run/layouts/show.js'),
  learn: () => import('../run/layouts/learn.js'),
  check: () => import('../run/layouts/check.js'),
};

export async function run(run: Run): Promise<void> {
  const [verb = 'list', ...operands] = run.operands;
  if (!Object.hasOwn(VERBS, verb)) throw unknownVerb(verb);
  return (await VERBS[verb]()).run({ ...run, operands });
}

function unknownVerb(typed: string): UserError {
  const names = Object.keys(VERBS);
  const near = nearest(typed, names);
  const hint = near === null ? `use one of ${names.join(', ')}` : `did you mean layouts ${near}?`;
  return new UserError('usage', `layouts ${typed}: there is no such thing to do`, hint);
}
