/** Formats that are one JSON document a line, in the names of some standard or tool: what they have in common. */
import type { NewsRecord } from '../../records/record.js';
import type { OutputFormat } from '../format.js';
import type { AnyRecord } from '../terminal/record-cells.js';

/** Between paragraphs where a format holds the body as one text. */
export const PARAGRAPH_END = '\n\n';

/** What such a format says of itself, and the document that it makes of a record; undefined parts are left out. */
interface DocumentShape<Name extends string> {
  readonly name: Name;
  readonly description: string;
  readonly lacks: readonly string[];
  document(record: NewsRecord): object;
}

/** The format. What it writes is NDJSON, which the ending of its files says too. */
export function documentFormat<Name extends string>({ document, ...about }: DocumentShape<Name>) {
  return {
    ...about,
    endings: [`.${about.name}.jsonl`],
    recordsOnly: true,
    ownFields: true,
    async open(sink, { toRecord = notRecords }) {
      const { writeJson } = await import('../../text/json.js');
      return {
        row(row) {
          writeJson(sink, document(toRecord(row)));
          sink.text('\n');
        },
        end() {},
      };
    },
  } as const satisfies OutputFormat;
}

/** Rows of a kind that are no records never come here: the format is refused for them before. */
export function notRecords(): never {
  throw new TypeError('rows that are no records');
}

/** A record whose texts are strings. */
export function plainRecord(record: AnyRecord): NewsRecord {
  const maybe = (text: unknown) => (text === null ? null : String(text));
  return {
    ...record,
    headline: maybe(record.headline),
    section: maybe(record.section),
    tags: record.tags.map(String),
    byline: maybe(record.byline),
    authors: record.authors.map(String),
    dateline: maybe(record.dateline),
    agency: maybe(record.agency),
    publishedRaw: maybe(record.publishedRaw),
    updatedRaw: maybe(record.updatedRaw),
    highlights: record.highlights.map(String),
    captions: record.captions.map(({ text, credit }) => ({ text: String(text), credit: maybe(credit) })),
    body: record.body.map(String),
    url: maybe(record.url),
  };
}

/** The list, or undefined for an empty one. */
export function filled<Item>(list: readonly Item[]): readonly Item[] | undefined {
  return list.length === 0 ? undefined : list;
}

const MOMENT = /^(.{10}T\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

/** A time of a record as RFC 3339 has it, seconds and zone included; undefined where less is known. */
export function moment(iso: string | null): string | undefined {
  const match = MOMENT.exec(iso ?? '');
  return match === null ? undefined : `${match[1]}${match[2] ?? ':00'}${match[3]}`;
}
