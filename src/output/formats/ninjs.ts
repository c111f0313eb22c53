/**
 * IPTC’s ninjs 3: news in JSON. What it has no name for stands in its open lists, under a role: raw times and highlights in
 * `descriptions`, the place in the dump in `altIds`, pictures and other records in `associations`.
 */
import type { NewsRecord } from '../../records/record.js';
import { documentFormat, filled, moment, PARAGRAPH_END } from './documents.js';

const VERSION = '3.1';
const STANDARD = {
  name: 'ninjs',
  version: VERSION,
  schema: `http://www.iptc.org/std/ninjs/ninjs-schema_${VERSION}.json#`,
};
const PLAIN = 'text/plain';
/** Issues that say that the article is not all there. */
const PARTIAL: ReadonlySet<string> = new Set(['cut_head', 'cut_body', 'record_limit', 'no_body']);

export const ninjs = documentFormat({
  name: 'ninjs',
  description: 'IPTC ninjs 3.1, one news item a line',
  lacks: [
    'schema',
    'capturedAt',
    'layout',
    'confidence',
    'source.article',
    'source.startByte',
    'source.endByte',
    'copies.source',
    'copies.kind',
    'copies.similarity',
    'copies.containment',
    'copies.own',
    'copies.verified',
    'copies.error',
    'related.source',
    'related.kind',
    'related.similarity',
    'related.containment',
    'related.passages',
  ],
  document(record) {
    const text = record.body.join(PARAGRAPH_END);
    return {
      uri: uriOf(record.id),
      type: 'text',
      representationType: record.issues.some(issue => PARTIAL.has(issue)) ? 'partial' : 'full',
      contentCreated: moment(record.published),
      versionCreated: moment(record.updated),
      language: record.language ?? undefined,
      headlines: record.headline === null ? undefined : [{ role: 'main', contentType: PLAIN, value: record.headline }],
      by: record.byline ?? undefined,
      people: filled(record.authors.map(name => ({ name, rel: 'author' }))),
      located: record.dateline ?? undefined,
      infoSources: record.agency === null ? undefined : [{ name: record.agency, role: 'agency' }],
      subjects: filled([
        ...(record.section === null ? [] : [{ name: record.section, rel: 'section' }]),
        ...record.tags.map(name => ({ name, rel: 'tag' })),
      ]),
      descriptions: filled(descriptions(record)),
      bodies: [
        { role: 'main', contentType: PLAIN, charCount: [...text].length, wordCount: record.wordCount, value: text },
      ],
      associations: filled([...pictures(record), ...others(record)]),
      altIds: [
        { role: 'source', value: `${record.source.file}:${record.source.firstLine}-${record.source.lastLine}` },
        ...(record.url === null ? [] : [{ role: 'url', value: record.url }]),
      ],
      standard: STANDARD,
    };
  },
});

/** A record’s id as the URI that ninjs asks for. */
function uriOf(id: string): string {
  return `urn:copydesk:${id}`;
}

/** What is told about the article: highlights, times as they are known where they are no moments, and as written; issues. */
function descriptions(record: NewsRecord): { role: string; contentType: string; value: string }[] {
  const { published, publishedRaw, updated, updatedRaw } = record;
  const told: [role: string, value: string | null][] = [
    ...record.highlights.map((value): [string, string] => ['highlight', value]),
    ['published', moment(published) === undefined ? published : null],
    ['publishedRaw', publishedRaw],
    ['updated', moment(updated) === undefined ? updated : null],
    ['updatedRaw', updatedRaw],
    ...record.issues.map((value): [string, string] => ['issue', value]),
  ];
  return told.flatMap(([role, value]) => (value === null ? [] : [{ role, contentType: PLAIN, value }]));
}

function pictures({ id, captions }: NewsRecord): object[] {
  return captions.map(({ text, credit }, i) => ({
    uri: `${uriOf(id)}:picture:${i + 1}`,
    name: `picture ${i + 1}`,
    rel: 'picture',
    type: 'picture',
    by: credit ?? undefined,
    descriptions: [{ role: 'caption', contentType: PLAIN, value: text }],
  }));
}

/** The records that this one has to do with, by id. */
function others({ copies, related, duplicateOf, supersedes }: NewsRecord): object[] {
  const named: [rel: string, id: string | null][] = [
    ...copies.map(({ id }): [string, string] => ['copy', id]),
    ...related.map(({ id }): [string, string] => ['related', id]),
    ['duplicateOf', duplicateOf],
    ['supersedes', supersedes],
  ];
  return named.flatMap(([rel, id]) => (id === null ? [] : [{ uri: uriOf(id), name: id, rel, type: 'text' }]));
}
