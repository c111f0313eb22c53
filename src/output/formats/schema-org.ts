/** schema.org’s NewsArticle as JSON-LD, its pictures as ImageObject. */
import { documentFormat, filled, PARAGRAPH_END } from './documents.js';

const CONTEXT = 'https://schema.org';

export const schemaOrg = documentFormat({
  name: 'schema.org',
  description: 'schema.org NewsArticle as JSON-LD, one a line',
  lacks: [
    'schema',
    'publishedRaw',
    'updatedRaw',
    'capturedAt',
    'layout',
    'confidence',
    'issues',
    'source',
    'copies',
    'related',
    'duplicateOf',
    'supersedes',
  ],
  document(record) {
    const { agency } = record;
    return {
      '@context': CONTEXT,
      '@type': 'NewsArticle',
      identifier: record.id,
      url: record.url !== null && URL.canParse(record.url) ? record.url : undefined,
      headline: record.headline ?? undefined,
      articleSection: record.section ?? undefined,
      keywords: filled(record.tags),
      author: filled(record.authors.map(name => ({ '@type': 'Person', name }))),
      creditText: record.byline ?? undefined,
      dateline: record.dateline ?? undefined,
      sourceOrganization: agency === null ? undefined : { '@type': 'Organization', name: agency },
      datePublished: record.published ?? undefined,
      dateModified: record.updated ?? undefined,
      abstract: filled(record.highlights),
      image: filled(
        record.captions.map(({ text, credit }) => ({
          '@type': 'ImageObject',
          caption: text,
          creditText: credit ?? undefined,
        })),
      ),
      articleBody: record.body.join(PARAGRAPH_END),
      wordCount: record.wordCount,
      inLanguage: record.language ?? undefined,
    };
  },
});
