/** Reading lines that we wrote ourselves, of any length. */
import { createReadStream } from 'node:fs';
import { UserError } from '../errors.js';
import { reason, systemCode } from './reason.js';

const LINE_FEED = 0x0a;

/** The lines of a file, line ends included; each is valid until the next. Throws a UserError (output) when it cannot be read. */
export async function* linesOfFile(path: string): AsyncGenerator<Uint8Array> {
  let begun: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
        const rest = chunk.subarray(from, end + 1);
        yield begun.length === 0 ? rest : Buffer.concat([...begun, rest]);
        begun = [];
        from = end + 1;
      }
      if (from < chunk.length) begun.push(chunk.subarray(from));
    }
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new UserError('output', `cannot read what was put aside: ${reason(error)}`, null, path);
  }
}
