/** What is wrong with an index, and what it holds, as rows. */
import type { Flaw, IndexFacts } from '../../dedup/history/salvage.js';
import type { Cell, RowField, RowKind } from '../format.js';

const FLAW_FIELDS = ['problem', 'segment', 'section', 'page', 'id', 'file', 'line'] as const;

export const flawKind: RowKind<Flaw> = kindOf<Flaw>('What is wrong with the index', FLAW_FIELDS);

/** The fields of `index stats`, and what each says. */
export const INDEX_FACTS: { readonly [Name in keyof IndexFacts]: string } = {
  entries: 'records that were printed and that others are compared with',
  leftOut: 'records that were left out, or that others have taken the place of, known by the hash of their words',
  withText: 'entries whose bodies are kept (`--index-text`)',
  postings: 'hashes by which entries are found, of those that were replaced too',
  segments: 'files that the entries are in; many are merged into few',
  bytes: 'what these files take',
  bytesPerEntry: 'that, divided by the entries',
  commits: 'how often the index was written: by runs, mergings and rebuildings',
  version: 'the version of the format; a newer copydesk reads what an older one wrote',
  fingerprints: 'the version of the fingerprints; those of another one cannot be compared',
};

const FACT_FIELDS = Object.keys(INDEX_FACTS) as (keyof IndexFacts)[];
const facts: RowKind<IndexFacts> = kindOf<IndexFacts>('What the index holds', FACT_FIELDS);

/** As a table each fact has a line: there is one row, which is too long for most screens. */
export const factsKind: RowKind<IndexFacts> = {
  ...facts,
  async view(sink, settings) {
    const { plainView } = await import('../terminal/plain-view.js');
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
function kindOf<Row extends { readonly [Name in keyof Row]: Cell }>(
  title: string,
  names: readonly (string & keyof Row)[],
): RowKind<Row> {
  const fields: RowField<Row>[] = names.map(name => ({ name, columns: [{ name, value: row => row[name] }] }));
  return {
    title,
    fields,
    async view(sink, settings) {
      const { plainView } = await import('../terminal/plain-view.js');
      return plainView(sink, fields, settings);
    },
  };
}
