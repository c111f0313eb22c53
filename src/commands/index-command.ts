/** `copydesk index stats|verify|rebuild PATH`: what an index holds, whether it is sound, and a new one of what is. */
import { isWhole, type Rebuilt, rebuild } from '../dedup/history/rebuild.js';
import { flaws, indexFacts } from '../dedup/history/salvage.js';
import { LOST_NAME } from '../dedup/history/salvaged.js';
import { readingIndex } from '../dedup/history/snapshot.js';
import { SKETCH_VERSION } from '../dedup/sketch.js';
import { nearest, UserError } from '../errors.js';
import { factsKind, flawKind } from '../output/kinds/flaw-kind.js';
import { openOutput } from '../output/open.js';
import { checkIndex, tellDamage } from '../run/copies/history.js';
import type { Run } from '../run/run.js';
import { checkBesideIndex } from '../run/written.js';

const ACTIONS: Readonly<Record<string, (run: Run, folder: string) => Promise<void>>> = {
  stats,
  verify,
  rebuild: renew,
};
const NAMES = Object.keys(ACTIONS);

export async function run(run: Run): Promise<void> {
  const { options } = run;
  const [action, folder, ...others] = run.operands;
  if (action === undefined || folder === undefined || others.length > 0)
    throw new UserError('usage', 'index takes an action and an index', 'as in copydesk index stats PATH');
  if (!NAMES.includes(action)) {
    const near = nearest(action, NAMES);
    const hint = near === null ? `use one of ${NAMES.join(', ')}` : `did you mean ${near}?`;
    throw new UserError('usage', `${action}: there is no such action`, hint);
  }
  checkBesideIndex(folder, options);
  await checkIndex(folder);
  await readingIndex(folder, () => ACTIONS[action](run, folder));
}

async function stats({ options, host, report, hold }: Run, folder: string): Promise<void> {
  const output = await hold(openOutput(factsKind, options, host));
  output.row(await indexFacts(folder, SKETCH_VERSION, tellDamage(report, folder)));
  report.notes(await output.close());
}

async function verify({ options, host, report, hold }: Run, folder: string): Promise<void> {
  const output = await hold(openOutput(flawKind, options, host));
  let found = 0;
  for await (const flaw of flaws(folder, SKETCH_VERSION)) {
    output.row(flaw);
    found++;
    if (output.isFull()) await output.flush();
  }
  report.notes(await output.close());
  if (found === 0) {
    report.say(`${folder}: no flaw found`);
    return;
  }
  const message = `the index has ${found} ${found === 1 ? 'flaw' : 'flaws'}`;
  const hint = `make it anew of what is sound: copydesk index rebuild ${folder}`;
  report.missing({ severity: 'error', code: 'index_damaged', file: folder, line: null, message, hint });
}

async function renew({ report }: Run, folder: string): Promise<void> {
  const rebuilt = await rebuild(folder, SKETCH_VERSION);
  const message = toldOf(rebuilt);
  const { kept } = rebuilt;
  const hint = kept === null ? null : `what was there is kept in ${kept}`;
  if (!isWhole(rebuilt))
    report.missing({ severity: 'error', code: 'index_damaged', file: folder, line: null, message, hint });
  else if (kept === null) report.say(`${folder}: ${message}`);
  else report.notes([`${folder}: ${message}; ${hint}`]);
}

/** What a rebuilding came to; what may be lost besides is told where there is anything. */
function toldOf({ entries, lost, unread, wordsOnly, dim, nameless, isCounted }: Rebuilt): string {
  const parts = [
    [1, `made anew with ${entries} ${entries === 1 ? 'entry' : 'entries'}; ${lost} lost`],
    [unread, `${unread} ${unread === 1 ? 'segment' : 'segments'} lost, and nobody knows how many entries were in it`],
    [wordsOnly, `${wordsOnly} known by the same words only`],
    [dim, `${dim} known by fewer of their copies than before`],
    [nameless, `of ${nameless} the file, or the id, is told as ${LOST_NAME}`],
    [isCounted ? 0 : 1, 'whether there were more, nobody knows: the manifest was lost'],
  ] as const;
  return parts.flatMap(([count, part]) => (count > 0 ? [part] : [])).join('; ');
}
