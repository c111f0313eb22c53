/** Reading as all commands do it: dump after dump, each article counted and handed on. */
import { UserError } from '../errors.js';
import { encodingName } from '../input/encoding.js';
import type { Dump } from '../input/index.js';
import { readDumps } from '../input/read.js';
import { fileKey } from '../io/identity.js';
import { ClosedPipe } from '../io/target.js';
import { AUTO, generic, layoutsFor } from '../layouts/index.js';
import { type Extracted, runDump } from '../pipeline.js';
import { learnFurniture } from './learning.js';
import { languageIdentifier } from './language.js';
import type { Run } from './run.js';
import { timeReader } from './time-reader.js';

/** What becomes of the articles. `take` says whether more are wanted; `flush` writes what was taken. */
export interface Taker {
  take(extracted: Extracted, dump: Dump): boolean | Promise<boolean>;
  flush(): Promise<void>;
}

const STDIN_NAME = '-';

/** Checks what the run says about reading; the function returned reads all dumps, or as many as are wanted. */
export async function prepareReading({
  operands,
  options,
  host,
  report,
}: Run): Promise<(taker: Taker) => Promise<void>> {
  const input = {
    stdin: host.stdin,
    stdinName: options.stdinName ?? STDIN_NAME,
    outputKey: options.output === null ? null : await fileKey(options.output),
    encoding: options.encoding === null ? null : encodingName(options.encoding),
    forceText: options.forceText,
    lineLimit: options.lineLimit,
    from: options.from,
    unpackLimit: options.unpackLimit,
    pageFields: { text: options.textField, url: options.urlField, time: options.timeField },
    wantsMember: () => true,
  };
  // The pages of a known layout need not be learned.
  const learns = options.layout === AUTO || options.layout === generic.name;
  const settings = {
    layouts: layoutsFor(options.layout),
    recordLimit: options.recordLimit,
    captured: options.capturedAt,
    readTime: timeReader(),
    identifyLanguage: options.language ? await languageIdentifier() : null,
  };
  return async taker => {
    const furniture = learns ? await learnFurniture(operands, input) : null;
    for await (const dump of readDumps(operands, input, report.problem)) {
      report.dump();
      const take = (extracted: Extracted) => {
        report.article(extracted);
        return taker.take(extracted, dump);
      };
      try {
        if (!(await runDump(dump, { ...settings, furniture }, { take, flush: taker.flush }))) return;
      } catch (error) {
        // What is wrong with the output, or with the wishes, ends the run; a bug ends its dump.
        if (error instanceof UserError || error instanceof ClosedPipe) throw error;
        report.bug(error, dump.name);
      }
    }
  };
}
