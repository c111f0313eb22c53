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

export const factsKind: RowKind<IndexFacts> = kindOf<IndexFacts>('What the index holds', {
  entries: row => row.entries,
  withText: row => row.withText,
  postings: row => row.postings,
  segments: row => row.segments,
  bytes: row => row.bytes,
  bytesPerEntry: row => row.bytesPerEntry,
  commits: row => row.commits,
  version: row => row.version,
  fingerprints: row => row.fingerprints,
});

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
