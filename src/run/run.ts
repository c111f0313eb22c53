/** What a command is given: the user's wishes, checked, and the means to fulfil them. */
import type { Host } from '../host.js';
import type { CommandName, Options } from '../options.js';
import type { Report } from '../report.js';

/** Something opened that must not be left behind, whatever way the run ends. */
export interface Holding {
  /** Leaves things as they were before it was opened, unless its work is done. Never throws. */
  abort(): Promise<void>;
}

export interface Run {
  readonly command: CommandName;
  readonly version: string;
  readonly operands: readonly string[];
  readonly options: Options;
  readonly host: Host;
  readonly report: Report;
  /** Waits for something that is being opened, which is aborted at the end of the run, also if that comes meanwhile. */
  hold<Held extends Holding>(opening: Promise<Held>): Promise<Held>;
}

/** A command in its file: does what it is for, and leaves the exit code to the report. */
export interface Command {
  run(run: Run): Promise<void>;
}
