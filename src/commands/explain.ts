/** `copydesk explain`: the account of every line of every dump. */
import { rawOffset } from '../input/offsets.js';
import { ledgerKind } from '../output/ledger-kind.js';
import { openOutput } from '../output/open.js';
import { ledgerRows } from '../records/ledger.js';
import { closeOutputs } from '../run/closing.js';
import { checkIndexFlags } from '../run/history.js';
import { type CopyFate, copyFates, droppedArticle, droppedRow, isAgain, openReplay, twice } from '../run/fates.js';
import { expectBytes, openReading } from '../run/reading.js';
import type { Run } from '../run/run.js';

export async function run(run: Run): Promise<void> {
  const { hold, operands, options, host, report } = run;
  checkIndexFlags(options);
  const isSearched = options.dedup !== 'off';
  const stdin = isSearched ? twice(host.stdin, await openReplay(run)) : host.stdin;
  const reading = await openReading(operands, options, stdin);
  const output = await hold(openOutput(ledgerKind, options, host));
  const knowledge = await reading.learn();
  const nextFate = isSearched ? await copyFates(run, reading, knowledge) : () => null;
  await expectBytes(reading, report);
  let rows = 0;
  for await (const source of reading.sources(report)) {
    const fates: () => CopyFate | null = isAgain(source) ? nextFate : () => null;
    const isWanted = await reading.read(
      source,
      knowledge,
      {
        async take({ article, record }, dump) {
          const encoding = dump.outcome.encoding ?? 'utf-8';
          const fate = record === null ? null : fates();
          report.article({ article: fate === null ? article : droppedArticle(article, fate), record });
          for (const row of ledgerRows(article, record, dump.name, (line, place) => rawOffset(line, place, encoding))) {
            rows++;
            output.row(fate === null ? row : droppedRow(row, fate));
            // Lines that are only counted become rows here, as many as there are.
            if (output.isFull()) await output.send();
          }
          return true;
        },
        flush: output.send,
      },
      // An article is counted when its fate is known.
      { ...report, article() {} },
    );
    if (!isWanted) break;
  }
  await closeOutputs(run, rows, [[options.output, output]]);
  report.sumUp({ written: null });
}
