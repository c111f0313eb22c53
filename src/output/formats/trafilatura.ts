/** The names of trafilatura’s JSON output (version 2, with metadata): every name is there, null where nothing is known. */
import { documentFormat } from './documents.js';

const DAY = 10;

export const trafilatura = documentFormat({
  name: 'trafilatura',
  description: 'the names of trafilatura’s JSON output, one document a line',
  lacks: [
    'schema',
    'byline',
    'dateline',
    'agency',
    'publishedRaw',
    'updated',
    'updatedRaw',
    'captions',
    'wordCount',
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
    const host = hostOf(record.url);
    return {
      title: record.headline,
      author: record.authors.join('; ') || record.byline,
      hostname: host,
      date: (record.published ?? record.updated)?.slice(0, DAY) ?? null,
      fingerprint: null,
      id: record.id,
      license: null,
      raw_text: null,
      language: record.language,
      image: null,
      pagetype: null,
      filedate: record.capturedAt?.slice(0, DAY) ?? null,
      source: record.url,
      'source-hostname': host,
      excerpt: record.highlights.join(' ') || null,
      categories: record.section ?? '',
      tags: record.tags.join(';'),
      text: record.body.join('\n'),
      comments: '',
    };
  },
});

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}
