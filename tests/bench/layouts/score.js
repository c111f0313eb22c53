/** Records beside what was put into a dump: which articles were found, and which of their fields are right. */

const fold = text =>
  String(text ?? '')
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/[”“]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
const same = (one, other) => JSON.stringify(one.map(fold)) === JSON.stringify(other.map(fold));
const sorted = texts => [...new Set(texts.map(fold))].toSorted();

/** Whether a time is the one that was put in, as far as that tells it. */
const isSameTime = (time, wanted) => time !== null && wanted.startsWith(time.slice(0, wanted.length));

/** Whether each field is right; of those that a grammar says nothing of, nothing is said. */
const FIELDS = {
  headline: (record, wanted) => fold(record.headline) === fold(wanted),
  body: (record, wanted) => same(record.body, wanted),
  captions: (record, wanted) => same(sorted(record.captions.map(({ text }) => text)), sorted(wanted)),
  highlights: (record, wanted) => same(record.highlights, wanted),
  updated: (record, wanted) => record.updatedRaw === wanted || isSameTime(record.updated, wanted),
  published: (record, wanted) => isSameTime(record.published, wanted),
  byline: (record, wanted) => fold(record.byline).includes(fold(wanted)),
  authors: (record, wanted) => same(record.authors, wanted),
  section: (record, wanted) => fold(record.section) === fold(wanted),
  tags: (record, wanted) => same(record.tags, wanted),
  dateline: (record, wanted) => fold(record.dateline) === fold(wanted),
  agency: (record, wanted) => fold(record.agency) === fold(wanted),
};
export const MEASURES = ['count', ...Object.keys(FIELDS)];

/** The record with most paragraphs of a body. */
function recordOf(records, { body }) {
  const own = new Set(body.map(fold));
  const shared = ({ body }) => body.filter(text => own.has(fold(text))).length;
  return records.toSorted((one, other) => shared(other) - shared(one)).at(0);
}

/** Adds a dump to the sums: right and all, by measure. Returns what is wrong. */
export function addDump(sums, records, wanted) {
  const wrong = [];
  const add = (measure, isRight, told) => {
    const sum = (sums[measure] ??= { right: 0, all: 0 });
    sum.all++;
    if (isRight) sum.right++;
    else wrong.push(`${measure}: ${told()}`);
  };
  add('count', records.length === wanted.length, () => `${records.length} records of ${wanted.length}`);
  for (const article of wanted) {
    const record = recordOf(records, article);
    for (const [field, isRight] of Object.entries(FIELDS)) {
      const value = article[field];
      if (value === undefined || value === null) continue;
      add(
        field,
        record !== undefined && isRight(record, value),
        () => `${shown(record, field)} for ${JSON.stringify(value)}`,
      );
    }
  }
  return wrong;
}

const shown = (record, field) => JSON.stringify(record?.[field] ?? null);
