/** `copydesk explain`: the account of every line of every dump. */
import type { Knowledge } from '../articles/site/knowledge.js';
import { ledgerKind } from '../output/kinds/ledger-kind.js';
import { openOutput } from '../output/open.js';
import { ledgerRows } from '../records/ledger.js';
import { closeOutputs } from '../run/closing.js';
import { type CopyFate, droppedArticle, droppedRow } from '../run/copies/fate.js';
import { copyFates, isAgain, offsetIn, openReplay, twice } from '../run/copies/fates.js';
import { holdRows } from '../run/copies/held-rows.js';
import { checkIndexFlags } from '../run/copies/history.js';
import { expectInputs } from '../run/counting.js';
import { openReading, type Reading, type Taker } from '../run/reading.js';
import type { Run } from '../run/run.js';
import type { LedgerRow } from '../types.js';

export async function run(run: Run): Promise<void> {
  const { hold, operands, options, host, report } = run;
  checkIndexFlags(options);
  const isSearched = options.dedup !== 'off';
  const stdin = isSearched ? twice(host.stdin, await openReplay(run)) : host.stdin;
  const reading = await openReading(operands, options, stdin);
  const output = await hold(openOutput(ledgerKind, options, host));
  const knowledge = await reading.learn(report);
  const held = isSearched ? await hold(holdRows(options.tmpDir)) : null;
  const nextFate = held === null ? () => null : await copyFates(run, reading, knowledge, held);
  let rows = 0;
  const give = (row: LedgerRow): Promise<void> | null => {
    rows++;
    output.row(row);
    // Lines that are only counted become rows here, as many as there are.
    return output.isFull() ? output.send() : null;
  };
  if (held?.isWhole === true) await held.tell(report, nextFate, give);
  else await readRows(run, reading, knowledge, { nextFate, give, send: output.send });
  await closeOutputs(run, rows, [[options.output, output]]);
  report.sumUp({ written: null });
}

/** Where rows go that are made as the inputs are read, and what decides about those of records. */
interface Rows {
  nextFate(): CopyFate | null;
  give(row: LedgerRow): Promise<void> | null;
  send(): Promise<void>;
}

/** Reads all inputs, row by row. */
async function readRows({ report }: Run, reading: Reading, knowledge: Knowledge | null, to: Rows): Promise<void> {
  await expectInputs(reading, report);
  for await (const source of reading.sources(report)) {
    const nextFate = isAgain(source) ? to.nextFate : () => null;
    const taker: Taker = {
      async take({ article, record }, dump) {
        const fate = record === null ? null : nextFate();
        report.article({ article: fate === null ? article : droppedArticle(article, fate), record });
        for (const row of ledgerRows(article, record, dump.name, offsetIn(dump))) {
          const given = to.give(fate === null ? row : droppedRow(row, fate));
          if (given !== null) await given;
        }
        return true;
      },
      flush: to.send,
    };
    // An article is counted when its fate is known.
    await reading.read(source, knowledge, taker, { ...report, article() {} });
  }
}
