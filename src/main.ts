/** The program: arguments and a host to an exit code. The one place that prints an error. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withArgumentFiles } from './argument-files.js';
import { type Request, readArguments } from './arguments.js';
import { tellBug, toldBug } from './bug.js';
import { COMMANDS } from './commands/index.js';
import { EXIT, nearest, problemOf, ReplacedInput, UserError } from './errors.js';
import { BATCHERS } from './flags/flag.js';
import { type Host, watchSignals } from './host.js';
import { STDIN } from './input/files/stdin.js';
import { makeFolder } from './io/folder.js';
import { fileKey } from './io/identity.js';
import { ClosedPipe, opening } from './io/target.js';
import { removeAllTemporaries } from './io/temporary.js';
import { streamTarget } from './io/writer.js';
import type { CommandName, Options } from './options.js';
import type { ProblemLogFile } from './problem-log.js';
import type { Holding, Run } from './run/run.js';
import { checkTogether } from './run/together.js';
import { isSame } from './run/written.js';
import { tell } from './tell.js';

/** What a signal waits for at most: it is to be obeyed within a second. */
const PATIENCE_MS = 500;

/** Runs copydesk with these arguments; returns the exit code, one of EXIT. Whatever was opened is closed by then. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  // A standard error that is closed or full is no reason to stop.
  host.stderr.on('error', () => {});
  const held: Promise<Holding>[] = [];
  const signals = watchSignals(host, removeAllTemporaries);
  try {
    return await Promise.race([signals.ended, perform(argv, host, held)]);
  } catch (error) {
    return tellEnd(error, argv.includes('--debug'), host);
  } finally {
    // After a signal, what is still being opened may never be.
    await Promise.race([abortAll(held), signals.ended.then(() => delay(PATIENCE_MS, undefined, { ref: false }))]);
    removeAllTemporaries();
    signals.stop();
  }
}

async function abortAll(held: readonly Promise<Holding>[]): Promise<void> {
  for (const opening of held.toReversed())
    await opening.then(
      holding => holding.abort(),
      () => {},
    );
}

async function perform(argv: readonly string[], host: Host, held: Promise<Holding>[]): Promise<number> {
  const given = withArgumentFiles(argv);
  const request = readArguments(given.argv, version());
  if (request.kind === 'text') return print(request.text, host);
  await checkFirstOperand(request);
  const { command, operands, options } = request;
  const hold: Run['hold'] = opening => {
    held.push(opening);
    return opening;
  };
  checkTogether(options, { operands, argumentFiles: given.files, stdout: host.stdout.fd });
  const log = options.errors === null ? null : await hold(openLog(options.errors, options, host));
  const { openReport } = await import('./report.js');
  const report = openReport(options, host.stderr, log?.add ?? (() => {}), showsProgress(options, command.name, host));
  void hold(Promise.resolve({ abort: async () => report.stop() }));
  const { run } = await command.load();
  try {
    await run({ command: command.name, version: version(), operands, options, host, report, hold });
  } catch (error) {
    // Least of all is an input replaced by the message that it would be.
    if (error instanceof ReplacedInput && error.flag === '--errors') throw error;
    if (error instanceof UserError) log?.add(problemOf(error));
    await log?.close();
    throw error;
  }
  await log?.close();
  return EXIT[report.exit()].code;
}

/** The file of `--errors`, which few runs have; in the folder of a batch that begins, before that is there. */
async function openLog(path: string, { outDir, dryRun }: Options, { stdout }: Host): Promise<ProblemLogFile> {
  const { openProblemLog } = await import('./problem-log.js');
  if (outDir !== null && !dryRun && isSame(dirname(path), outDir)) await opening(outDir, () => makeFolder(outDir));
  return openProblemLog(path, stdout);
}

/** Progress is for people who see nothing else meanwhile. */
function showsProgress(
  { noProgress, quiet, output, outDir }: Options,
  name: CommandName,
  { stdout, stderr }: Host,
): boolean {
  if (noProgress || quiet || stderr.isTTY !== true || !BATCHERS.includes(name)) return false;
  return stdout.isTTY !== true || output !== null || outDir !== null;
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

async function print(text: string, host: Host): Promise<number> {
  await streamTarget(host.stdout, 'standard output').write(new TextEncoder().encode(text));
  return EXIT.done.code;
}

/** Without a command, a first operand that is no file may be the name of one. `./index` is always a file. */
async function checkFirstOperand({ operands, isNamed }: Extract<Request, { kind: 'command' }>): Promise<void> {
  const [first] = operands;
  if (isNamed || first === undefined || first === STDIN || first.includes('/')) return;
  const names = COMMANDS.map(({ name }) => name);
  const near = names.find(name => name === first) ?? nearest(first, names);
  if (near === null || (await fileKey(first)) !== null) return;
  const hint = near === first ? `the command comes first: copydesk ${near} ...` : `did you mean the command ${near}?`;
  throw new UserError('usage', `${first}: no such file or command`, hint);
}

/** Tells what ended the run, and returns the exit code for it. */
function tellEnd(error: unknown, debug: boolean, { stderr }: Host): number {
  if (error instanceof ClosedPipe) return EXIT.done.code;
  if (error instanceof UserError) {
    tell(problemOf(error), stderr);
    return EXIT[error.exit].code;
  }
  tellBug(toldBug(error, null), debug, stderr);
  return EXIT.bug.code;
}
