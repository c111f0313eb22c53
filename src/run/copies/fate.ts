/** What becomes of an article that is a copy, and of its lines. */
import type { Account } from '../../account.js';
import type { Article, LedgerRow, Reason } from '../../types.js';

/** Why the lines of an article are dropped, and the record that stands for them. */
export interface CopyFate {
  readonly reason: Reason;
  readonly id: string;
  readonly place: string;
}

/** The row of a line whose article is a copy: what was kept of it is dropped. */
export function droppedRow(row: LedgerRow, { reason, id, place }: CopyFate): LedgerRow {
  if (row.fate === 'dropped') return { ...row, record: id };
  const evidence = `${reason.evidence}: ${id} at ${place}`;
  return {
    ...row,
    record: id,
    fate: 'dropped',
    fields: [],
    rule: reason.name,
    repeats: null,
    evidence,
    certainty: reason.certainty,
  };
}

/** The article of a copy, as it is counted. */
export function droppedArticle(article: Article, { reason }: CopyFate): Article {
  const lines = article.lines.map(line =>
    line.fate === 'dropped' ? line : ({ ...line, fate: 'dropped', reason } as const),
  );
  return { ...article, lines };
}

/** The same by its account. */
export function droppedAccount(account: Account, { reason }: CopyFate): Account {
  const lines = account.lines.map(([fate, rule, ...counts]) =>
    fate === 'dropped' ? ([fate, rule, ...counts] as const) : (['dropped', reason.name, ...counts] as const),
  );
  return { ...account, lines };
}
