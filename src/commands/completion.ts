/** `copydesk completion`: the script that completes copydesk's command line in a shell. */
import { nearest, UserError } from '../errors.js';
import { openTarget } from '../output/target.js';
import type { Run } from '../run/run.js';
import { SHELLS } from '../shells/index.js';

export async function run({ hold, operands, options, host }: Run): Promise<void> {
  const text = scriptFor(operands);
  const target = await hold(openTarget(options, host.stdout));
  await target.write(new TextEncoder().encode(text));
  await target.close();
}

function scriptFor([name, ...others]: readonly string[]): string {
  const names = SHELLS.map(shell => shell.name);
  const hint = `use one of ${names.join(', ')}`;
  if (name === undefined || others.length > 0) throw new UserError('usage', 'completion wants one shell', hint);
  const shell = SHELLS.find(each => each.name === name);
  if (shell !== undefined) return shell.script();
  const near = nearest(name, names);
  throw new UserError(
    'usage',
    `completion ${name}: there is no script for it`,
    near === null ? hint : `did you mean ${near}?`,
  );
}
