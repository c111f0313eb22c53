/** A plain-text dump: bytes to batches of lines, and the account of how the reading went. */
import { isUtf8 } from 'node:buffer';
import { reason, systemCode } from '../io/reason.js';
import type { LineBatch, Problem } from '../types.js';
import type { Source } from './files/file.js';
import type { TellProblem } from './finding.js';
import { doubt, type Finding, failure } from './finding.js';
import { judged } from './head.js';
import type { EncodingSettings } from './lines/encoding.js';
import type { LineStats } from './lines/line-stats.js';
import { type LineSplitter, lineSplitter } from './lines/lines.js';

export interface DumpSettings extends EncodingSettings {
  /** Bytes of a line beyond which it is read in parts. */
  readonly lineLimit: number;
}

/** How the reading of a dump went; final when its lines have come to an end. */
export interface Outcome {
  /** The encoding that was read, as TextDecoder names it; null before it is known and when there was none. */
  encoding: string | null;
  bytes: number;
  /** False when some of it could not be read. */
  whole: boolean;
  /** True when something was told that is no error. */
  doubtful: boolean;
  stats: LineStats | null;
}

/** The text of one page or several, from a file, standard input or a member of a container. */
export interface Dump {
  /** What records give as their file: `archive!member` for a member of a container. */
  readonly name: string;
  /** Its number in its source, from 0: by that `dumpsOf` finds it again. */
  readonly number: number;
  /** Where and when it was fetched, if the container tells; the time in ISO 8601. */
  readonly url: string | null;
  readonly capturedAt: string | null;
  /** The host of its address. */
  readonly site: string | null;
  /** Whether its lines were rendered from a page or a field, in which their places mean nothing. */
  readonly isRendered: boolean;
  /** To be read once. Never throws for the input's sake: what cannot be read is told, and the lines end. */
  readonly lines: AsyncIterable<LineBatch>;
  readonly outcome: Readonly<Outcome>;
}

/** What the container of a dump tells of it. */
export interface About extends Partial<Pick<Dump, 'number' | 'url' | 'capturedAt' | 'isRendered'>> {
  readonly outcome?: Outcome;
}

/** The beginning of every reading. */
export function noOutcome(): Outcome {
  return { encoding: null, bytes: 0, whole: true, doubtful: false, stats: null };
}

/** Opens a source as a dump. Nothing is read, or told to `report`, before its lines are asked for. */
export function readDump(
  source: Pick<Source, 'name' | 'open'>,
  settings: DumpSettings,
  report: TellProblem,
  about: About = {},
): Dump {
  const { number = 0, url = null, capturedAt = null, isRendered = false, outcome = noOutcome() } = about;
  const tell = (finding: Finding, line: number | null = null) => {
    if (finding.severity === 'error') outcome.whole = false;
    else outcome.doubtful = true;
    report({ ...finding, file: source.name, line } satisfies Problem);
  };
  const page = { name: source.name, number, url, capturedAt, site: url === null ? null : hostOf(url), isRendered };
  return { ...page, lines: readLines(source, settings, outcome, tell), outcome };
}

/** The host of an address in lower case, without user and port; null where there is none. */
function hostOf(url: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1].toLowerCase() ?? null;
}

type Tell = (finding: Finding, line?: number | null) => void;
type Chunks = AsyncIterable<Uint8Array>;

async function* readLines(
  source: Pick<Source, 'open'>,
  settings: DumpSettings,
  outcome: Outcome,
  tell: Tell,
): AsyncGenerator<LineBatch> {
  const reading: { splitter: LineSplitter | null } = { splitter: null };
  const begin = (encoding: string) => {
    reading.splitter = lineSplitter({ encoding, lineLimit: settings.lineLimit, isUtf8 });
    outcome.encoding = encoding;
    outcome.stats = reading.splitter.stats;
  };
  let isEmpty = true;
  const counted = async function* () {
    for await (const chunk of untilFailure(source.open(tell), tell)) {
      if (chunk.length > 0) isEmpty = false;
      yield chunk;
    }
  };
  for await (const chunk of judged(counted(), settings, begin, tell)) {
    outcome.bytes += chunk.length;
    if (reading.splitter !== null) yield* reading.splitter.push(chunk);
  }
  if (reading.splitter !== null) yield* reading.splitter.end();
  else if (isEmpty && outcome.whole) tell(doubt('empty', 'is empty'));
  if (outcome.stats !== null) tellStats(outcome.stats, settings, outcome.encoding, tell);
}

/** The chunks until the system refuses more of them, which is told: what was read so far still counts. */
async function* untilFailure(chunks: Chunks, tell: Tell): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) yield chunk;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    tell(failure('unreadable', reason(error)));
  }
}

/** Tells what was noticed in all lines of a dump. */
export function tellStats(
  stats: LineStats,
  settings: Pick<DumpSettings, 'encoding' | 'lineLimit'>,
  encoding: string | null,
  tell: Tell,
): void {
  const { invalidBytes, firstInvalid, longLines, firstLong, firstForeign } = stats;
  if (firstForeign > 0) {
    const message = `goes on in another encoding, read as ${encoding}`;
    tell(doubt('mixed_encodings', message, 'split it there, and read the parts by themselves'), firstForeign);
  }
  if (invalidBytes > 0) {
    const isDefault = encoding === 'utf-8' && settings.encoding === null;
    const hint = isDefault ? 'try --encoding auto' : null;
    const message = `${invalidBytes} invalid ${invalidBytes === 1 ? 'byte' : 'bytes'} read as U+FFFD`;
    tell(doubt('invalid_bytes', message, hint), firstInvalid);
  }
  if (longLines > 0) {
    const lines = longLines === 1 ? 'a line' : `${longLines} lines`;
    tell(doubt('long_lines', `${lines} longer than ${settings.lineLimit} bytes, read in parts`), firstLong);
  }
}
