/** The fields of a record in output order: what each means, its JSON Schema, and the flat columns that it becomes. */
import type { Passage } from '../text/passage.js';
import { ISSUES } from '../types.js';
import { COPY_KINDS, type NewsRecord, RELATED_KINDS } from './record.js';

type Row = NewsRecord<Passage>;
type Cell = string | number | null | readonly (string | null)[];
type Schema = Readonly<Record<string, unknown>>;

export interface Field {
  readonly name: keyof Row;
  readonly description: string;
  readonly schema: Schema;
  readonly columns: readonly { readonly name: string; value(row: Row): Cell }[];
}

const TEXT: Schema = { type: 'string' };
const MAYBE_TEXT: Schema = { type: ['string', 'null'] };
const TEXTS: Schema = { type: 'array', items: TEXT };
const COUNT: Schema = { type: 'integer', minimum: 0 };
const SHARE: Schema = { type: 'number', minimum: 0, maximum: 1 };
const ID: Schema = { type: 'string', pattern: '^cd1-[0-9a-f]{16}$' };
const MAYBE_ID: Schema = { ...ID, type: ['string', 'null'] };
/** A date, with the clock time and zone where they are known. */
const MAYBE_TIME: Schema = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?)?$',
};

/** The schema of an object that has these properties, always, and no others. */
function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const SOURCE = object({
  file: TEXT,
  article: { type: 'integer', minimum: 1 },
  firstLine: { type: 'integer', minimum: 1 },
  lastLine: { type: 'integer', minimum: 1 },
  startByte: COUNT,
  endByte: COUNT,
});
const COPY = object({
  id: ID,
  source: SOURCE,
  kind: { enum: COPY_KINDS },
  similarity: SHARE,
  containment: SHARE,
  own: { ...TEXTS, type: ['array', 'null'] },
  verified: { enum: ['id', 'text', 'sketch'] },
  error: SHARE,
});
const PLACE = object({ paragraph: COUNT, start: COUNT, lastParagraph: COUNT, end: COUNT });
const PASSAGE = object({ words: COUNT, here: PLACE, there: PLACE });
const MAYBE_SHARE: Schema = { ...SHARE, type: ['number', 'null'] };
const RELATED = object({
  id: ID,
  source: SOURCE,
  kind: { enum: RELATED_KINDS },
  similarity: MAYBE_SHARE,
  containment: MAYBE_SHARE,
  passages: { type: 'array', items: PASSAGE },
});

const text = (value: Passage | null): string | null => (value === null ? null : String(value));

/** A field whose only column has its name. */
function plain(name: keyof Row, description: string, schema: Schema, value?: (row: Row) => Cell): Field {
  return { name, description, schema, columns: [{ name, value: value ?? (row => row[name] as Cell) }] };
}

const phrase = (
  name: 'headline' | 'section' | 'byline' | 'dateline' | 'agency' | 'publishedRaw' | 'updatedRaw',
  description: string,
) => plain(name, description, MAYBE_TEXT, row => text(row[name]));
const phrases = (name: 'tags' | 'authors' | 'highlights' | 'body', description: string) =>
  plain(name, description, TEXTS, row => row[name].map(String));
const sourceColumn = (name: keyof Row['source']) => ({ name: `source.${name}`, value: (row: Row) => row.source[name] });

export const FIELDS: readonly Field[] = [
  plain('schema', 'version of this schema', { const: 1 }),
  plain('id', 'hash of headline and body; equal for exact copies', ID),
  phrase('headline', 'the headline'),
  phrase('section', 'the section that the page names'),
  phrases('tags', 'further labels of the page'),
  phrase('byline', 'the line that names the writers, as written'),
  phrases('authors', 'the names in the byline'),
  phrase('dateline', 'the place that the body begins with; it stays in the body'),
  phrase(
    'agency',
    'the agency that the body begins with, or that its last paragraph is signed by; it stays in the body',
  ),
  plain('published', 'time of publication, ISO 8601 as precise as it is known', MAYBE_TIME),
  phrase('publishedRaw', 'the same as written'),
  plain('updated', 'time of the last change, ISO 8601 as precise as it is known', MAYBE_TIME),
  phrase('updatedRaw', 'the same as written'),
  phrases('highlights', 'the lines that sum the article up, without bullets'),
  {
    name: 'captions',
    description: 'captions as written, each with the credit that is in it',
    schema: { type: 'array', items: object({ text: TEXT, credit: MAYBE_TEXT }) },
    columns: [
      { name: 'captions.text', value: row => row.captions.map(caption => String(caption.text)) },
      { name: 'captions.credit', value: row => row.captions.map(caption => text(caption.credit)) },
    ],
  },
  phrases('body', 'the paragraphs, subheads included'),
  plain('wordCount', 'words in the body; each Han or Kana character is one', COUNT),
  plain('language', 'ISO 639-1 code of the body’s language, with --language', MAYBE_TEXT),
  plain('url', 'address of the page, where the input or the text tells it', MAYBE_TEXT, row =>
    row.url === null ? null : String(row.url),
  ),
  plain('capturedAt', 'when the page was fetched, where the input or --captured-at tells it', MAYBE_TIME),
  plain('layout', 'the layout that explained the page', TEXT),
  plain('confidence', 'how sure it is that the body is right, 0 to 1', SHARE),
  plain('issues', 'what a reader of the record should know', { type: 'array', items: { enum: Object.keys(ISSUES) } }),
  {
    name: 'source',
    description: 'where the article stands: lines from 1, bytes [startByte, endByte)',
    schema: SOURCE,
    columns: (['file', 'article', 'firstLine', 'lastLine', 'startByte', 'endByte'] as const).map(sourceColumn),
  },
  {
    name: 'copies',
    description: 'other records of the same article, which this one stands for',
    schema: { type: 'array', items: COPY },
    columns: [
      { name: 'copies.id', value: row => row.copies.map(({ id }) => id) },
      { name: 'copies.kind', value: row => row.copies.map(({ kind }) => kind) },
      { name: 'copies.source', value: row => row.copies.map(({ source }) => `${source.file}:${source.firstLine}`) },
    ],
  },
  {
    name: 'related',
    description: 'records that share something with this one and are no copies',
    schema: { type: 'array', items: RELATED },
    columns: [{ name: 'related.id', value: row => row.related.map(({ id }) => id) }],
  },
  plain('duplicateOf', 'id of the kept record that this one is a copy of', MAYBE_ID),
  plain('supersedes', 'id of an earlier run’s record that this one replaces', MAYBE_ID),
];

/** The JSON Schema (2020-12) of a record. */
export function recordSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'NewsRecord',
    description: 'One news article, as copydesk emits it.',
    ...object(Object.fromEntries(FIELDS.map(({ name, description, schema }) => [name, { description, ...schema }]))),
  };
}
