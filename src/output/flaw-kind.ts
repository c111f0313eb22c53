/** What is wrong with an index, and what it holds, as rows. */
import type { Flaw, IndexFacts } from '../dedup/history/salvage.js';
import type { Cell, RowField, RowKind } from './index.js';

export const flawKind: RowKind<Flaw> = kindOf<Flaw>('What is wrong with the index', {
  problem: row => row.problem,
  segment: row => row.segment,
  section: row => row.section,
  page: row => row.page,
  id: row => row.id,
  file: row => row.file,
  line: row => row.line,
});

const facts: RowKind<IndexFacts> = kindOf<IndexFacts>('What the index holds', {
  entries: row => row.entries,
  leftOut: row => row.leftOut,
  withText: row => row.withText,
  postings: row => row.postings,
  segments: row => row.segments,
  bytes: row => row.bytes,
  bytesPerEntry: row => row.bytesPerEntry,
  commits: row => row.commits,
  version: row => row.version,
  fingerprints: row => row.fingerprints,
});

/** As a table each fact has a line: there is one row, which is too long for most screens. */
export const factsKind: RowKind<IndexFacts> = {
  ...facts,
  async view(sink, settings) {
    const { plainView } = await import('./plain-view.js');
    const lines = plainView<Fact>(sink, [column('fact'), column('number')], settings);
    return {
      row(row) {
        for (const { name, columns } of facts.fields) lines.row({ fact: name, number: columns[0].value(row) });
      },
      end: lines.end,
    };
  },
};

interface Fact {
  readonly fact: string;
  readonly number: Cell;
}

function column(name: keyof Fact): RowField<Fact> {
  return { name, columns: [{ name, value: row => row[name] }] };
}

/** A kind of row whose fields are columns of their own names. */
function kindOf<Row>(
  title: string,
  cells: { readonly [Name in string & keyof Row]: (row: Row) => Cell },
): RowKind<Row> {
  const names = Object.keys(cells) as (string & keyof Row)[];
  const fields: RowField<Row>[] = names.map(name => ({ name, columns: [{ name, value: cells[name] }] }));
  return {
    title,
    fields,
    async view(sink, settings) {
      const { plainView } = await import('./plain-view.js');
      return plainView(sink, fields, settings);
    },
  };
}
