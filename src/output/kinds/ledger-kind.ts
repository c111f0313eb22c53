/** Ledger rows as rows: the account of every line of a dump. */
import type { LedgerPart, LedgerRow } from '../../types.js';
import type { Cell, RowField, RowKind } from '../format.js';

export const ledgerKind: RowKind<LedgerRow> = {
  title: 'Every line, and what became of it',
  fields: [
    plain('file', row => row.file),
    plain('line', row => row.line),
    plain('startByte', row => row.startByte),
    plain('endByte', row => row.endByte),
    plain('role', row => row.role),
    plain('article', row => row.article),
    plain('record', row => row.record),
    plain('fate', row => row.fate),
    plain('fields', row => row.fields.map(partCell)),
    plain('rule', row => row.rule),
    plain('repeats', row => row.repeats),
    plain('evidence', row => row.evidence),
    plain('certainty', row => row.certainty),
    plain('text', row => row.text),
  ],
  async view(sink, settings) {
    const { ledgerView } = await import('../terminal/ledger-view.js');
    return ledgerView(sink, settings);
  },
  async page(sink) {
    const { explainPage } = await import('../html/explain-page.js');
    return explainPage(sink);
  },
};

/** A field whose only column has its name. */
function plain(name: keyof LedgerRow, value: (row: LedgerRow) => Cell): RowField<LedgerRow> {
  return { name, columns: [{ name, value }] };
}

/** `body[0]@120-480` for what is in a field, `~bullet@112-116` for what a rule trimmed. */
function partCell({ path, rule, start, end }: LedgerPart): string {
  return `${path ?? `~${rule}`}@${start}-${end}`;
}
