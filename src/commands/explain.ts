/** `copydesk explain`: the account of every line of every dump. */
import { rawOffset } from '../input/offsets.js';
import { ledgerKind } from '../output/ledger-kind.js';
import { openOutput } from '../output/open.js';
import { ledgerRows } from '../records/ledger.js';
import { prepareReading } from '../run/reading.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, options, host, report } = run;
  const read = await prepareReading(run);
  const output = await hold(openOutput(ledgerKind, options, host));
  await read({
    async take({ article, record }, dump) {
      const encoding = dump.outcome.encoding ?? 'utf-8';
      for (const row of ledgerRows(article, record, dump.name, (line, place) => rawOffset(line, place, encoding))) {
        output.row(row);
        // Lines that are only counted become rows here, as many as there are.
        if (output.isFull()) await output.flush();
      }
      return true;
    },
    flush: output.flush,
  });
  report.notes(await output.close());
  report.sumUp({ written: null });
}
