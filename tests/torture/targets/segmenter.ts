/** The whole core: whatever the text is, its ledger has every byte once and in order. */
import { extract } from '../../../src/index.js';

export function target(bytes: Uint8Array): void {
  const dump = extract({ ledger: true, recordLimit: 2048, lineLimit: 1024 });
  const { ledger } = dump.push(bytes);
  const rows = [...ledger, ...dump.end().ledger];
  let end = 0;
  for (const { startByte, endByte } of rows) {
    if (startByte !== end) throw new Error(`bytes ${end} to ${startByte} are in no row`);
    end = endByte;
  }
  if (end !== bytes.length) throw new Error('the last bytes are in no row');
}
