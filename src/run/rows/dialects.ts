/** Formats of ours whose rows are no records, as `dedup` reads them again: they lead to what the records would have led to. */

import type { Source } from '../../records/record.js';

/** The fields of a row, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** The id of a record of ours. */
export const OWN_ID = /^cd1-[0-9a-f]{16}$/;
const NINJS_URI = 'urn:copydesk:';

/** A format of ours whose rows are no records: which rows are such, and what stands where in them. */
export interface Dialect {
  fits(values: Values): boolean;
  id(values: Values): unknown;
  headline(values: Values): unknown;
  text(values: Values): unknown;
  /** The time of the last change, else of publication. */
  time(values: Values): unknown;
  /** Where the record was read that the row was made of; undefined when that is not told whole. */
  source?(values: Values): Source | undefined;
  /** What makes one of two rows with the same words the more complete one; lists count by their items. */
  told(values: Values): readonly unknown[];
}

/** The names that records have themselves, and in Dolma’s `metadata`. */
const SINGLE = ['headline', 'section', 'byline', 'dateline', 'agency', 'published', 'updated', 'url'] as const;
const LISTS = ['tags', 'authors', 'highlights', 'captions'] as const;

const SOURCE_NUMBERS = ['article', 'firstLine', 'lastLine', 'startByte', 'endByte'] as const;

/** What tells as much in schema.org’s names. */
const SCHEMA_ORG_TOLD =
  'headline articleSection creditText dateline sourceOrganization url datePublished dateModified keywords author abstract image'.split(
    ' ',
  );

export const DIALECTS: readonly Dialect[] = [
  // ninjs
  {
    fits: ({ bodies }) => Array.isArray(bodies),
    id: ({ uri }) => (typeof uri === 'string' && uri.startsWith(NINJS_URI) ? uri.slice(NINJS_URI.length) : uri),
    headline: ({ headlines }) => main(headlines),
    text: ({ bodies }) => main(bodies) ?? '',
    time: row =>
      row.versionCreated ?? valueFor(row, 'updated') ?? row.contentCreated ?? valueFor(row, 'published') ?? null,
    told: row => [
      main(row.headlines),
      row.by,
      row.located,
      valueFor(row, 'url', 'altIds'),
      row.contentCreated ?? valueFor(row, 'published'),
      row.versionCreated ?? valueFor(row, 'updated'),
      row.infoSources,
      row.subjects,
      row.people,
      listOf(row.descriptions).filter(({ role }) => role === 'highlight'),
      listOf(row.associations).filter(({ rel }) => rel === 'picture'),
    ],
  },
  // schema.org
  {
    fits: row => '@type' in row && typeof row.articleBody === 'string',
    id: row => row.identifier,
    headline: row => row.headline ?? row.name,
    text: row => row.articleBody,
    time: row => row.dateModified ?? row.datePublished,
    told: row => SCHEMA_ORG_TOLD.map(name => row[name]),
  },
  // Dolma
  {
    fits: ({ id, metadata }) => isOwn(id) && isObject(metadata) && metadata.schema === 1,
    id: ({ id }) => id,
    headline: row => metadataIn(row).headline,
    text: ({ text }) => text,
    time: row => metadataIn(row).updated ?? metadataIn(row).published,
    told: row => [...SINGLE, ...LISTS].map(name => metadataIn(row)[name]),
  },
  // CSV and TSV
  {
    fits: row => isOwn(row.id) && 'wordCount' in row && typeof row.body === 'string',
    id: ({ id }) => id,
    headline: ({ headline }) => headline,
    text: ({ body }) => body,
    time: ({ updated, published }) => updated || published,
    source: sourceIn,
    told: row => [...SINGLE.map(name => row[name]), ...LISTS.map(name => row[name] ?? row[`${name}.text`]).map(lines)],
  },
  // trafilatura
  {
    fits: row => isOwn(row.id) && 'raw_text' in row && 'hostname' in row,
    id: ({ id }) => id,
    headline: ({ title }) => title,
    text: ({ text }) => text,
    time: ({ date }) => date,
    told: ({ title, categories, date, source, excerpt, author, tags }) => [
      title,
      categories,
      date,
      source,
      excerpt,
      author,
      tags,
    ],
  },
];

export const isOwn = (id: unknown): boolean => typeof id === 'string' && OWN_ID.test(id);
export const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;
export const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';
export const metadataIn = ({ metadata }: Values): Values => (isObject(metadata) ? metadata : {});
const lines = (value: unknown): readonly string[] => (isNothing(value) ? [] : String(value).split('\n'));
const listOf = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.filter(isObject) : []);

function sourceIn(values: Values): Source | undefined {
  const file = values['source.file'];
  const numbers = SOURCE_NUMBERS.map(name => [name, values[`source.${name}`]]);
  if (typeof file !== 'string' || numbers.some(([, digits]) => !/^\d{1,15}$/.test(String(digits)))) return undefined;
  return { file, ...Object.fromEntries(numbers.map(([name, digits]) => [name, Number(digits)])) } as Source;
}

/** In a list of ninjs the value of the main one, else of the first. */
function main(list: unknown): unknown {
  const all = listOf(list);
  return (all.find(({ role }) => role === 'main') ?? all.at(0))?.value;
}

function valueFor(row: Values, role: string, name = 'descriptions'): unknown {
  return listOf(row[name]).find(each => each.role === role)?.value;
}
