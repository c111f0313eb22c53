/**
 * The formats of the field as their makers publish them, as JSON Schemas: the names and types of what stands in a document, and
 * no other names. Written down from
 * - dolma: allenai/dolma, docs/data-format.md (“Dolma Document Format”);
 * - ninjs: IPTC, ninjs-schema_3.1.json (CC BY 4.0), the properties that describe a text and its pictures;
 * - schema.org: the properties of NewsArticle, Article, CreativeWork and Thing, and of ImageObject, Person and Organization;
 * - trafilatura: `Document.__slots__` and `build_json_output` of version 2.
 */
type Schema = Readonly<Record<string, unknown>>;

const TEXT: Schema = { type: 'string' };
const MAYBE_TEXT: Schema = { type: ['string', 'null'] };
const INTEGER: Schema = { type: 'integer' };
const MOMENT: Schema = { type: 'string', format: 'date-time' };
const URI: Schema = { type: 'string', format: 'uri' };

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}
const list = (items: Schema): Schema => ({ type: 'array', items, minItems: 1 });

export const DOLMA = object(
  {
    id: TEXT,
    text: TEXT,
    source: TEXT,
    added: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
    created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
    metadata: { type: 'object' },
  },
  ['id', 'text', 'source'],
);

const CONCEPT = { name: TEXT, rel: TEXT, uri: URI, literal: TEXT };
const ROLE_AND_TEXT = { role: TEXT, contentType: TEXT, value: TEXT };

/** The properties of ninjs 3.1 that any news object may have. */
const NEWS_OBJECT: Readonly<Record<string, Schema>> = {
  uri: URI,
  type: {
    enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'],
  },
  representationType: { enum: ['full', 'partial'] },
  profile: TEXT,
  version: TEXT,
  firstCreated: MOMENT,
  versionCreated: MOMENT,
  contentCreated: MOMENT,
  embargoedUntil: MOMENT,
  pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
  urgency: { type: 'integer', minimum: 1, maximum: 9 },
  copyrightHolder: TEXT,
  copyrightNotice: TEXT,
  usageTerms: TEXT,
  edNote: TEXT,
  language: TEXT,
  descriptions: list(object(ROLE_AND_TEXT, ['value'])),
  bodies: list(object({ ...ROLE_AND_TEXT, charCount: INTEGER, wordCount: INTEGER }, ['value'])),
  headlines: list(object(ROLE_AND_TEXT, ['value'])),
  people: list(object({ name: TEXT, rel: TEXT, uri: URI, literal: TEXT })),
  subjects: list(object({ ...CONCEPT, creator: TEXT, relevance: INTEGER, confidence: INTEGER })),
  infoSources: list(object({ name: TEXT, role: TEXT, uri: URI, literal: TEXT })),
  title: TEXT,
  by: TEXT,
  slugline: TEXT,
  located: TEXT,
  altIds: list(object({ role: TEXT, value: TEXT })),
  standard: object({ name: TEXT, version: TEXT, schema: URI }),
};

export const NINJS = object(
  { ...NEWS_OBJECT, associations: list(object({ ...NEWS_OBJECT, name: TEXT, rel: TEXT }, ['name', 'uri'])) },
  ['uri'],
);

const typed = (type: string, properties: Readonly<Record<string, Schema>>): Schema =>
  object({ '@type': { const: type }, ...properties }, ['@type']);
/** A Date or a DateTime of schema.org: ISO 8601. */
const ISO_8601: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?)?$',
};

export const SCHEMA_ORG = object(
  {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'NewsArticle' },
    identifier: TEXT,
    url: URI,
    headline: TEXT,
    alternativeHeadline: TEXT,
    articleSection: TEXT,
    articleBody: TEXT,
    wordCount: INTEGER,
    keywords: list(TEXT),
    author: list(typed('Person', { name: TEXT })),
    creditText: TEXT,
    dateline: TEXT,
    sourceOrganization: typed('Organization', { name: TEXT }),
    datePublished: ISO_8601,
    dateModified: ISO_8601,
    abstract: list(TEXT),
    image: list(typed('ImageObject', { caption: TEXT, creditText: TEXT, contentUrl: URI })),
    inLanguage: TEXT,
  },
  ['@context', '@type'],
);

const TRAFILATURA_NAMES = {
  title: MAYBE_TEXT,
  author: MAYBE_TEXT,
  hostname: MAYBE_TEXT,
  date: { type: ['string', 'null'], pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  fingerprint: MAYBE_TEXT,
  id: MAYBE_TEXT,
  license: MAYBE_TEXT,
  comments: TEXT,
  raw_text: MAYBE_TEXT,
  text: TEXT,
  language: MAYBE_TEXT,
  image: MAYBE_TEXT,
  pagetype: MAYBE_TEXT,
  filedate: MAYBE_TEXT,
  source: MAYBE_TEXT,
  'source-hostname': MAYBE_TEXT,
  excerpt: MAYBE_TEXT,
  categories: TEXT,
  tags: TEXT,
};
export const TRAFILATURA = object(TRAFILATURA_NAMES, Object.keys(TRAFILATURA_NAMES));
