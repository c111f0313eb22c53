/** Article to record: fills every field of a record from the kept lines of its article. */
import type { Passage } from '../text/passage.js';
import type { Article, Issue } from '../types.js';
import { authors, bylineIn, furtherAuthors } from './byline.js';
import { captions } from './captions.js';
import { opening } from './dateline.js';
import { headlineIn } from './headline.js';
import { highlights } from './highlights.js';
import { identify } from './id.js';
import { keptLines, leaveOut, lineText } from './kept.js';
import { labels } from './labels.js';
import type { NewsRecord, Related } from './record.js';
import { agencyBehind } from './signature.js';
import { sourceOf } from './source.js';
import { bodyOf } from './standfirst.js';
import { recordTimes, type TimeReader } from './times.js';

export type { NewsRecord } from './record.js';

export interface RecordSettings {
  /** The name of the dump, as records give it. */
  readonly file: string;
  /** When the dump was made, in milliseconds since 1970; null when unknown. */
  readonly captured: number | null;
  /** The page's address, where the input tells it. */
  readonly url: string | null;
  /** Whether the dump was rendered from something else. */
  readonly isRendered: boolean;
  /** Reads the times that are written in no common form. */
  readonly readTime: TimeReader;
  /** Tells the language of a text as an ISO 639-1 code; null when languages are not asked for. */
  readonly identifyLanguage: ((text: string) => string | null) | null;
}

const ISO_SECONDS = 19;

/** The function that makes the records of one dump’s articles; null for lines that are no article. */
export function recordMaker(settings: RecordSettings): (article: Article) => NewsRecord<Passage> | null {
  const capturedAt =
    settings.captured === null ? null : `${new Date(settings.captured).toISOString().slice(0, ISO_SECONDS)}Z`;
  let previous: Related | null = null;
  return article => {
    if (article.number === null) return null;
    const record = toRecord(article, capturedAt, settings);
    if (article.continues && previous !== null) record.related.push(previous);
    const { id, source } = record;
    previous = { id, source, kind: 'continued', similarity: null, containment: null, passages: [] };
    return record;
  };
}

function toRecord(article: Article, capturedAt: string | null, settings: RecordSettings): NewsRecord<Passage> {
  const kept = keptLines(article);
  const headline = headlineIn(article, kept.headline);
  for (const further of kept.headline.slice(1)) if (further.joint === null) leaveOut(article, further);
  const body = bodyOf(article, kept);
  const { id, wordCount, excessMarks } = identify(headline, body);
  const { section, tags } = labels(article, kept);
  const { dateline, agency } = opening(body);
  const { published, updated, unknown } = recordTimes(article, kept, settings.captured, settings.readTime);
  const byline = bylineIn(article, kept);
  const further = furtherAuthors(article, kept);
  return {
    schema: 1,
    id,
    headline,
    section,
    tags,
    byline,
    authors: byline === null ? [] : [...authors(byline, body), ...further],
    dateline,
    agency: agency ?? agencyBehind(body),
    published: published === null ? null : published.iso,
    publishedRaw: published === null ? null : published.raw,
    updated: updated === null ? null : updated.iso,
    updatedRaw: updated === null ? null : updated.raw,
    highlights: highlights(article, kept.highlights),
    captions: captions(article, kept.captions),
    body,
    wordCount,
    language: settings.identifyLanguage?.(body.map(String).join('\n')) ?? null,
    url: kept.address === null ? settings.url : lineText(article, kept.address),
    capturedAt,
    layout: article.layout.name,
    confidence: article.confidence,
    issues: issuesOf(article, unknown, excessMarks, settings.isRendered),
    source: sourceOf(article, kept, settings.file),
    copies: [],
    related: [],
    duplicateOf: null,
    supersedes: null,
  };
}

function issuesOf(article: Article, unknownDate: boolean, excessMarks: boolean, isRendered: boolean): Issue[] {
  const issues = [...article.issues];
  if (unknownDate) issues.push('unknown_date');
  if (excessMarks) issues.push('excess_marks');
  if (isRendered) issues.push('rendered');
  return issues;
}
