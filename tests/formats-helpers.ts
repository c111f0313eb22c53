/** Records full and bare, and what the formats of the field make of them. */
import type { OutputFormat } from '../src/output/format.js';
import { OUTPUTS } from '../src/output/index.js';
import { recordKind } from '../src/output/kinds/record-kind.js';
import type { AnyRecord } from '../src/output/terminal/record-cells.js';
import { FIELDS } from '../src/records/fields.js';
import type { NewsRecord } from '../src/records/record.js';
import type { Passage } from '../src/text/passage.js';
import { ByteSink } from '../src/text/sink.js';
import { record, SETTINGS, textOf } from './output-helpers.js';

const KIND = recordKind(FIELDS);

const OTHER_SOURCE = { file: 'pier.txt', article: 2, firstLine: 11, lastLine: 19, startByte: 100, endByte: 199 };

/** A record in which every part says something. */
export const FULL = record({
  section: 'Harbour',
  tags: ['ferries', 'islands'],
  byline: 'By Ada Lund and Tove Marsh',
  authors: ['Ada Lund', 'Tove Marsh'],
  dateline: 'VELISMOUTH',
  agency: 'EXAMPLE AGENCY',
  published: '2025-03-03T08:30:00Z',
  publishedRaw: '3 March 2025, 08:30 GMT',
  updated: '2025-03-04T10:15:30+02:00',
  updatedRaw: '4 March 2025 10:15',
  highlights: ['Up by a tenth', 'Two boats'],
  captions: [{ text: 'People wait. (Example Agency)', credit: 'Example Agency' }],
  body: ['VELISMOUTH: The council voted.', 'The ferry stays.'],
  wordCount: 7,
  language: 'en',
  url: 'https://news.example/ferry',
  capturedAt: '2025-03-05T00:00:00Z',
  issues: ['cut_body'],
  copies: [
    {
      id: 'cd1-1111111111111111',
      source: OTHER_SOURCE,
      kind: 'near',
      similarity: 0.9,
      containment: 0.95,
      own: ['One more.'],
      verified: 'text',
      error: 0,
    },
  ],
  related: [
    {
      id: 'cd1-2222222222222222',
      source: OTHER_SOURCE,
      kind: 'passage',
      similarity: 0.1,
      containment: 0.2,
      passages: [],
    },
  ],
  duplicateOf: 'cd1-3333333333333333',
  supersedes: 'cd1-4444444444444444',
});

/** A record in which hardly any part says something. */
export const BARE = record({
  headline: null,
  updated: null,
  updatedRaw: null,
  body: [],
  wordCount: 0,
  issues: ['no_body'],
});

export const RECORDS = [FULL, BARE, record()];

/** The format of a name. */
export const formatOf = (name: string): OutputFormat => {
  const found = OUTPUTS.find(format => format.name === name);
  if (found === undefined) throw new Error(`no format ${name}`);
  return found;
};

/** What a format writes for records. */
export async function written(name: string, records: readonly AnyRecord[], settings = SETTINGS): Promise<string> {
  const sink = new ByteSink();
  const writer = await formatOf(name).open(sink, KIND, KIND.fields, settings);
  return textOf(sink, writer, records as NewsRecord<Passage>[]);
}

/** The same, read as one document a line. */
export async function documents(
  name: string,
  records: readonly AnyRecord[] = RECORDS,
): Promise<Record<string, unknown>[]> {
  const text = await written(name, records);
  return text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}
