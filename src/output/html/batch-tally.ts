/** What the records of a batch come to: counts and short lists, whatever their number. */
import type { NewsRecord } from '../../records/record.js';
import type { RowField } from '../format.js';
import { type Clusters, startClusters } from './batch-clusters.js';
import { type Days, startDays } from './batch-time.js';
import { type TopCounts, topCounts } from './top-counts.js';

export type AnyText = { toString(): string };
export type AnyRecord = NewsRecord<AnyText>;

export interface BatchTally {
  readonly records: number;
  readonly words: number;
  readonly sources: TopCounts;
  readonly layouts: TopCounts;
  readonly issues: TopCounts;
  readonly days: Days;
  /** In how many records each field is filled, in the order of the fields. */
  readonly filled: ReadonlyMap<string, number>;
  readonly clusters: Clusters;
  add(record: AnyRecord): void;
}

const SITE = /^https?:\/\/([^/?#]+)/i;

export function startBatchTally<Row extends AnyRecord>(fields: readonly RowField<Row>[]): BatchTally {
  const [sources, layouts, issues] = [topCounts(), topCounts(), topCounts()];
  const days = startDays();
  const clusters = startClusters();
  const filled = new Map(fields.map(({ name }) => [name as string, 0]));
  const names = [...filled.keys()] as (keyof AnyRecord)[];
  let [records, words] = [0, 0];
  return {
    get records() {
      return records;
    },
    get words() {
      return words;
    },
    sources,
    layouts,
    issues,
    days,
    filled,
    clusters,
    add(record) {
      records++;
      words += record.wordCount;
      sources.add(sourceOf(record));
      layouts.add(record.layout);
      for (const issue of record.issues) issues.add(issue);
      days.add(record.published ?? record.updated);
      for (const name of names) if (isFilled(record[name])) filled.set(name, (filled.get(name) ?? 0) + 1);
      clusters.add(record);
    },
  };
}

/** The host of its address, else its file. */
function sourceOf({ url, source }: AnyRecord): string {
  return SITE.exec(String(url ?? ''))?.[1].toLowerCase() ?? source.file;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';
}
